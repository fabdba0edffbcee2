package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Moments;
import io.gaugewire.spc.summary.Values;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether the mean of repeated readings of a master differs from its reference value by more than
 * chance (AIAG MSA 4th edition, ch. III B, independent sample method).
 *
 * @param sample moments of the readings
 * @param reference the master's value, in the unit of the readings
 */
public record BiasStudy(Moments sample, double reference) {

  /** An interval of the bias. */
  public record Interval(double lower, double upper) {
    public Interval {
      Values.defined("lower", lower);
      Values.defined("upper", upper);
    }
  }

  /** Refuses a reference that is no number. */
  public BiasStudy {
    Values.number("reference", reference);
  }

  /**
   * Of readings of one master.
   *
   * @throws IllegalArgumentException for fewer than 2 readings, NaN or infinite ones
   */
  public static BiasStudy of(double reference, double... readings) {
    return new BiasStudy(Moments.of(readings), reference);
  }

  /** mean - reference. */
  public double bias() {
    return sample.mean() - reference;
  }

  /** t = bias / (s / sqrt n); not available if all readings are equal. */
  public Result<Double> t() {
    return sample.standardDeviation() > 0
        ? Result.of(bias() / sample.standardErrorOfMean())
        : Result.notAvailable("all readings are equal: the gauge is too coarse for this study");
  }

  /** Two-sided probability of such a t without bias, n - 1 degrees of freedom. */
  public Result<Double> pValue() {
    return t().map(t -> 2 * student().survivalProbability(Math.abs(t)));
  }

  /** bias -/+ t(1 - a/2; n - 1) s / sqrt n; the bias may be chance if 0 lies within. */
  public Interval interval(double confidence) {
    double alpha = 1 - Values.fraction("confidence", confidence);
    double half = student().inverseSurvivalProbability(alpha / 2) * sample.standardErrorOfMean();
    return new Interval(bias() - half, bias() + half);
  }

  private TDistribution student() {
    return TDistribution.of(sample.count() - 1);
  }

  /**
   * 100 |bias| / width, where width is the tolerance or the process variation.
   *
   * @param width above 0, in the unit of the readings
   */
  public double percentOf(double width) {
    return 100 * Math.abs(bias()) / Values.positive("width", width);
  }
}
