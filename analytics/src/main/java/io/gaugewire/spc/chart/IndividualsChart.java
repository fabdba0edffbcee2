package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Individual values and moving ranges (I-MR, X-mR).
 *
 * <p>Limits of the values μ ± kσ; of the moving ranges (d2 ± k d3)σ with the constants of the span,
 * cut at 0. A moving range that would use a missing value, or reach over the start of a stage, is
 * missing. An excluded value keeps its moving ranges on the chart, but they do not count towards
 * the estimate. References: ISO 7870-2; D. J. Wheeler, Understanding Variation.
 */
public final class IndividualsChart {
  private IndividualsChart() {}

  /** The chart; the default estimator is {@link MovingRangeSigma#DEFAULT}. */
  public static VariablesChart of(Observations values, VariablesDesign<MovingRangeSigma> design) {
    List<Point> individuals = new ArrayList<>(values.size());
    List<Point> ranges = new ArrayList<>(values.size());
    List<Result<ProcessParameters>> stages = new ArrayList<>();
    for (Stage.Span<ProcessParameters> span : design.stages().over(values.size())) {
      Result<ProcessParameters> process =
          span.parameters(() -> estimate(values, span, design.estimator()));
      stages.add(process);
      Result<ControlLimits> limits = process.then(p -> Lines.mean(p, 1, design.k()));
      int movingSpan = design.estimator().span();
      Result<ControlLimits> rangeLimits = process.then(p -> Lines.range(p, movingSpan, design.k()));
      Observations moving = values.slice(span.first(), span.end()).movingRanges(movingSpan);
      for (int i = span.first(); i < span.end(); i++) {
        individuals.add(new Point(i, plotted(values.at(i), "the value is missing"), limits));
        ranges.add(range(i, moving.at(i - span.first()), rangeLimits));
      }
    }
    return new VariablesChart(new Panel("I", individuals), new Panel("MR", ranges), stages);
  }

  private static Point range(int i, OptionalDouble moving, Result<ControlLimits> limits) {
    String gap = "the moving range would use a missing value or reach over the start of its stage";
    return new Point(
        i, plotted(moving, gap), moving.isPresent() ? limits : Result.notAvailable(gap));
  }

  private static Result<Double> plotted(OptionalDouble value, String gap) {
    return value.isPresent() ? Result.of(value.getAsDouble()) : Result.notAvailable(gap);
  }

  private static Result<ProcessParameters> estimate(
      Observations values, Stage.Span<ProcessParameters> span, MovingRangeSigma estimator) {
    Observations base = values.without(span.stage().excluded()).slice(span.first(), span.baseEnd());
    return ProcessParameters.estimate(base, estimator);
  }
}
