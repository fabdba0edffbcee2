package io.gaugewire.spc.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleSet;
import io.gaugewire.spc.rule.RunRule;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws that hold for any chart and any stream of inputs. */
class ChartMonitorTest {
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
          Charts.chart(form, new Forming.Consecutive(4), Charts.history(Charts.PROCESS));
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
            Charts.history(Charts.PROCESS));
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
}
