package io.gaugewire.spc.capability;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.distribution.Normal;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import io.gaugewire.spc.summary.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A normal process beside its specification: what all its indices are computed from.
 *
 * @param sample n, mean and overall standard deviation s of all values
 * @param within sigma within; not available for values without order or subgroups
 * @param limits what the drawing demands
 */
public record CapabilityStudy(
    Moments sample, Result<WithinSigma> within, SpecificationLimits limits) {

  /**
   * Of subgroups, which may differ in size.
   *
   * @param estimator of sigma within; {@link SubgroupSigma#POOLED} is usual for capability
   * @throws IllegalArgumentException for fewer than 2 values in all
   */
  public static CapabilityStudy ofSubgroups(
      List<Subgroup> subgroups, SubgroupSigma estimator, SpecificationLimits limits) {
    double[] values =
        subgroups.stream().flatMapToDouble(group -> Arrays.stream(group.values())).toArray();
    int pooled = subgroups.stream().mapToInt(group -> Math.max(0, group.n() - 1)).sum();
    OptionalInt exact =
        switch (estimator) {
          case POOLED, POOLED_BIASED -> pooled > 0 ? OptionalInt.of(pooled) : OptionalInt.empty();
          case MEAN_RANGE, WEIGHTED_RANGE, MEAN_DEVIATION, WEIGHTED_DEVIATION ->
              OptionalInt.empty();
        };
    return new CapabilityStudy(
        Moments.of(values),
        estimator.estimate(subgroups).map(sigma -> new WithinSigma(sigma, estimator.name(), exact)),
        limits);
  }

  /**
   * Of individual values in their order in time; gaps break moving ranges.
   *
   * @throws IllegalArgumentException for fewer than 2 values
   */
  public static CapabilityStudy ofIndividuals(
      Observations values, MovingRangeSigma estimator, SpecificationLimits limits) {
    String name = "MOVING_RANGE_" + estimator.average() + "_OF_" + estimator.span();
    return new CapabilityStudy(
        Moments.of(values.present()),
        estimator.estimate(values).map(sigma -> new WithinSigma(sigma, name, OptionalInt.empty())),
        limits);
  }

  /** Of published figures, or of values without order: only overall indices exist. */
  public static CapabilityStudy ofMoments(Moments sample, SpecificationLimits limits) {
    return new CapabilityStudy(
        sample, Result.notAvailable("the order of the values in time is not known"), limits);
  }

  /** Cp, Cpl, Cpu, Cpk, should the process be stable: with sigma within. */
  public CapabilityIndices withinIndices() {
    return switch (within) {
      case Result.Available<WithinSigma>(WithinSigma sigma) ->
          CapabilityIndices.ofNormal(sample.mean(), sigma.value(), limits);
      case Result.NotAvailable<WithinSigma>(String because) -> CapabilityIndices.none(because);
    };
  }

  /** Pp, Ppl, Ppu, Ppk: with the overall s. */
  public CapabilityIndices overallIndices() {
    return CapabilityIndices.ofNormal(sample.mean(), sample.standardDeviation(), limits);
  }

  /** Intervals of {@link #overallIndices}, df = n - 1. */
  public CapabilityIndices.Intervals overallIntervals(double confidence) {
    return overallIndices().intervals(sample.count(), sample.count() - 1, confidence);
  }

  /**
   * Intervals of {@link #withinIndices}. df is exact for a pooled sigma; for other estimators n - 1
   * is taken, as R package qcc does, which makes the intervals a little too narrow.
   */
  public CapabilityIndices.Intervals withinIntervals(double confidence) {
    int exact =
        within
            .toOptional()
            .map(sigma -> sigma.exactDegreesOfFreedom().orElse(sample.count() - 1))
            .orElse(sample.count() - 1);
    return withinIndices().intervals(sample.count(), exact, confidence);
  }

  /** Cpm; needs both limits and a target. */
  public Result<Double> cpm(CpmDefinition definition) {
    return limits
        .width()
        .then(width -> limits.targetValue().then(target -> cpm(definition, width, target)));
  }

  private Result<Double> cpm(CpmDefinition definition, double width, double target) {
    double squares = sample.sumOfSquaresAbout(target);
    double off = sample.mean() - target;
    int n = sample.count();
    Result<Double> meanSquare =
        switch (definition) {
          case SUM_OF_SQUARES_OVER_N_MINUS_1 -> Result.of(squares / (n - 1));
          case SUM_OF_SQUARES_OVER_N -> Result.of(squares / n);
          case OVERALL_VARIANCE_PLUS_BIAS -> Result.of(sample.variance() + off * off);
          case WITHIN_VARIANCE_PLUS_BIAS ->
              within.map(sigma -> sigma.value() * sigma.value() + off * off);
        };
    return meanSquare.then(
        square ->
            square > 0
                ? Result.of(width / (6 * Math.sqrt(square)))
                : Result.notAvailable("all values are on target"));
  }

  /**
   * Interval of the default Cpm by Boyles (Journal of Quality Technology 23, 1991): chi-square with
   * df = n (1 + e^2)^2 / (1 + 2 e^2), e = (mean - T) / s.
   */
  public Result<IndexInterval> cpmInterval(double confidence) {
    if (sample.standardDeviation() == 0) {
      return Result.notAvailable("the values do not vary");
    }
    return cpm(CpmDefinition.SUM_OF_SQUARES_OVER_N_MINUS_1)
        .then(
            index ->
                limits
                    .targetValue()
                    .map(
                        target -> {
                          double e = (sample.mean() - target) / sample.standardDeviation();
                          double square = 1 + e * e;
                          double df = sample.count() * square * (square / (square + e * e));
                          return IndexInterval.ofSpread(index, df, confidence);
                        }));
  }

  /** The normal distribution with sigma within. */
  public Result<Normal> withinDistribution() {
    return within.then(sigma -> normal(sigma.value()));
  }

  /** The normal distribution with the overall s. */
  public Result<Normal> overallDistribution() {
    return normal(sample.standardDeviation());
  }

  private Result<Normal> normal(double sigma) {
    return sigma > 0
        ? Result.of(new Normal(sample.mean(), sigma))
        : Result.notAvailable("the values do not vary");
  }

  /** Parts outside specification that sigma within lets expect. */
  public Result<Nonconforming> expectedWithin() {
    return withinDistribution().map(normal -> Nonconforming.expected(normal, limits));
  }

  /** Parts outside specification that the overall s lets expect. */
  public Result<Nonconforming> expectedOverall() {
    return overallDistribution().map(normal -> Nonconforming.expected(normal, limits));
  }
}
