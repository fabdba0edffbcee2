package io.gaugewire.spc.rate;

import io.gaugewire.spc.summary.Values;

/**
 * A two-sided confidence interval.
 *
 * @param lower smallest value the counts do not contradict
 * @param upper largest one
 * @param confidence between 0 and 1
 */
public record Interval(double lower, double upper, double confidence) {
  /** Refuses intervals out of order. */
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("lower " + lower + " is above upper " + upper);
    }
    Values.fraction("confidence", confidence);
  }

  /** Whether the value lies between the limits or on one. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
