package io.gaugewire.spc.limits;

/**
 * The limits that hold for one plotted point; what the process does, not what the drawing demands.
 *
 * @param lcl lower control limit
 * @param center center line
 * @param ucl upper control limit
 * @param standardError standard deviation of the plotted statistic, from 0; zones are multiples of
 *     it
 */
public record ControlLimits(double lcl, double center, double ucl, double standardError) {
  public ControlLimits {
    if (!(lcl <= center && center <= ucl)) {
      throw new IllegalArgumentException(
          "control limits out of order: " + lcl + ", " + center + ", " + ucl);
    }
    boolean finite = Double.isFinite(lcl) && Double.isFinite(ucl);
    if (!(finite && standardError >= 0 && standardError < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "control limits must be finite: " + lcl + ", " + ucl + ", error " + standardError);
    }
  }

  /** center ± k standardError. */
  public static ControlLimits around(double center, double standardError, double k) {
    return new ControlLimits(
        center - k * standardError, center, center + k * standardError, standardError);
  }

  /** The same limits kept within what the statistic can be, such as 0 to 1 for a fraction. */
  public ControlLimits within(double lowest, double highest) {
    return new ControlLimits(Math.max(lowest, lcl), center, Math.min(highest, ucl), standardError);
  }

  /** Whether a value is strictly outside; a point on a limit is inside. */
  public boolean isBeyond(double value) {
    return value > ucl || value < lcl;
  }
}
