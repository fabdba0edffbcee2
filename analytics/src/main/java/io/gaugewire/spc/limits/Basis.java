package io.gaugewire.spc.limits;

/**
 * Where the limits of a stage come from.
 *
 * @param <P> the kind of parameters of the chart
 */
public sealed interface Basis<P extends ChartParameters> {
  /** Estimated from every point of the stage. */
  record EveryPoint<P extends ChartParameters>() implements Basis<P> {}

  /**
   * Estimated from the first points of the stage, then frozen.
   *
   * @param points how many, from 1
   */
  record FirstPoints<P extends ChartParameters>(int points) implements Basis<P> {
    public FirstPoints {
      if (!(points >= 1)) {
        throw new IllegalArgumentException(
            "limits are frozen after at least one point, not " + points);
      }
    }
  }

  /** Standards given, or frozen earlier. */
  record Given<P extends ChartParameters>(P parameters) implements Basis<P> {}
}
