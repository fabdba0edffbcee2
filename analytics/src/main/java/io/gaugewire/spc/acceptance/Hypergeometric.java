package io.gaugewire.spc.acceptance;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/** Counts in a sample without replacement. */
final class Hypergeometric {
  /**
   * So few probabilities are added here: the library first looks for the median of the distribution
   * step by step, which takes minutes where the population is thousands of millions.
   */
  private static final int FEW = 1_000;

  private Hypergeometric() {}

  /** Probability of {@code count} or fewer of the marked units in the sample. */
  static double below(int count, int population, int marked, int sample) {
    if (count >= Math.min(marked, sample)) {
      return 1;
    }
    var counts = HypergeometricDistribution.of(population, marked, sample);
    int least = Math.max(0, sample - (population - marked));
    if (count - least > FEW) {
      return counts.cumulativeProbability(count);
    }
    double sum = 0;
    for (int each = least; each <= count; each++) {
      sum += counts.probability(each);
    }
    return Math.min(1, sum);
  }
}
