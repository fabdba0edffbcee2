package io.gaugewire.ingest.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.SigmaEstimator;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import io.gaugewire.spc.monitor.ChartForm;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The pair of charts that is drawn, and what its limits rest on. */
public enum ChartKind {
  /** Means and ranges of subgroups of 2 or more. */
  XBAR_R("xbar-r", 2, 5, 25),
  /** Means and standard deviations of subgroups of 2 or more: from 9 on they tell more. */
  XBAR_S("xbar-s", 2, 10, 25),
  /** Individual values and moving ranges of two. */
  I_MR("i-mr", 1, 1, 1);

  /** The kinds as they are spelled, for readers. */
  public static final String KEYS =
      Arrays.stream(values()).map(ChartKind::key).collect(Collectors.joining(", "));

  private final String key;
  private final int smallest;
  private final int usual;
  private final int largest;

  ChartKind(String key, int smallest, int usual, int largest) {
    this.key = key;
    this.smallest = smallest;
    this.usual = usual;
    this.largest = largest;
  }

  /** As it is spelled in files, tables and the interface. */
  public String key() {
    return key;
  }

  /** The smallest subgroup it takes. */
  public int smallest() {
    return smallest;
  }

  /** The subgroup it takes where none is told. */
  public int usual() {
    return usual;
  }

  /** The largest subgroup it takes. */
  public int largest() {
    return largest;
  }

  /** The kind spelled so, if there is one. */
  public static Optional<ChartKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  /** What is plotted: location first, dispersion second. */
  public ChartForm form() {
    return switch (this) {
      case XBAR_R -> new ChartForm.MeanAndRange();
      case XBAR_S -> new ChartForm.MeanAndDeviation();
      case I_MR -> new ChartForm.Individuals();
    };
  }

  /** How sigma within subgroups is estimated for limits, from what the chart itself plots. */
  public SigmaEstimator estimator() {
    return switch (this) {
      case XBAR_R -> SubgroupSigma.MEAN_RANGE;
      case XBAR_S -> SubgroupSigma.MEAN_DEVIATION;
      case I_MR -> MovingRangeSigma.DEFAULT;
    };
  }

  /** The word for {@link #estimator} that limits carry. */
  public String method() {
    return switch (this) {
      case XBAR_R -> "rbar";
      case XBAR_S -> "sbar";
      case I_MR -> "mr-mean";
    };
  }

  /**
   * The dispersion that is plotted of a subgroup, as far as its own values tell it: a single value
   * has none, and a moving range reaches over two subgroups.
   */
  OptionalDouble dispersion(Subgroup subgroup) {
    Result<Double> plotted =
        switch (this) {
          case XBAR_R -> subgroup.range();
          case XBAR_S -> subgroup.deviation();
          case I_MR -> Result.notAvailable("a moving range is none of one value");
        };
    return plotted.toOptional().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
