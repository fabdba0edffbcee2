package io.gaugewire.spc.summary;

import io.gaugewire.spc.Result;

/** The one place where numbers that come from outside are checked before anything is computed. */
public final class Values {

  /** Beyond this magnitude a square overflows; no quantity a gauge can read comes near. */
  public static final double LARGEST_MAGNITUDE = 1e150;

  private Values() {}

  /**
   * A copy of {@code values} after the check that there are enough of them and that each is a
   * number of a magnitude up to {@value #LARGEST_MAGNITUDE}.
   *
   * @param atLeast the fewest values that make sense, 0 or more
   * @throws IllegalArgumentException naming the first offender and its position (from 0)
   */
  public static double[] checked(int atLeast, double... values) {
    if (values.length < atLeast) {
      throw new IllegalArgumentException(
          "At least " + atLeast + " values are needed, there are " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= LARGEST_MAGNITUDE)) {
        throw new IllegalArgumentException(
            "Value " + i + " is " + values[i] + ": leave out missing values, do not code them");
      }
    }
    return values.clone();
  }

  /**
   * {@code value} after the check that it is a number of usable magnitude.
   *
   * @param name what it is, for the message
   * @throws IllegalArgumentException if it is NaN, infinite or beyond {@value #LARGEST_MAGNITUDE}
   */
  public static double number(String name, double value) {
    if (!(Math.abs(value) <= LARGEST_MAGNITUDE)) {
      throw new IllegalArgumentException(name + " must be a finite number, is " + value);
    }
    return value;
  }

  /**
   * {@code value}, a result, after the check that it is one.
   *
   * @param name what it is, for the message
   * @throws IllegalArgumentException if it is NaN
   */
  public static double defined(String name, double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(name + " is not a number");
    }
    return value;
  }

  /**
   * {@code value} after the check that it is above zero and of usable magnitude.
   *
   * @throws IllegalArgumentException if it is zero, negative, NaN, infinite or too large
   */
  public static double positive(String name, double value) {
    if (!(value > 0 && value <= LARGEST_MAGNITUDE)) {
      throw new IllegalArgumentException(name + " must be above zero and finite, is " + value);
    }
    return value;
  }

  /**
   * {@code value} after the check that it is strictly between 0 and 1.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static double fraction(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be between 0 and 1, is " + value);
    }
    return value;
  }

  /** {@code value}, unless it is NaN or infinite: then not available for the reason given. */
  public static Result<Double> finite(double value, String because) {
    return Double.isFinite(value) ? Result.of(value) : Result.notAvailable(because);
  }

  /** Whether all values are the same number; true for none and for one. */
  public static boolean allEqual(double... values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }
}
