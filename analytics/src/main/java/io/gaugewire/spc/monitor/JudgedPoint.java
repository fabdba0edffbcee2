package io.gaugewire.spc.monitor;

import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.summary.Values;

/**
 * One statistic of a subgroup with the limits it was judged by.
 *
 * @param statistic what is plotted
 * @param value plotted value
 * @param limits the lines at this point
 */
public record JudgedPoint(PlottedStatistic statistic, double value, PlottedLimits limits) {
  public JudgedPoint {
    Values.defined("value", value);
  }
}
