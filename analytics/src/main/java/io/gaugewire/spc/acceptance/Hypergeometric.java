package io.gaugewire.spc.acceptance;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/** Counts in a sample without replacement. */
final class Hypergeometric {
  private Hypergeometric() {}

  /** Probability of {@code count} or fewer of the marked units in the sample. */
  static double below(int count, int population, int marked, int sample) {
    if (count >= Math.min(marked, sample)) {
      return 1;
    }
    return HypergeometricDistribution.of(population, marked, sample).cumulativeProbability(count);
  }
}
