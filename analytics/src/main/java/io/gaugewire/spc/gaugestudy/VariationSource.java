package io.gaugewire.spc.gaugestudy;

/** Where the variation of readings comes from. */
public enum VariationSource {
  /** EV: the same operator, part and gauge again. */
  REPEATABILITY,
  /** Differences between operators. */
  OPERATOR,
  /** Operators differ more on some parts than on others. */
  OPERATOR_BY_PART,
  /** AV: operator and operator by part together. */
  REPRODUCIBILITY,
  /** GRR: repeatability and reproducibility together, the measurement system. */
  GRR,
  /** PV: the parts themselves. */
  PART_TO_PART,
  /** TV: everything. */
  TOTAL
}
