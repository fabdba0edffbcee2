package io.gaugewire.spc.bench;

import io.gaugewire.spc.limits.Approval;
import io.gaugewire.spc.limits.Derivation;
import io.gaugewire.spc.limits.LimitHistory;
import io.gaugewire.spc.limits.LimitSet;
import io.gaugewire.spc.limits.LimitSetId;
import io.gaugewire.spc.limits.PersonId;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RevisionReason;
import io.gaugewire.spc.monitor.ChartForm;
import io.gaugewire.spc.monitor.ChartId;
import io.gaugewire.spc.monitor.ChartMonitor;
import io.gaugewire.spc.monitor.Forming;
import io.gaugewire.spc.monitor.MonitoredChart;
import io.gaugewire.spc.monitor.Origin;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Observations a second through the monitor; one operation is one observation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class MonitorBenchmark {
  private static final int OBSERVATIONS = 10_000;
  private static final int SUBGROUP = 5;

  private final Instant now = Instant.parse("2026-03-02T06:00:00Z");
  private final double[] values = new double[OBSERVATIONS];
  private final ChartMonitor means;
  private final ChartMonitor individuals;
  private final DescriptiveStatistics statistics = new DescriptiveStatistics(SUBGROUP);

  /** A process in control, with its chart's limits. */
  public MonitorBenchmark() {
    SplittableRandom random = new SplittableRandom(20260302);
    for (int i = 0; i < OBSERVATIONS; i++) {
      values[i] = 10 + 2 * random.nextGaussian();
    }
    LimitHistory limits =
        new LimitHistory(
            List.of(
                new LimitSet(
                    new LimitSetId("x"),
                    1,
                    new ProcessParameters(10, 2),
                    SUBGROUP,
                    new Derivation.Standards("benchmark"),
                    new Approval.Approved(new PersonId("a"), new PersonId("b"), now),
                    new LimitSet.Validity(now, RevisionReason.FIRST_LIMITS))));
    means =
        new ChartMonitor(
            new MonitoredChart(
                new ChartId("x"),
                new ChartForm.MeanAndRange(),
                new Forming.Consecutive(SUBGROUP),
                Map.of(
                    PlottedStatistic.MEAN,
                    RuleSet.nelson(),
                    PlottedStatistic.RANGE,
                    RuleSet.limitsOnly()),
                limits));
    individuals =
        new ChartMonitor(
            new MonitoredChart(
                new ChartId("x"),
                new ChartForm.Individuals(),
                new Forming.Consecutive(1),
                Map.of(
                    PlottedStatistic.INDIVIDUAL,
                    RuleSet.nelson().only(1, 2, 3, 4),
                    PlottedStatistic.MOVING_RANGE,
                    RuleSet.limitsOnly()),
                limits));
  }

  /** X̄-R of five with Nelson 1 to 8 on the means and the limits on the ranges. */
  @Benchmark
  @OperationsPerInvocation(OBSERVATIONS)
  public long meanAndRangeOfFiveWithEightRules() {
    return watch(means);
  }

  /** I-MR with Nelson 1 to 4 on the individuals and the limits on the moving ranges. */
  @Benchmark
  @OperationsPerInvocation(OBSERVATIONS)
  public long individualsWithFourRules() {
    return watch(individuals);
  }

  private long watch(ChartMonitor monitor) {
    long signals = 0;
    for (double value : values) {
      if (monitor.observe(value, now, Origin.UNKNOWN) && monitor.hasSignals()) {
        signals++;
      }
    }
    return signals;
  }

  /** For comparison: only mean, range and the limits of X̄-R of five, with Commons Math. */
  @Benchmark
  @OperationsPerInvocation(OBSERVATIONS)
  public long meanAndRangeOfFiveWithDescriptiveStatistics() {
    long beyond = 0;
    for (int i = 0; i < OBSERVATIONS; i++) {
      statistics.addValue(values[i]);
      if (i % SUBGROUP == SUBGROUP - 1) {
        double mean = statistics.getMean();
        double range = statistics.getMax() - statistics.getMin();
        if (Math.abs(mean - 10) > 2.6832815729997477 || range > 9.836) {
          beyond++;
        }
        statistics.clear();
      }
    }
    return beyond;
  }
}
