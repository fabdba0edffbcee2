package io.gaugewire.spc.rule;

/** One place in a plotted sequence: a point, or a place where the value is missing. */
public sealed interface Plotted {

  /** The stage this place belongs to; patterns never reach from one stage into the next. */
  int stage();

  /**
   * A plotted point with the limits that hold for it.
   *
   * @param value plotted value, finite
   * @param center center line at this point, finite
   * @param sigma standard deviation of the plotted statistic at this point, above 0
   * @param stage stage the point belongs to
   */
  record Point(double value, double center, double sigma, int stage) implements Plotted {
    public Point {
      if (!Double.isFinite(value) || !Double.isFinite(center)) {
        throw new IllegalArgumentException(
            "value and center must be finite, but are "
                + value
                + " and "
                + center
                + "; a missing value is a Plotted.Missing");
      }
      if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "sigma must be a finite number above 0, but is "
                + sigma
                + "; without spread no rule can be judged");
      }
    }

    /** Height above the center line in standard deviations, (value − center) / sigma. */
    public double z() {
      return (value - center) / sigma;
    }
  }

  /**
   * A place without a value (missing, voided, not judged). Every pattern ends here.
   *
   * @param stage stage the place belongs to
   */
  record Missing(int stage) implements Plotted {}
}
