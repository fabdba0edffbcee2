package io.gaugewire.spc.rule;

import java.util.Locale;

/**
 * What a point on a control chart stands for, which decides the rules that make sense on it.
 *
 * <p>Zone rules presuppose a symmetric, roughly normal statistic. Statistics that are skewed by
 * nature take only the rules that look at order and side, and statistics that carry their own past
 * (EWMA, CUSUM, moving average) or that have no lower side (T²) take only the limit itself.
 * Reference: Nelson, <i>Journal of Quality Technology</i> 16 (1984) 237–239; ISO 7870-2.
 */
public enum PlottedStatistic {
  /** Mean of a subgroup (X̄). */
  MEAN(Allowed.EVERY_RULE),
  /** Median of a subgroup. */
  MEDIAN(Allowed.EVERY_RULE),
  /** A single measurement (X). */
  INDIVIDUAL(Allowed.EVERY_RULE),
  /** A value standardised to mean 0 and standard deviation 1 (short runs, Z charts). */
  STANDARDISED(Allowed.EVERY_RULE),
  /** Range of a subgroup (R). */
  RANGE(Allowed.ORDER_AND_SIDE),
  /** Standard deviation of a subgroup (S). */
  STANDARD_DEVIATION(Allowed.ORDER_AND_SIDE),
  /** Moving range (MR); neighbours share a value, so only the limit is a sensible default. */
  MOVING_RANGE(Allowed.ORDER_AND_SIDE),
  /** Share of defective units (p, p′). */
  PROPORTION_DEFECTIVE(Allowed.ORDER_AND_SIDE),
  /** Number of defective units (np). */
  NUMBER_DEFECTIVE(Allowed.ORDER_AND_SIDE),
  /** Number of defects (c). */
  DEFECTS(Allowed.ORDER_AND_SIDE),
  /** Defects per unit (u, u′). */
  DEFECTS_PER_UNIT(Allowed.ORDER_AND_SIDE),
  /** Units between rare events (g). */
  UNITS_BETWEEN_EVENTS(Allowed.ORDER_AND_SIDE),
  /** Exponentially weighted moving average. */
  EWMA(Allowed.LIMIT_ONLY),
  /** Upper cumulative sum C⁺. */
  CUSUM_UPPER(Allowed.LIMIT_ONLY),
  /** Lower cumulative sum C⁻. */
  CUSUM_LOWER(Allowed.LIMIT_ONLY),
  /** Moving average. */
  MOVING_AVERAGE(Allowed.LIMIT_ONLY),
  /** Hotelling's T². */
  T_SQUARED(Allowed.LIMIT_ONLY);

  private enum Allowed {
    EVERY_RULE,
    ORDER_AND_SIDE,
    LIMIT_ONLY
  }

  private final Allowed allowed;

  PlottedStatistic(Allowed allowed) {
    this.allowed = allowed;
  }

  /** Whether {@code rule} is meaningful on points of this kind. */
  public boolean allows(RunRule rule) {
    return switch (rule) {
      case RunRule.BeyondLimits r -> true;
      case RunRule.SameSide r -> allowed != Allowed.LIMIT_ONLY;
      case RunRule.Trend r -> allowed != Allowed.LIMIT_ONLY;
      case RunRule.Alternation r -> allowed != Allowed.LIMIT_ONLY;
      case RunRule.MostBeyond r -> allowed == Allowed.EVERY_RULE;
      case RunRule.AllWithin r -> allowed == Allowed.EVERY_RULE;
      case RunRule.NoneWithin r -> allowed == Allowed.EVERY_RULE;
    };
  }

  /** The statistic's name in lower case with hyphens, for keys and texts: {@code moving-range}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
