package io.gaugewire.spc.acceptance;

/**
 * A single sampling plan for attributes without a gap: accept up to Ac, otherwise do not.
 *
 * @param sampleSize n, 1 or more
 * @param acceptance Ac, 0 or more: nonconforming units, or nonconformities for an AQL counted per
 *     100 units, in which case it may exceed n
 */
public record AttributesPlan(int sampleSize, int acceptance) {
  public AttributesPlan {
    if (sampleSize < 1 || acceptance < 0) {
      throw new IllegalArgumentException(
          "a plan has a sample of 1 or more and accepts on 0 or more, not n = %d, Ac = %d"
              .formatted(sampleSize, acceptance));
    }
  }

  /** Re = Ac + 1. */
  public int rejection() {
    return acceptance + 1;
  }

  /**
   * Whether the lot is accepted.
   *
   * @param found nonconforming units, or nonconformities, in the sample; 0 or more
   * @throws IllegalArgumentException for a negative count
   */
  public boolean accepts(int found) {
    if (found < 0) {
      throw new IllegalArgumentException("a count is 0 or more, not " + found);
    }
    return found <= acceptance;
  }
}
