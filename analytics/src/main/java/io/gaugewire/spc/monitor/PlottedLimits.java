package io.gaugewire.spc.monitor;

/**
 * The lines that hold for one plotted point.
 *
 * @param version version of the limit set
 * @param center center line
 * @param sigma standard deviation of the plotted statistic; zones are multiples of it
 */
public record PlottedLimits(int version, double center, double sigma) {}
