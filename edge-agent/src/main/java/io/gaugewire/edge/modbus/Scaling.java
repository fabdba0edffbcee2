package io.gaugewire.edge.modbus;

import org.jspecify.annotations.Nullable;

/**
 * From the raw number to the value: {@code raw * multiplier / divisor / 10^decimals + offset}.
 *
 * <p>Decimals divide by a power of ten and never multiply with 0.001: the quotient is the double
 * nearest to the decimal number the gauge shows, the product often is not.
 *
 * @param decimals 0 to 15 places
 * @param decimalsFrom a register that tells the number of places, in addition to {@code decimals}
 */
public record Scaling(
    double multiplier,
    double divisor,
    double offset,
    int decimals,
    @Nullable Register decimalsFrom) {
  public static final Scaling NONE = new Scaling(1, 1, 0, 0, null);

  static final int MOST_DECIMALS = 15;
  private static final double[] POWERS = new double[MOST_DECIMALS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      // Exact: every power of ten up to 10^22 is a double.
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  public Scaling {
    if (!(decimals >= 0 && decimals <= MOST_DECIMALS)) {
      throw new IllegalArgumentException("decimals are 0 to " + MOST_DECIMALS);
    }
    if (!(Math.abs(divisor) > 0) || !(Math.abs(multiplier) > 0) || !Double.isFinite(offset)) {
      throw new IllegalArgumentException("a scale cannot be zero or not a number");
    }
  }

  /** The value, or NaN when a decimal-point register holds no number of places. */
  double apply(double raw, long placesFromRegister) {
    long places = decimals + placesFromRegister;
    if (!(placesFromRegister >= 0 && places <= MOST_DECIMALS)) {
      return Double.NaN;
    }
    return raw * multiplier / (divisor * POWERS[(int) places]) + offset;
  }
}
