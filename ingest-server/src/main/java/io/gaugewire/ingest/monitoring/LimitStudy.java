package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartPlan;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.MeasuredSubgroup;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.chart.RunRules;
import io.gaugewire.spc.Result;
import io.gaugewire.spc.arl.AlarmBudget;
import io.gaugewire.spc.arl.Arl;
import io.gaugewire.spc.arl.PointDistribution;
import io.gaugewire.spc.arl.RuleArl;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.monitor.ChartMonitor;
import io.gaugewire.spc.monitor.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** What limits from some subgroups would be, and what they would lead to. */
final class LimitStudy {
  /** About 2 % standard error, within a second. */
  private static final RuleArl.Simulation SIMULATION =
      new RuleArl.Simulation(20_261_121, 2_500, 3_000_000);

  private static final long DAY_MICROS = Duration.ofDays(1).toSeconds() * 1_000_000;
  private static final Subgroup GAP = Subgroup.of();

  private LimitStudy() {}

  /**
   * Mean and sigma of the subgroups that count, estimated as the first limits of a chart are.
   *
   * @param excluded which subgroups do not count, by their number
   * @return not available where too few are left, or the readings have no spread
   */
  static Result<LimitVersion.Parameters> estimate(
      ChartDefinition chart, List<MeasuredSubgroup> measured, LongPredicate excluded) {
    List<Subgroup> base = new ArrayList<>();
    for (MeasuredSubgroup subgroup : measured) {
      if (subgroup.afterInterruption()) {
        base.add(GAP);
      }
      base.add(excluded.test(subgroup.number()) ? GAP : subgroup.values());
    }
    return ProcessParameters.estimate(base, chart.plan().kind().estimator())
        .then(
            found ->
                found.sigma() > 0
                    ? Result.of(
                        new LimitVersion.Parameters(
                            found.mean(),
                            found.sigma(),
                            chart.plan().subgroupSize(),
                            chart.plan().kind().method()))
                    : Result.notAvailable("the readings are all equal"));
  }

  /**
   * How many signals subgroups would give under limits; excluded ones are judged, and not counted.
   *
   * @param plotted in their order
   */
  static long signals(
      ChartDefinition chart, LimitVersion limits, List<PlottedSubgroup> plotted, LimitBasis basis) {
    ChartMonitor monitor = new ChartMonitor(ChartTracker.monitored(chart, List.of(limits)));
    long found = 0;
    for (int i = 0; i < plotted.size(); i++) {
      PlottedSubgroup subgroup = plotted.get(i);
      double spread = subgroup.size() == 1 ? 0 : subgroup.dispersion().orElse(0);
      monitor.accept(
          new io.gaugewire.spc.monitor.Subgroup(
              i + 1L,
              instant(subgroup.span().firstMicros()),
              instant(subgroup.span().lastMicros()),
              subgroup.span().afterInterruption(),
              new Sample.Measured(subgroup.size(), subgroup.location(), spread)));
      if (monitor.hasSignals() && !basis.excludes(subgroup.number())) {
        found += monitor.judgement().signals().size();
      }
    }
    return found;
  }

  /** Subgroups a day, as they came in a period; empty when they came at one instant. */
  static Optional<Double> perDay(List<PlottedSubgroup> plotted) {
    long micros = plotted.getLast().span().lastMicros() - plotted.getFirst().span().firstMicros();
    double days = micros / (double) DAY_MICROS;
    return days > 0 ? Optional.of(plotted.size() / days) : Optional.empty();
  }

  /**
   * What the chart's rules cost in false alarms while nothing is wrong. A chart of moving ranges
   * counts with its individuals alone: its own points depend on each other.
   */
  static AlarmBudget budget(ChartPlan plan, double perDay) {
    List<AlarmBudget.Line> lines = new ArrayList<>();
    add(lines, "location", perDay, plan.locationRules(), PointDistribution.inControl());
    dispersion(plan)
        .ifPresent(points -> add(lines, "dispersion", perDay, plan.dispersionRules(), points));
    return new AlarmBudget(lines);
  }

  private static Optional<PointDistribution> dispersion(ChartPlan plan) {
    return switch (plan.kind()) {
      case XBAR_R -> Optional.of(PointDistribution.range(plan.subgroupSize(), 1));
      case XBAR_S -> Optional.of(PointDistribution.standardDeviation(plan.subgroupSize(), 1));
      case I_MR -> Optional.empty();
    };
  }

  /**
   * Subgroups until the rules of location find that the mean has shifted.
   *
   * @param shift in standard deviations of single values
   */
  static Optional<Double> found(ChartPlan plan, double shift) {
    PointDistribution shifted = PointDistribution.normal(shift * Math.sqrt(plan.subgroupSize()), 1);
    return RuleArl.of(RunRules.of(plan.locationRules()), shifted, SIMULATION)
        .toOptional()
        .map(Arl::value);
  }

  private static void add(
      List<AlarmBudget.Line> lines,
      String name,
      double perDay,
      List<String> rules,
      PointDistribution points) {
    RuleArl.of(RunRules.of(rules), points, SIMULATION)
        .toOptional()
        .ifPresent(arl -> lines.add(new AlarmBudget.Line(name, perDay, arl)));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
