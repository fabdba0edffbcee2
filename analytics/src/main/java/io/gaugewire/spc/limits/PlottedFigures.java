package io.gaugewire.spc.limits;

import java.util.Arrays;

/**
 * Mean, spread and median as charts plot them.
 *
 * <p>A monitor repeats exactly this arithmetic on values in place, without allocating, so that its
 * points equal the charts' to the last bit. Figures of whole samples (capability, studies) come
 * from {@code spc.summary}, which carries twice the digits.
 */
final class PlottedFigures {
  private PlottedFigures() {}

  /**
   * Mean as first value + mean deviation from it: equal values give that value to the last bit, so
   * a chart of constant data has no point beyond its collapsed limits.
   */
  static double mean(double[] values) {
    CompensatedSum deviations = new CompensatedSum();
    for (double value : values) {
      deviations.add(value - values[0]);
    }
    return values[0] + deviations.value() / values.length;
  }

  /**
   * Sum of squared deviations from the mean, with the second-order correction for a mean that had
   * to be rounded (Chan, Golub and LeVeque (1983), American Statistician 37, 242-247).
   */
  static double squaredDeviations(double[] values, double mean) {
    double squares = 0;
    double deviations = 0;
    for (double value : values) {
      double deviation = value - mean;
      squares += deviation * deviation;
      deviations += deviation;
    }
    return Math.max(0, squares - deviations * deviations / values.length);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }
}
