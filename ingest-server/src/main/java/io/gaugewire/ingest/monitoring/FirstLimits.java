package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartKind;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.SigmaEstimator;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
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

  private final UnjudgedStore store;

  FirstLimits(UnjudgedStore store) {
    this.store = store;
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
    return ProcessParameters.estimate(measured(tracker), estimator)
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

  private List<Subgroup> measured(ChartTracker tracker) {
    List<Subgroup> subgroups = new ArrayList<>();
    for (PlottedSubgroup source : tracker.phaseOne()) {
      subgroups.add(Subgroup.of(store.judged(tracker.definition().id(), source.span())));
    }
    return subgroups;
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
