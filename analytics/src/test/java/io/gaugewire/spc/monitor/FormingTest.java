package io.gaugewire.spc.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a subgroup closes, and what is in it. */
class FormingTest {
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
            new ChartId("x"),
            new ChartForm.MeanAndRange(),
            forming,
            Charts.history(Charts.PROCESS));
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
  void takesMicrosecondsForTheInstantTheyAre() {
    ChartForm form = new ChartForm.Individuals();
    MonitoredChart chart =
        MonitoredChart.of(
            new ChartId("x"),
            form,
            new Forming.TimeWindow(Duration.ofMillis(1), 9),
            Charts.history(Charts.PROCESS));
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
}
