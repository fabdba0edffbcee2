package io.gaugewire.spc.summary;

/**
 * A running sum in double-double precision (about 32 digits). Confined to the method that makes it.
 *
 * <p>Error-free transformations: Dekker, T. J. (1971), Numer. Math. 18; Knuth, TAOCP vol. 2, 4.2.2.
 */
final class LongSum {
  private double high;
  private double low;

  LongSum add(double term) {
    double sum = high + term;
    double part = sum - high;
    double lost = (high - (sum - part)) + (term - part);
    double rest = low + lost;
    high = sum + rest;
    low = rest - (high - sum);
    return this;
  }

  /** Adds {@code a * b} without rounding the product. */
  LongSum addProduct(double a, double b) {
    double product = a * b;
    double lost = Math.fma(a, b, -product);
    return add(product).add(lost);
  }

  double value() {
    return high + low;
  }

  /** The sum divided by {@code count}, leading part; {@link #meanRest} is what it leaves out. */
  double mean(int count) {
    return high / count;
  }

  /** What {@link #mean} lacks of the quotient: mean + meanRest is good to about 32 digits. */
  double meanRest(int count) {
    double quotient = high / count;
    return (Math.fma(-quotient, count, high) + low) / count;
  }
}
