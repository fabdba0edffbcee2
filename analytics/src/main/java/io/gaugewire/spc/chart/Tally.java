package io.gaugewire.spc.chart;

/**
 * How many were counted in how much that was inspected.
 *
 * @param count nonconforming parts, or nonconformities; from 0
 * @param size parts inspected (p, np), or the area of opportunity in inspection units (c, u); from
 *     0, where 0 says that nothing was inspected and the point is missing
 */
public record Tally(long count, double size) {
  /** Sums of millions of counts up to here stay exact. */
  private static final long LARGEST = 1_000_000_000_000L;

  public Tally {
    if (!(count >= 0 && count <= LARGEST)) {
      throw new IllegalArgumentException("count " + count + " is negative or above " + LARGEST);
    }
    if (!(size >= 0 && size <= LARGEST)) {
      throw new IllegalArgumentException(
          "inspected size " + size + " must be a number from 0 to " + LARGEST);
    }
    if (size == 0 && count > 0) {
      throw new IllegalArgumentException(
          count + " counted although nothing was inspected; give the inspected size");
    }
  }

  /** A count over one area of opportunity that is the same for all, as on a c chart. */
  public static Tally of(long count) {
    return new Tally(count, 1);
  }

  /** Nothing was inspected. */
  public static Tally missing() {
    return new Tally(0, 0);
  }
}
