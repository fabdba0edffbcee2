package io.gaugewire.spc.rate;

import java.util.function.DoublePredicate;

/** Where a condition on a number turns from false to true. */
final class Root {
  private static final int MOST_STEPS = 2100;

  private Root() {}

  /**
   * The border, by halving until no double lies between; the condition is false at {@code low} and
   * true at {@code high}.
   */
  static double between(double low, double high, DoublePredicate reached) {
    double below = low;
    double above = high;
    for (int i = 0; i < MOST_STEPS; i++) {
      double middle = below + (above - below) / 2;
      if (middle <= below || middle >= above) {
        break;
      }
      if (reached.test(middle)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }
}
