package io.gaugewire.spc.limits;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.constants.ChartConstants;
import java.util.List;
import java.util.OptionalDouble;

/**
 * σ of individual values from the moving ranges between neighbours.
 *
 * <p>MR_i is the range of the {@code span} values ending at i. References: ISO 7870-2; D. J.
 * Wheeler, Understanding Statistical Process Control (mean, span 2); the median resists single
 * outliers.
 *
 * @param average which average of the moving ranges is taken
 * @param span number of values in a moving range, 2 to {@value ChartConstants#LARGEST_N}; usually 2
 */
public record MovingRangeSigma(Average average, int span) implements SigmaEstimator {
  /** Which average of the moving ranges is taken. */
  public enum Average {
    /** σ = mean(MR)/d2(span). The default for individuals. */
    MEAN,
    /** σ = median(MR)/d4(span). */
    MEDIAN
  }

  /** Mean moving range of two neighbours. */
  public static final MovingRangeSigma DEFAULT = new MovingRangeSigma(Average.MEAN, 2);

  private static final double RANGE_VARIANCE = 2 - 4 / Math.PI;
  private static final double RANGE_COVARIANCE =
      4 / Math.PI * (Math.sqrt(3) / 2 + Math.PI / 12 - 1);

  public MovingRangeSigma {
    if (!(span >= 2 && span <= ChartConstants.LARGEST_N)) {
      throw new IllegalArgumentException(
          "a moving range spans 2 to " + ChartConstants.LARGEST_N + " values, not " + span);
    }
  }

  /** σ of individual values; ranges that would use a missing value are left out. */
  public Result<Double> estimate(Observations values) {
    Observations ranges = values.movingRanges(span);
    if (ranges.count() == 0) {
      return Result.notAvailable(
          "no " + span + " neighbouring values are there to form a moving range");
    }
    ChartConstants of = ChartConstants.of(span);
    return switch (average) {
      case MEAN -> ranges.mean().map(mean -> mean / of.d2());
      case MEDIAN -> ranges.median().map(median -> median / of.d4());
    };
  }

  /**
   * How surely σ is known: the degrees of freedom of a χ that spreads as the estimate does, 1/(2 v)
   * rounded, v its variance in σ². Of independent normal values a range of two has the variance (2
   * - 4/π)σ², and two that share a value the covariance (4/π)(√3/2 + π/12 - 1)σ²: about 0.6 for
   * each value, where a standard deviation has 1.
   *
   * @return not available for medians, for wider spans, and where there is no range
   */
  public Result<Integer> degreesOfFreedom(Observations values) {
    if (average != Average.MEAN || span != 2) {
      return Result.notAvailable("only the mean range of two neighbours has a known variance");
    }
    Observations ranges = values.movingRanges(2);
    int sharing = 0;
    for (int i = 1; i < ranges.size(); i++) {
      sharing += ranges.isMissing(i - 1) || ranges.isMissing(i) ? 0 : 1;
    }
    double count = ranges.count();
    if (count == 0) {
      return Result.notAvailable("no 2 neighbouring values are there to form a moving range");
    }
    double variance =
        (count * RANGE_VARIANCE + 2 * sharing * RANGE_COVARIANCE) / (count * count * 4 / Math.PI);
    return Result.of(Math.toIntExact(Math.max(1, Math.round(1 / (2 * variance)))));
  }

  @Override
  public Result<Double> estimate(List<Subgroup> subgroups) {
    List<OptionalDouble> means =
        subgroups.stream()
            .map(s -> s.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(s.rawMean()))
            .toList();
    return estimate(Observations.withGaps(means));
  }
}
