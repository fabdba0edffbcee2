package io.gaugewire.spc.limits;

import io.gaugewire.spc.Result;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Measurements judged together on a chart: made close together, under the same conditions.
 *
 * <p>Missing measurements are left out, so subgroups of one characteristic may differ in size; an
 * empty one stands for an inspection that measured nothing. Immutable.
 */
public final class Subgroup {
  private final double[] values;
  private final double mean;
  private final double range;

  private Subgroup(double[] values) {
    this.values = values;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      Magnitude.check(values[i], "measurement", i);
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    this.mean = values.length == 0 ? 0 : PlottedFigures.mean(values);
    this.range = values.length == 0 ? 0 : high - low;
  }

  /**
   * A subgroup of these measurements.
   *
   * @throws IllegalArgumentException when one is NaN, infinite or above 1e150 in size
   */
  public static Subgroup of(double... values) {
    return new Subgroup(values.clone());
  }

  /**
   * A subgroup of those measurements that are there.
   *
   * @throws IllegalArgumentException when one is NaN, infinite or above 1e150 in size
   */
  public static Subgroup ofPresent(List<OptionalDouble> values) {
    return new Subgroup(
        values.stream()
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray());
  }

  /** Number of measurements, from 0. */
  public int n() {
    return values.length;
  }

  /** The measurements, in order; a copy. */
  public double[] values() {
    return values.clone();
  }

  /** X̄ = Σx/n; needs one measurement. */
  public Result<Double> mean() {
    return values.length == 0 ? nothingMeasured() : Result.of(mean);
  }

  /** The median; for even n the mean of the middle two; needs one measurement. */
  public Result<Double> median() {
    return values.length == 0 ? nothingMeasured() : Result.of(PlottedFigures.median(values));
  }

  /** R = max - min; needs two measurements. */
  public Result<Double> range() {
    return values.length < 2 ? tooFewForSpread() : Result.of(range);
  }

  /** s = √(Σ(x - x̄)²/(n - 1)); needs two measurements. */
  public Result<Double> deviation() {
    return values.length < 2
        ? tooFewForSpread()
        : Result.of(Math.sqrt(squaredDeviations() / (values.length - 1)));
  }

  double rawMean() {
    return mean;
  }

  double rawRange() {
    return range;
  }

  double squaredDeviations() {
    return values.length == 0 ? 0 : PlottedFigures.squaredDeviations(values, mean);
  }

  private static <T> Result<T> nothingMeasured() {
    return Result.notAvailable("the subgroup holds no measurement");
  }

  private Result<Double> tooFewForSpread() {
    return Result.notAvailable(
        "the spread of a subgroup needs 2 measurements and this one has " + values.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Subgroup that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "subgroup " + Arrays.toString(values);
  }
}
