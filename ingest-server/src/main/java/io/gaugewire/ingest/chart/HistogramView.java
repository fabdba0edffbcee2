package io.gaugewire.ingest.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Schema Histogram: how many values lie in each of some intervals of equal width. The intervals are
 * whole steps of the resolution wide and begin between two steps, so that none holds more possible
 * values than its neighbours.
 *
 * @param from lower end of the first interval
 * @param width of each, above 0
 * @param counts lowest interval first
 */
record HistogramView(double from, double width, List<Integer> counts) {
  private static final int MOST = 40;

  /**
   * Of values.
   *
   * @param decimals the resolution is 10^-decimals
   */
  static HistogramView of(double[] values, int decimals) {
    double step = Math.pow(10, -decimals);
    double least = Arrays.stream(values).min().orElseThrow();
    double most = Arrays.stream(values).max().orElseThrow();
    double from = (Math.rint(least / step) - 0.5) * step;
    double range = most - from;
    // Twice the cube root of n intervals (Rice).
    double wanted = Math.min(MOST, Math.max(1, Math.ceil(2 * Math.cbrt(values.length))));
    double width = Math.max(1, Math.ceil(range / wanted / step)) * step;
    int[] counts = new int[Math.min(MOST + 1, (int) Math.floor(range / width) + 1)];
    for (double value : values) {
      int at = (int) Math.floor((value - from) / width);
      counts[Math.max(0, Math.min(counts.length - 1, at))]++;
    }
    List<Integer> all = new ArrayList<>();
    for (int count : counts) {
      all.add(count);
    }
    return new HistogramView(from, width, List.copyOf(all));
  }
}
