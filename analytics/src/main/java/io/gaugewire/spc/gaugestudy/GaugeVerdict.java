package io.gaugewire.spc.gaugestudy;

/** AIAG's judgement of a measurement system by %study variation or %tolerance of GRR. */
public enum GaugeVerdict {
  /** Below 10 %. */
  GOOD,
  /** 10 % to 30 %: may do, depending on use and cost. */
  CONDITIONAL,
  /** Above 30 %. */
  UNFIT;

  /**
   * The verdict on a percentage.
   *
   * @throws IllegalArgumentException for a negative percentage or NaN
   */
  public static GaugeVerdict ofPercent(double percent) {
    if (!(percent >= 0)) {
      throw new IllegalArgumentException("A percentage of variation is 0 or more, not " + percent);
    }
    if (percent < 10) {
      return GOOD;
    }
    return percent <= 30 ? CONDITIONAL : UNFIT;
  }
}
