package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartKind;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.store.ReadingStore;
import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.SigmaEstimator;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first limits of a chart, estimated from its phase I when that is complete, from the readings
 * themselves. Whoever wrote the chart's plan agreed to them by saying how many subgroups make a
 * phase I; they say so, and are to be revised by a person.
 */
final class FirstLimits {
  private static final LimitVersion.Origin ORIGIN =
      new LimitVersion.Origin(
          "gaugewire", "chart plan", "First limits, estimated from phase I as the plan says");

  private final ReadingStore readings;

  FirstLimits(ReadingStore readings) {
    this.readings = readings;
  }

  /**
   * Limits that hold from the next subgroup on.
   *
   * @return not available where the readings have no spread
   */
  Result<LimitVersion> estimate(ChartTracker tracker) {
    List<PlottedSubgroup> sources = tracker.phaseOne();
    ChartKind kind = tracker.definition().plan().kind();
    SigmaEstimator estimator =
        kind == ChartKind.I_MR ? MovingRangeSigma.DEFAULT : SubgroupSigma.MEAN_RANGE;
    PlottedSubgroup last = sources.getLast();
    return ProcessParameters.estimate(measured(sources), estimator)
        .then(FirstLimits::withSpread)
        .map(
            parameters ->
                new LimitVersion(
                    1,
                    new LimitVersion.Parameters(
                        parameters.mean(),
                        parameters.sigma(),
                        tracker.definition().plan().subgroupSize(),
                        kind == ChartKind.I_MR ? "mr-mean" : "rbar"),
                    Optional.of(
                        new LimitVersion.Source(sources.getFirst().number(), last.number())),
                    last.number() + 1,
                    instant(last.span().lastMicros() + 1),
                    ORIGIN));
  }

  private static Result<ProcessParameters> withSpread(ProcessParameters parameters) {
    return parameters.sigma() > 0
        ? Result.of(parameters)
        : Result.notAvailable("the readings of phase I are all equal");
  }

  private List<Subgroup> measured(List<PlottedSubgroup> sources) {
    List<Subgroup> subgroups = new ArrayList<>();
    for (PlottedSubgroup source : sources) {
      PlottedSubgroup.Span span = source.span();
      ReadingColumns columns =
          readings.between(
              span.tag(),
              instant(span.firstMicros()),
              instant(span.lastMicros() + 1),
              ReadingStore.MOST);
      List<Double> values = new ArrayList<>();
      for (int row = 0; row < columns.size(); row++) {
        if (Quality.usable(columns.quality(row))) {
          values.add(columns.value(row));
        }
      }
      subgroups.add(Subgroup.of(values.stream().mapToDouble(Double::doubleValue).toArray()));
    }
    return subgroups;
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
