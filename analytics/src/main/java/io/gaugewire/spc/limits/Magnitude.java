package io.gaugewire.spc.limits;

/** The numbers a chart can work with. */
final class Magnitude {
  /** Squares and sums of squares of values up to here stay finite. */
  static final double LARGEST = 1e150;

  private Magnitude() {}

  static double check(double x, String what, int position) {
    if (!(Math.abs(x) <= LARGEST)) {
      throw new IllegalArgumentException(
          what
              + " at position "
              + position
              + " is "
              + x
              + "; expected a number up to 1e150 in size");
    }
    return x;
  }
}
