package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.MeasuredSubgroup;
import io.gaugewire.ingest.chart.MeasuredSubgroups;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.spc.Result;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  private final MeasuredSubgroups measured;

  FirstLimits(MeasuredSubgroups measured) {
    this.measured = measured;
  }

  /**
   * Limits that hold from the next subgroup on.
   *
   * @return not available where the readings have no spread, or cannot be told for certain
   */
  Result<LimitVersion> estimate(ChartTracker tracker) {
    List<PlottedSubgroup> sources = tracker.phaseOne();
    List<MeasuredSubgroup> found = measured.of(tracker.definition(), sources);
    if (found.size() != sources.size()) {
      return Result.notAvailable(
          "the readings of "
              + (sources.size() - found.size())
              + " subgroups of phase I cannot be told for certain");
    }
    PlottedSubgroup first = sources.getFirst();
    PlottedSubgroup last = sources.getLast();
    return LimitStudy.estimate(tracker.definition(), found, number -> false)
        .map(
            parameters ->
                new LimitVersion(
                    1,
                    parameters,
                    Optional.of(new LimitVersion.Source(first.number(), last.number())),
                    last.number() + 1,
                    instant(last.span().lastMicros() + 1),
                    ORIGIN));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
