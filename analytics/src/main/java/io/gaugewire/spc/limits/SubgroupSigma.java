package io.gaugewire.spc.limits;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.constants.ChartConstants;
import java.util.List;

/**
 * σ from the spread within subgroups.
 *
 * <p>n_i is the size, R_i the range, s_i the standard deviation of subgroup i; subgroups of one
 * value say nothing of the spread and are passed over. For equal n the weighted and unweighted
 * forms agree. References: ISO 7870-2; I. W. Burr (1969), Journal of Quality Technology 1, 163-167
 * (weights); Minitab Statistical Software, methods and formulas of X̄ charts.
 */
public enum SubgroupSigma implements SigmaEstimator {
  /** Mean of R_i/d2(n_i); for equal n the textbook R̄/d2. The default for X̄-R. */
  MEAN_RANGE,
  /** Σ f_i R_i/d2(n_i) / Σ f_i with f = (d2/d3)²: the unbiased combination with least variance. */
  WEIGHTED_RANGE,
  /** Mean of s_i/c4(n_i); for equal n the textbook S̄/c4. The default for X̄-S. */
  MEAN_DEVIATION,
  /** Σ h_i s_i/c4(n_i) / Σ h_i with h = c4²/(1 - c4²). */
  WEIGHTED_DEVIATION,
  /** √(Σ(n_i-1)s_i² / ν) / c4(1 + ν) with ν = Σ(n_i-1). The default for capability. */
  POOLED,
  /** √(Σ(n_i-1)s_i² / ν), without the correction for its bias. */
  POOLED_BIASED;

  @Override
  public Result<Double> estimate(List<Subgroup> subgroups) {
    double numerator = 0;
    double weights = 0;
    for (Subgroup subgroup : subgroups) {
      int n = subgroup.n();
      if (n < 2) {
        continue;
      }
      if (usesRanges() && n > ChartConstants.LARGEST_N) {
        return Result.notAvailable(
            "a subgroup of "
                + n
                + " is too large for its range; estimate from standard deviations");
      }
      double weight = weight(n);
      numerator += weight * spread(subgroup);
      weights += weight;
    }
    return weights == 0
        ? Result.notAvailable(
            "no subgroup has two measurements; use moving ranges for individual values")
        : Result.of(finish(numerator, weights));
  }

  /**
   * How surely σ is known: the degrees of freedom of a χ that spreads as the estimate does, for the
   * intervals of indices. Σ(n_i-1) for the pooled forms, where that is exact; for the others 1/(2
   * v) rounded, v the variance of the estimate in σ².
   *
   * @return not available where no subgroup has two measurements
   */
  public Result<Integer> degreesOfFreedom(List<Subgroup> subgroups) {
    double variance = 0;
    double weights = 0;
    for (Subgroup subgroup : subgroups) {
      int n = subgroup.n();
      if (n >= 2) {
        double weight = weight(n);
        variance += weight * weight * relativeVariance(n);
        weights += weight;
      }
    }
    if (weights == 0) {
      return Result.notAvailable("no subgroup has two measurements");
    }
    return Result.of(
        Math.toIntExact(
            switch (this) {
              case POOLED, POOLED_BIASED -> Math.round(weights);
              case MEAN_RANGE, WEIGHTED_RANGE, MEAN_DEVIATION, WEIGHTED_DEVIATION ->
                  Math.max(1, Math.round(weights * weights / (2 * variance)));
            }));
  }

  /** Variance of the σ that one subgroup gives, in σ². */
  private double relativeVariance(int n) {
    return switch (this) {
      case MEAN_RANGE, WEIGHTED_RANGE -> {
        ChartConstants of = ChartConstants.of(n);
        yield square(of.d3() / of.d2());
      }
      case MEAN_DEVIATION, WEIGHTED_DEVIATION, POOLED, POOLED_BIASED ->
          square(ChartConstants.c5(n) / ChartConstants.c4(n));
    };
  }

  private boolean usesRanges() {
    return this == MEAN_RANGE || this == WEIGHTED_RANGE;
  }

  private double weight(int n) {
    return switch (this) {
      case MEAN_RANGE, MEAN_DEVIATION -> 1;
      case WEIGHTED_RANGE -> {
        ChartConstants of = ChartConstants.of(n);
        yield square(of.d2() / of.d3());
      }
      case WEIGHTED_DEVIATION -> square(ChartConstants.c4(n) / ChartConstants.c5(n));
      case POOLED, POOLED_BIASED -> n - 1;
    };
  }

  /** An estimate of σ from one subgroup, or of σ² for the pooled forms. */
  private double spread(Subgroup subgroup) {
    int n = subgroup.n();
    return switch (this) {
      case MEAN_RANGE, WEIGHTED_RANGE -> subgroup.rawRange() / ChartConstants.of(n).d2();
      case MEAN_DEVIATION, WEIGHTED_DEVIATION ->
          Math.sqrt(subgroup.squaredDeviations() / (n - 1)) / ChartConstants.c4(n);
      case POOLED, POOLED_BIASED -> subgroup.squaredDeviations() / (n - 1);
    };
  }

  private double finish(double numerator, double weights) {
    double average = numerator / weights;
    return switch (this) {
      case MEAN_RANGE, WEIGHTED_RANGE, MEAN_DEVIATION, WEIGHTED_DEVIATION -> average;
      case POOLED -> Math.sqrt(average) / ChartConstants.c4(1 + Math.round(weights));
      case POOLED_BIASED -> Math.sqrt(average);
    };
  }

  private static double square(double x) {
    return x * x;
  }
}
