package io.gaugewire.spc.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.spc.chart.AttributeKind;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a monitor does not take, and that it is then as it was. */
class MonitorRefusalTest {
  @Test
  void refusesNumbersThatCannotBeAndStaysAsItWas() {
    ChartMonitor monitor = new ChartMonitor(Charts.meansOfFive());
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
                    Charts.history(Charts.PROCESS)))
        .hasMessageContaining("[5, 6, 7, 8]");
    assertThatThrownBy(() -> new Forming.Consecutive(0)).hasMessageContaining("1 to 1000");
    assertThatThrownBy(() -> new Forming.TimeWindow(Duration.ZERO, 5)).hasMessageContaining("1 ms");
    assertThatThrownBy(() -> new ChartForm.Cusum(0.5, Double.NaN, 0))
        .hasMessageContaining("h must");
    assertThatThrownBy(() -> new ChartForm.MovingAverage(0, 3)).hasMessageContaining("span");
  }

  @Test
  void refusesAStateThatIsDamagedOrOfAnotherChart() {
    MonitoredChart chart = Charts.meansOfFive();
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
    assertThatThrownBy(() -> ChartMonitor.rebuild(Charts.meansOfFive(), List.of(second)))
        .hasMessageContaining("subgroup 2 cannot follow subgroup 0");
  }
}
