package io.gaugewire.spc.objective;

/** Which side of the target is the good one; the target itself is good on either. */
public enum Direction {
  /** Such as nonconforming parts, missed checks. */
  AT_MOST,
  /** Such as first pass yield, checks done. */
  AT_LEAST;

  boolean met(double value, double target) {
    return this == AT_MOST ? value <= target : value >= target;
  }
}
