package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.summary.Moments;
import io.gaugewire.spc.summary.OneWayAnova;
import io.gaugewire.spc.summary.StraightLine;
import io.gaugewire.spc.summary.Values;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a gauge gives the same value of the same master over weeks. The picture is an X-bar and R
 * chart of the readings, one subgroup by check; this study adds the two questions a chart answers
 * slowly: does the gauge drift, and do checks differ by more than repeatability explains?
 *
 * @param drift line of the checks' means by days since the first
 * @param checks variation between checks beside that within
 */
public record StabilityStudy(StraightLine drift, OneWayAnova checks) {

  /**
   * Of checks of one master.
   *
   * @param days of every check since the first, 3 or more, not all equal
   * @param readings {@code [check][reading]}, at least 1 of each and more than 1 of some
   * @throws IllegalArgumentException if that does not hold, or for NaN or infinite values
   */
  public static StabilityStudy of(double[] days, double[][] readings) {
    if (days.length != readings.length) {
      throw new IllegalArgumentException(
          "There are " + days.length + " days and " + readings.length + " checks");
    }
    double[] means = Arrays.stream(readings).mapToDouble(Moments::meanOf).toArray();
    return new StabilityStudy(StraightLine.through(days, means), OneWayAnova.of(List.of(readings)));
  }

  /** Slope of the drift, unit of the readings by day. */
  public double driftByDay() {
    return drift.slope();
  }

  /** Whether the drift is more than chance: its significance is below {@code alpha}. */
  public boolean drifts(double alpha) {
    Values.fraction("alpha", alpha);
    return drift.slopePValue().map(p -> p < alpha).toOptional().orElse(drift.slope() != 0);
  }

  /** Whether checks differ by more than repeatability explains. */
  public boolean checksDiffer(double alpha) {
    Values.fraction("alpha", alpha);
    return checks
        .pValue()
        .map(p -> p < alpha)
        .toOptional()
        .orElse(checks.between().sumOfSquares() > 0);
  }
}
