package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.ControlLimits;

/**
 * One point of a panel.
 *
 * @param position from 0, the same on all panels of a chart
 * @param value the statistic, or why there is none (the point leaves a gap)
 * @param limits the limits that hold here, or why there are none
 */
public record Point(int position, Result<Double> value, Result<ControlLimits> limits) {
  /** Whether the value is strictly outside the limits; false where either is not available. */
  public boolean isBeyondLimits() {
    return value instanceof Result.Available<Double>(Double x)
        && limits instanceof Result.Available<ControlLimits>(ControlLimits within)
        && within.isBeyond(x);
  }
}
