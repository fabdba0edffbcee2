package io.gaugewire.spc.summary;

/**
 * Count n, mean and standard deviation of a sample: what most figures of this library start from.
 *
 * <p>mean = sum x / n; s = sqrt(sum (x - mean)^2 / (n - 1)). Accuracy is checked against NIST StRD.
 *
 * @param count n, at least 2
 * @param mean in the unit of the values
 * @param standardDeviation s with divisor n - 1, in the unit of the values, 0 or more
 */
public record Moments(int count, double mean, double standardDeviation) {

  /** Refuses what no sample of two or more numbers can have. */
  public Moments {
    if (count < 2) {
      throw new IllegalArgumentException(
          "A standard deviation needs at least 2 values, there are " + count);
    }
    Values.number("mean", mean);
    Values.number("standardDeviation", standardDeviation);
    if (standardDeviation < 0) {
      throw new IllegalArgumentException(
          "standardDeviation must not be negative, is " + standardDeviation);
    }
  }

  /**
   * The moments of {@code values}.
   *
   * @throws IllegalArgumentException for fewer than 2 values, NaN or infinite ones
   */
  public static Moments of(double... values) {
    Deviations deviations = Deviations.of(Values.checked(2, values));
    double variance = deviations.sumOfSquares() / (values.length - 1);
    return new Moments(values.length, deviations.mean(), Math.sqrt(variance));
  }

  /**
   * The arithmetic mean alone, which a single value has too.
   *
   * @throws IllegalArgumentException for no values, NaN or infinite ones
   */
  public static double meanOf(double... values) {
    return Deviations.of(Values.checked(1, values)).mean();
  }

  /** s^2. */
  public double variance() {
    return standardDeviation * standardDeviation;
  }

  /** sum (x - center)^2 = (n - 1) s^2 + n (mean - center)^2. */
  public double sumOfSquaresAbout(double center) {
    double off = mean - Values.number("center", center);
    return (count - 1) * variance() + count * off * off;
  }

  /** s / sqrt n. */
  public double standardErrorOfMean() {
    return standardDeviation / Math.sqrt(count);
  }
}
