package io.gaugewire.spc.arl;

/** The standard normal density and the check of a shift. */
final class Shift {
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  private Shift() {}

  static double density(double x) {
    return Math.exp(-0.5 * x * x) / ROOT_TWO_PI;
  }

  static double require(double shift) {
    if (!(Math.abs(shift) <= 1e6)) {
      throw new IllegalArgumentException("the shift must be a number up to 1e6, not " + shift);
    }
    return shift;
  }
}
