package io.gaugewire.spc.summary;

/**
 * The mean of some values and what each deviates from it, each deviation right to the last digit.
 * The mean is held in two parts, so that subtracting it cancels nothing away.
 */
final class Deviations {
  private final double mean;
  private final double[] deviations;

  private Deviations(double mean, double[] deviations) {
    this.mean = mean;
    this.deviations = deviations;
  }

  static Deviations of(double[] values) {
    LongSum sum = new LongSum();
    for (double value : values) {
      sum.add(value);
    }
    double high = sum.mean(values.length);
    double rest = sum.meanRest(values.length);
    double[] deviations = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double difference = values[i] - high;
      double part = difference - values[i];
      double lost = (values[i] - (difference - part)) - (high + part);
      deviations[i] = difference + (lost - rest);
    }
    return new Deviations(high + rest, deviations);
  }

  double mean() {
    return mean;
  }

  double at(int index) {
    return deviations[index];
  }

  int count() {
    return deviations.length;
  }

  double sumOfSquares() {
    return sumOfProducts(0);
  }

  /** Sum of d(i) d(i + lag). */
  double sumOfProducts(int lag) {
    LongSum sum = new LongSum();
    for (int i = 0; i + lag < deviations.length; i++) {
      sum.addProduct(deviations[i], deviations[i + lag]);
    }
    return sum.value();
  }
}
