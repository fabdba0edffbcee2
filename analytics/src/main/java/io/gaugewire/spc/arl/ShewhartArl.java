package io.gaugewire.spc.arl;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Run length and operating characteristic of a chart of means with limits at ±L standard errors.
 *
 * <p>With a shift of δ process standard deviations and subgroups of n, p = Φ(−L − δ√n) + Φ(−L +
 * δ√n) is the probability of a signal at a point, β = 1 − p the probability to miss the shift
 * there, and ARL = 1/p. Reference: Montgomery, section 6.2.6.
 *
 * @param limit L, distance of the limits in standard errors, above 0
 * @param subgroupSize n, 1 or more
 */
public record ShewhartArl(double limit, int subgroupSize) {
  private static final ContinuousDistribution NORMAL = NormalDistribution.of(0, 1);

  public ShewhartArl {
    if (!(limit > 0 && limit <= 37)) {
      throw new IllegalArgumentException("limits lie at 0 to 37 standard errors, not " + limit);
    }
    if (subgroupSize < 1) {
      throw new IllegalArgumentException("a subgroup has 1 measurement or more");
    }
  }

  /** Probability that a point signals when the mean is off by {@code shift} σ. */
  public double signalProbability(double shift) {
    double off = standardErrors(shift);
    return NORMAL.survivalProbability(limit + off) + NORMAL.survivalProbability(limit - off);
  }

  /** β, the probability that a point does not signal when the mean is off by {@code shift} σ. */
  public double missProbability(double shift) {
    double off = Math.abs(standardErrors(shift));
    // Where both cumulative probabilities are near 1 their upper tails carry the digits.
    return off < limit
        ? 1 - signalProbability(shift)
        : NORMAL.cumulativeProbability(limit - off) - NORMAL.cumulativeProbability(-limit - off);
  }

  /** Average run length when the mean is off by {@code shift} σ. */
  public double arl(double shift) {
    return 1 / signalProbability(shift);
  }

  private double standardErrors(double shift) {
    if (!Double.isFinite(shift)) {
      throw new IllegalArgumentException("the shift must be a finite number, but is " + shift);
    }
    return shift * Math.sqrt(subgroupSize);
  }
}
