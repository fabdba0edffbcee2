package io.gaugewire.spc.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.chart.AttributeKind;
import io.gaugewire.spc.limits.LimitHistory;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.rule.PlottedStatistic;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a subgroup that has closed is judged by. */
class JudgementTest {
  @Test
  void formsSubgroupsButDoesNotJudgeThemBeforeLimitsAreInForce() {
    ChartMonitor monitor = new ChartMonitor(Charts.meansOfFive());
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
  void startsAStageWhenANewLimitVersionComesIntoForce() {
    LimitHistory history = Charts.history(Charts.PROCESS);
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
  void endsEveryPatternAtAnInterruption() {
    ChartMonitor monitor =
        new ChartMonitor(
            MonitoredChart.of(
                new ChartId("x"),
                new ChartForm.Individuals(),
                new Forming.Consecutive(1),
                Charts.history(Charts.PROCESS)));
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
}
