package io.gaugewire.spc.summary;

import io.gaugewire.spc.Result;

/** How much a value says about the one that follows it. */
public final class Autocorrelation {
  private Autocorrelation() {}

  /**
   * r_k = sum (x_i - m)(x_(i+k) - m) / sum (x_i - m)^2, between -1 and 1, with m the mean of all
   * values (Box, Jenkins; the definition NIST StRD certifies for k = 1).
   *
   * @param lag k, from 1 to n - 1
   * @param values in the order they were measured
   * @return not available if all values are equal
   * @throws IllegalArgumentException for a lag out of range, NaN or infinite values
   */
  public static Result<Double> atLag(int lag, double... values) {
    double[] checked = Values.checked(2, values);
    if (lag < 1 || lag >= checked.length) {
      throw new IllegalArgumentException(
          "lag must be from 1 to " + (checked.length - 1) + ", is " + lag);
    }
    Deviations deviations = Deviations.of(checked);
    double squares = deviations.sumOfSquares();
    if (Values.allEqual(checked) || squares == 0) {
      return Result.notAvailable("all values are equal");
    }
    return Result.of(deviations.sumOfProducts(lag) / squares);
  }
}
