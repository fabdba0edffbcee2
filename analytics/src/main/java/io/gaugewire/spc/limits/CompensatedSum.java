package io.gaugewire.spc.limits;

/**
 * A running sum that keeps the digits a plain sum rounds away.
 *
 * <p>Reference: A. Neumaier (1974), Zeitschrift für Angewandte Mathematik und Mechanik 54, 39-51.
 * Confined to one thread.
 */
final class CompensatedSum {
  private double sum;
  private double lost;

  void add(double x) {
    double next = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? (sum - next) + x : (x - next) + sum;
    sum = next;
  }

  double value() {
    return sum + lost;
  }
}
