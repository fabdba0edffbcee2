package io.gaugewire.spc.limits;

import io.gaugewire.spc.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Values in their order in time, some of which may be missing.
 *
 * <p>A missing value keeps its position, so that nothing is judged or averaged across it unseen.
 * Immutable.
 */
public final class Observations {
  /** Marks a missing value; never handed out. */
  private static final double MISSING = Double.NaN;

  private final double[] values;

  private Observations(double[] values) {
    this.values = values;
  }

  /**
   * Values without gaps.
   *
   * @throws IllegalArgumentException when a value is NaN, infinite or above 1e150 in size
   */
  public static Observations of(double... values) {
    double[] copy = values.clone();
    for (int i = 0; i < copy.length; i++) {
      Magnitude.check(copy[i], "value", i);
    }
    return new Observations(copy);
  }

  /**
   * Values of which some may be missing.
   *
   * @throws IllegalArgumentException when a value is NaN, infinite or above 1e150 in size
   */
  public static Observations withGaps(List<OptionalDouble> values) {
    double[] copy = new double[values.size()];
    for (int i = 0; i < copy.length; i++) {
      OptionalDouble value = values.get(i);
      copy[i] = value.isPresent() ? Magnitude.check(value.getAsDouble(), "value", i) : MISSING;
    }
    return new Observations(copy);
  }

  /** Number of positions, missing ones included. */
  public int size() {
    return values.length;
  }

  /** Number of values that are there. */
  public int count() {
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        count++;
      }
    }
    return count;
  }

  /** Whether the value at a position (from 0) is missing. */
  public boolean isMissing(int position) {
    return Double.isNaN(values[position]);
  }

  /** The value at a position (from 0), empty when it is missing. */
  public OptionalDouble at(int position) {
    return isMissing(position) ? OptionalDouble.empty() : OptionalDouble.of(values[position]);
  }

  /** The values that are there, in order. */
  public double[] present() {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }

  /**
   * Positions {@code from} (included) to {@code to} (excluded).
   *
   * @throws IndexOutOfBoundsException if these are not positions of this series
   */
  public Observations slice(int from, int to) {
    Objects.checkFromToIndex(from, to, values.length);
    return new Observations(Arrays.copyOfRange(values, from, to));
  }

  /** The same positions with those of the set missing. */
  public Observations without(Set<Integer> positions) {
    double[] copy = values.clone();
    for (int position : positions) {
      if (position >= 0 && position < copy.length) {
        copy[position] = MISSING;
      }
    }
    return new Observations(copy);
  }

  /** Arithmetic mean of the values that are there. */
  public Result<Double> mean() {
    double[] present = present();
    return present.length == 0
        ? Result.notAvailable("there is no value")
        : Result.of(PlottedFigures.mean(present));
  }

  /** Median of the values that are there; of an even number, the mean of the middle two. */
  public Result<Double> median() {
    double[] present = present();
    return present.length == 0
        ? Result.notAvailable("there is no value")
        : Result.of(PlottedFigures.median(present));
  }

  /**
   * Moving ranges: at position i the range of the {@code span} values that end there, missing
   * before there are as many and wherever one of them is missing.
   *
   * @param span number of values in a range, from 2
   * @throws IllegalArgumentException when span is below 2
   */
  public Observations movingRanges(int span) {
    if (!(span >= 2)) {
      throw new IllegalArgumentException("a moving range spans at least 2 values, not " + span);
    }
    double[] ranges = new double[values.length];
    Arrays.fill(ranges, 0, Math.min(span - 1, ranges.length), MISSING);
    for (int i = span - 1; i < values.length; i++) {
      double low = values[i];
      double high = values[i];
      for (int j = i - span + 1; j < i; j++) {
        // Math.min and Math.max give NaN for NaN: a missing value makes the range missing.
        low = Math.min(low, values[j]);
        high = Math.max(high, values[j]);
      }
      ranges[i] = high - low;
    }
    return new Observations(ranges);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Observations that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return count() + " observations in " + size() + " positions";
  }
}
