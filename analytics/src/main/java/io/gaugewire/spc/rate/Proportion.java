package io.gaugewire.spc.rate;

/**
 * How many of the inspected units had something: nonconforming units, accepted batches, checks
 * done.
 *
 * @param count units that had it, from 0 to {@code of}
 * @param of units inspected, 1 to 1e12
 */
public record Proportion(long count, long of) {
  private static final long LARGEST = 1_000_000_000_000L;
  private static final double MILLION = 1e6;

  public Proportion {
    if (!(of >= 1 && of <= LARGEST)) {
      throw new IllegalArgumentException(
          "a proportion needs 1 to " + LARGEST + " inspected units, not " + of);
    }
    if (!(count >= 0 && count <= of)) {
      throw new IllegalArgumentException(
          "count " + count + " must lie between 0 and the " + of + " inspected units");
    }
  }

  /** count / of, from 0 to 1. */
  public double value() {
    return (double) count / of;
  }

  /** 1e6 count / of: nonconforming units per million, from 0 to 1e6. */
  public double ppm() {
    return MILLION * count / of;
  }

  /** The units that did not have it, of the same number. */
  public Proportion complement() {
    return new Proportion(of - count, of);
  }

  /** Both counted together. */
  public Proportion plus(Proportion other) {
    return new Proportion(Math.addExact(count, other.count), Math.addExact(of, other.of));
  }
}
