package io.gaugewire.spc.monitor;

import io.gaugewire.spc.summary.Values;

/**
 * The lines that hold for one plotted point.
 *
 * @param version version of the limit set
 * @param center center line
 * @param sigma standard deviation of the plotted statistic; zones are multiples of it
 */
public record PlottedLimits(int version, double center, double sigma) {
  public PlottedLimits {
    Values.defined("center", center);
    Values.defined("sigma", sigma);
  }
}
