package io.gaugewire.spc.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.chart.AttributeKind;
import io.gaugewire.spc.limits.LimitHistory;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleSet;
import io.gaugewire.spc.rule.RunRule;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChartMonitorTest {
  private static final ProcessParameters PROCESS = new ProcessParameters(10, 2);

  private static MonitoredChart meansOfFive() {
    return MonitoredChart.of(
        new ChartId("shaft diameter"),
        new ChartForm.MeanAndRange(),
        new Forming.Consecutive(5),
        Charts.history(PROCESS));
  }

  private static List<Judgement> run(ChartMonitor monitor, List<MonitorInput> stream) {
    List<Judgement> judgements = new ArrayList<>();
    for (MonitorInput input : stream) {
      if (monitor.apply(input)) {
        judgements.add(monitor.judgement());
      }
    }
    return judgements;
  }

  @Test
  void signalsTheSameToTheLetterHoweverOftenItIsStoppedAndResumed() {
    long signals = 0;
    for (long seed = 0; seed < 600; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      MonitoredChart chart = Charts.anyChart(random);
      List<MonitorInput> stream = Charts.anyStream(chart, random);
      ChartMonitor straight = new ChartMonitor(chart);
      List<Judgement> expected = run(straight, stream);

      ChartMonitor resumed = new ChartMonitor(chart);
      List<Judgement> chunked = new ArrayList<>();
      for (int from = 0; from < stream.size(); ) {
        int to = Math.min(stream.size(), from + 1 + random.nextInt(40));
        chunked.addAll(run(resumed, stream.subList(from, to)));
        resumed = ChartMonitor.resume(chart, MonitorState.of(resumed.state().bytes()));
        from = to;
      }
      assertThat(chunked).as("seed %d, %s", seed, chart).isEqualTo(expected);
      assertThat(resumed.state()).as("seed %d", seed).isEqualTo(straight.state());
      signals += expected.stream().mapToLong(j -> j.signals().size()).sum();
    }
    assertThat(signals).as("the streams must give signals").isGreaterThan(5_000);
  }

  @Test
  void isAPureFunctionOfStateAndInput() {
    for (long seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      MonitoredChart chart = Charts.anyChart(random);
      List<MonitorInput> stream = Charts.anyStream(chart, random);
      List<Judgement> judgements = new ArrayList<>();
      MonitorState state = Steps.start(chart);
      for (MonitorInput input : stream) {
        Steps.Step step = Steps.step(chart, state, input);
        assertThat(Steps.step(chart, state, input)).as("seed %d", seed).isEqualTo(step);
        step.judgement().ifPresent(judgements::add);
        state = step.state();
      }
      assertThat(judgements).as("seed %d", seed).isEqualTo(run(new ChartMonitor(chart), stream));
    }
  }

  private static Map<PlottedStatistic, RuleSet> limitsOnly(MonitoredChart chart) {
    Map<PlottedStatistic, RuleSet> rules = new EnumMap<>(PlottedStatistic.class);
    chart.form().statistics().forEach(statistic -> rules.put(statistic, RuleSet.limitsOnly()));
    return rules;
  }

  /** What is plotted does not depend on rules, and nothing of the open subgroup is lost. */
  @Test
  void goesOnUnderOtherRulesAndBackWhereverItIsStopped() {
    long signals = 0;
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      MonitoredChart chart = Charts.anyChart(random);
      List<MonitorInput> stream = Charts.anyStream(chart, random);
      List<Judgement> untouched = run(new ChartMonitor(chart), stream);
      int first = random.nextInt(stream.size() + 1);
      int second = first + random.nextInt(stream.size() + 1 - first);

      ChartMonitor monitor = new ChartMonitor(chart);
      List<Judgement> found = run(monitor, stream.subList(0, first));
      long before = found.size();
      monitor = monitor.judgingBy(limitsOnly(chart));
      ChartMonitor stopped =
          ChartMonitor.resume(
              chart.with(limitsOnly(chart)), MonitorState.of(monitor.state().bytes()));
      List<Judgement> plain = run(monitor, stream.subList(first, second));
      assertThat(run(stopped, stream.subList(first, second))).as("seed %d", seed).isEqualTo(plain);
      found.addAll(plain);
      monitor = monitor.judgingBy(chart.rules());
      assertThat(monitor.chart()).isEqualTo(chart);
      found.addAll(run(monitor, stream.subList(second, stream.size())));

      assertThat(found).as("seed %d", seed).hasSameSizeAs(untouched);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).subgroup()).isEqualTo(untouched.get(i).subgroup());
        assertThat(found.get(i).points()).as("seed %d", seed).isEqualTo(untouched.get(i).points());
        if (i < before) {
          assertThat(found.get(i)).isEqualTo(untouched.get(i));
        }
      }
      assertThat(plain.stream().flatMap(j -> j.signals().stream()))
          .as("seed %d", seed)
          .allMatch(signal -> signal.found().equals(new RunRule.BeyondLimits(3)));
      signals += plain.stream().mapToLong(j -> j.signals().size()).sum();
    }
    assertThat(signals).as("the limits alone must give signals").isGreaterThan(500);
  }

  @Test
  void isRebuiltFromItsStoredSubgroups() {
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      MonitoredChart chart = Charts.anyChart(random);
      List<MonitorInput> stream = new ArrayList<>(Charts.anyStream(chart, random));
      stream.add(new MonitorInput.GroupEnd());
      ChartMonitor live = new ChartMonitor(chart);
      List<Judgement> expected = run(live, stream);
      List<MonitorInput> stored = new ArrayList<>();
      expected.forEach(j -> stored.add(new MonitorInput.Formed(j.subgroup())));
      ChartMonitor again = new ChartMonitor(chart);
      assertThat(run(again, stored)).as("seed %d, %s", seed, chart).isEqualTo(expected);
      ChartMonitor rebuilt =
          ChartMonitor.rebuild(chart, expected.stream().map(Judgement::subgroup).toList());
      if (!live.isInterrupted()) {
        assertThat(rebuilt.state()).as("seed %d, %s", seed, chart).isEqualTo(live.state());
      }
    }
  }

  /** Rules see z, which neither unit nor origin of the scale changes; powers of two are exact. */
  @Test
  void signalsAlikeInAnyUnit() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ChartForm form = Charts.anyForm(random);
      if (Charts.counts(form)
          || form instanceof ChartForm.TimeBetweenEvents
          || form instanceof ChartForm.BatchMeans) {
        continue;
      }
      double scale = 0.25;
      MonitoredChart chart =
          Charts.chart(form, new Forming.Consecutive(4), Charts.history(PROCESS));
      MonitoredChart scaled =
          Charts.chart(
              form,
              new Forming.Consecutive(4),
              Charts.history(new ProcessParameters(10 * scale, 2 * scale)));
      ChartMonitor one = new ChartMonitor(chart);
      ChartMonitor other = new ChartMonitor(scaled);
      for (int i = 0; i < 200; i++) {
        double value = 10 + 0.5 * (random.nextInt(21) - 10);
        Instant time = Charts.START.plusSeconds(i);
        one.observe(value, time, Origin.UNKNOWN);
        if (other.observe(value * scale, time, Origin.UNKNOWN)) {
          assertThat(other.judgement().signals().stream().map(Signal::key))
              .as("seed %d, %s", seed, form)
              .isEqualTo(one.judgement().signals().stream().map(Signal::key).toList());
        }
      }
    }
  }

  @Test
  void allocatesNothingForAnObservation() {
    MonitoredChart chart =
        new MonitoredChart(
            new ChartId("shaft diameter"),
            new ChartForm.MeanAndRange(),
            new Forming.Consecutive(5),
            Map.of(
                PlottedStatistic.MEAN,
                RuleSet.nelson(),
                PlottedStatistic.RANGE,
                RuleSet.limitsOnly()),
            Charts.history(PROCESS));
    ChartMonitor monitor = new ChartMonitor(chart);
    double[] values = new SplittableRandom(7).doubles(1000, 6, 14).toArray();
    long begin = Charts.START.getEpochSecond() * 1_000_000;
    long signals = 0;
    long before = 0;
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 200_000; i++) {
      if (i == 100_000) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      if (monitor.observe(values[i % 1000], begin + i, Origin.UNKNOWN) && monitor.hasSignals()) {
        signals++;
      }
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    assertThat(signals).isPositive();
  }

  @Test
  void takesMicrosecondsForTheInstantTheyAre() {
    ChartForm form = new ChartForm.Individuals();
    MonitoredChart chart =
        MonitoredChart.of(
            new ChartId("x"),
            form,
            new Forming.TimeWindow(Duration.ofMillis(1), 9),
            Charts.history(PROCESS));
    for (long micros : new long[] {-1_234_567, -1_000_000, -1, 0, 1, 1_772_431_200_999_999L}) {
      ChartMonitor byMicros = new ChartMonitor(chart);
      ChartMonitor byInstant = new ChartMonitor(chart);
      byMicros.observe(10, micros, Origin.UNKNOWN);
      byInstant.observe(10, Instant.EPOCH.plus(micros, ChronoUnit.MICROS), Origin.UNKNOWN);
      assertThat(byMicros.state().bytes()).isEqualTo(byInstant.state().bytes());
      byMicros.interrupt();
      assertThat(byMicros.judgement().subgroup().last())
          .isEqualTo(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
  }

  @Test
  void startsAStageWhenANewLimitVersionComesIntoForce() {
    LimitHistory history = Charts.history(PROCESS);
    MonitoredChart first =
        MonitoredChart.of(
            new ChartId("x"), new ChartForm.Individuals(), new Forming.Consecutive(1), history);
    ChartMonitor monitor = new ChartMonitor(first);
    for (int i = 0; i < 8; i++) {
      monitor.observe(11, Charts.START.plusSeconds(i), Origin.UNKNOWN);
    }
    Instant change = Charts.START.plusSeconds(8);
    MonitoredChart revised = first.with(Charts.limits(2, new ProcessParameters(10, 1), change));
    ChartMonitor after = ChartMonitor.resume(revised, monitor.state());
    ChartMonitor without = ChartMonitor.resume(first, monitor.state());
    without.observe(11, change, Origin.UNKNOWN);
    assertThat(without.judgement().signals())
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.key().rule()).isEqualTo(2);
              assertThat(signal.subgroups()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
            });
    after.observe(11, change, Origin.UNKNOWN);
    assertThat(after.judgement().signals()).isEmpty();
    assertThat(after.judgement().points().orThrow())
        .as("no moving range reaches over the start of a stage")
        .extracting(JudgedPoint::statistic)
        .containsExactly(PlottedStatistic.INDIVIDUAL);
    assertThat(after.judgement().points().orThrow().getFirst().limits())
        .isEqualTo(new PlottedLimits(2, 10, 1));
  }

  @Test
  void formsSubgroupsButDoesNotJudgeThemBeforeLimitsAreInForce() {
    ChartMonitor monitor = new ChartMonitor(meansOfFive());
    for (int i = 0; i < 5; i++) {
      monitor.observe(1000, Charts.START.minusSeconds(9 - i), Origin.UNKNOWN);
    }
    assertThat(monitor.judgement().subgroup().sample()).isEqualTo(new Sample.Measured(5, 1000, 0));
    assertThat(monitor.judgement().points())
        .isInstanceOf(Result.NotAvailable.class)
        .asString()
        .contains("no limits are in force");
    assertThat(monitor.hasSignals()).isFalse();
  }

  @Test
  void closesSubgroupsByRecordBatchWindowOrCount() {
    assertThat(sizes(new Forming.Consecutive(3))).containsExactly(3, 3, 1);
    assertThat(sizes(new Forming.ByInspectionRecord(100))).containsExactly(2, 1, 4);
    assertThat(sizes(new Forming.ByInspectionRecord(3))).containsExactly(2, 1, 3, 1);
    assertThat(sizes(new Forming.ByBatch(100))).containsExactly(3, 4);
    assertThat(sizes(new Forming.TimeWindow(Duration.ofMinutes(2), 100)))
        .containsExactly(2, 2, 2, 1);
  }

  private static List<Integer> sizes(Forming forming) {
    MonitoredChart chart =
        MonitoredChart.of(
            new ChartId("x"), new ChartForm.MeanAndRange(), forming, Charts.history(PROCESS));
    String[] records = {"a", "a", "b", "c", "c", "c", "c"};
    String[] batches = {"1", "1", "1", "2", "2", "2", "2"};
    ChartMonitor monitor = new ChartMonitor(chart);
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i <= records.length; i++) {
      boolean closed =
          i == records.length
              ? monitor.endGroup()
              : monitor.observe(
                  10, Charts.START.plus(Duration.ofMinutes(i)), new Origin(records[i], batches[i]));
      if (closed) {
        sizes.add(((Sample.Measured) monitor.judgement().subgroup().sample()).n());
      }
    }
    return sizes;
  }

  @Test
  void endsEveryPatternAtAnInterruption() {
    ChartMonitor monitor =
        new ChartMonitor(
            MonitoredChart.of(
                new ChartId("x"),
                new ChartForm.Individuals(),
                new Forming.Consecutive(1),
                Charts.history(PROCESS)));
    for (int i = 0; i < 16; i++) {
      if (i == 8) {
        monitor.interrupt();
      }
      monitor.observe(11, Charts.START.plusSeconds(i), Origin.UNKNOWN);
      assertThat(monitor.hasSignals()).as("point %d", i).isFalse();
      assertThat(monitor.judgement().subgroup().afterInterruption()).isEqualTo(i == 8);
    }
    monitor.observe(11, Charts.START.plusSeconds(16), Origin.UNKNOWN);
    assertThat(monitor.hasSignals()).as("the ninth since the interruption").isTrue();
  }

  /** A c chart of two areas of one inspection expects twice the defects. */
  @Test
  void scalesTheExpectedDefectsWithTheAreaOfACChart() {
    ChartMonitor monitor =
        new ChartMonitor(
            MonitoredChart.of(
                new ChartId("x"),
                new ChartForm.Counts(AttributeKind.C),
                new Forming.Consecutive(2),
                Charts.history(RateParameters.of(4))));
    monitor.count(3, 1, Charts.START, Origin.UNKNOWN);
    monitor.count(4, 1, Charts.START, Origin.UNKNOWN);
    JudgedPoint point = monitor.judgement().points().orThrow().getFirst();
    assertThat(point.value()).isEqualTo(7);
    assertThat(point.limits().center()).isEqualTo(8);
    assertThat(point.limits().sigma()).isCloseTo(Math.sqrt(8), within(1e-15));
  }

  @Test
  void refusesNumbersThatCannotBeAndStaysAsItWas() {
    ChartMonitor monitor = new ChartMonitor(meansOfFive());
    monitor.observe(10, Charts.START, Origin.UNKNOWN);
    MonitorState before = monitor.state();
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1e151}) {
      assertThatThrownBy(() -> monitor.observe(bad, Charts.START, Origin.UNKNOWN))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("shaft diameter");
    }
    assertThatThrownBy(() -> monitor.count(1, 2, Charts.START, Origin.UNKNOWN))
        .hasMessageContaining("does not take counts");
    assertThat(monitor.state()).isEqualTo(before);

    ChartMonitor counts =
        new ChartMonitor(
            MonitoredChart.of(
                new ChartId("p"),
                new ChartForm.Counts(AttributeKind.P),
                new Forming.Consecutive(1),
                Charts.history(RateParameters.of(0.1))));
    assertThatThrownBy(() -> counts.count(-1, 5, Charts.START, Origin.UNKNOWN))
        .hasMessageContaining("count must be 0");
    assertThatThrownBy(() -> counts.count(6, 5, Charts.START, Origin.UNKNOWN))
        .hasMessageContaining("6 defective units of 5.0");
    for (double size : new double[] {0, -1, 2.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> counts.count(0, size, Charts.START, Origin.UNKNOWN))
          .hasMessageContaining("size must be above 0");
    }
    assertThatThrownBy(() -> counts.observe(1, Charts.START, Origin.UNKNOWN))
        .hasMessageContaining("does not take single measurements");
    assertThatThrownBy(counts::judgement).hasMessageContaining("no subgroup has closed");
  }

  @Test
  void refusesChartsThatCannotBeJudged() {
    assertThatThrownBy(
            () ->
                MonitoredChart.of(
                    new ChartId("x"),
                    new ChartForm.MeanAndRange(),
                    new Forming.Consecutive(5),
                    Charts.history(new ProcessParameters(10, 0))))
        .hasMessageContaining("sigma above 0");
    assertThatThrownBy(
            () ->
                MonitoredChart.of(
                    new ChartId("x"),
                    new ChartForm.Counts(AttributeKind.P),
                    new Forming.Consecutive(5),
                    Charts.history(RateParameters.of(1))))
        .hasMessageContaining("below 1");
    assertThatThrownBy(
            () ->
                new MonitoredChart(
                    new ChartId("x"),
                    new ChartForm.MeanAndRange(),
                    new Forming.Consecutive(5),
                    Map.of(PlottedStatistic.RANGE, RuleSet.nelson()),
                    Charts.history(PROCESS)))
        .hasMessageContaining("[5, 6, 7, 8]");
    assertThatThrownBy(() -> new Forming.Consecutive(0)).hasMessageContaining("1 to 1000");
    assertThatThrownBy(() -> new Forming.TimeWindow(Duration.ZERO, 5)).hasMessageContaining("1 ms");
    assertThatThrownBy(() -> new ChartForm.Cusum(0.5, Double.NaN, 0))
        .hasMessageContaining("h must");
    assertThatThrownBy(() -> new ChartForm.MovingAverage(0, 3)).hasMessageContaining("span");
  }

  @Test
  void refusesAStateThatIsDamagedOrOfAnotherChart() {
    MonitoredChart chart = meansOfFive();
    ChartMonitor monitor = new ChartMonitor(chart);
    monitor.observe(10, Charts.START, Origin.UNKNOWN);
    byte[] bytes = monitor.state().bytes();
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      assertThatThrownBy(() -> ChartMonitor.resume(chart, MonitorState.of(damaged)))
          .as("byte %d", at)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("rebuild");
    }
    MonitoredChart other =
        MonitoredChart.of(chart.id(), chart.form(), new Forming.Consecutive(4), chart.limits());
    assertThatThrownBy(() -> ChartMonitor.resume(other, monitor.state()))
        .hasMessageContaining("another definition");
  }

  @Test
  void refusesStoredSubgroupsWithAGap() {
    Subgroup second =
        new Subgroup(2, Charts.START, Charts.START, false, new Sample.Measured(5, 10, 1));
    assertThatThrownBy(() -> ChartMonitor.rebuild(meansOfFive(), List.of(second)))
        .hasMessageContaining("subgroup 2 cannot follow subgroup 0");
  }
}
