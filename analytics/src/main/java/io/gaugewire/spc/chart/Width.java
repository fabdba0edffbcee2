package io.gaugewire.spc.chart;

/** Checks the distance of control limits from the center. */
final class Width {
  private Width() {}

  /** k standard errors, above 0 and at most 100. */
  static double check(double k) {
    if (!(k > 0 && k <= 100)) {
      throw new IllegalArgumentException(
          "control limits lie above 0 and up to 100 standard errors from the center, not " + k);
    }
    return k;
  }
}
