package io.gaugewire.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.standalone.load.LoadPlan;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the benchmark measures something; how much depends on the machine and is not asserted. */
@Tag("scenario")
class IngestBenchTest {
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void everyFigureIsMeasured() throws IOException, InterruptedException, SQLException {
    IngestBench.Figures figures =
        IngestBench.run(new LoadPlan(2, 50), IngestBench.Times.SHORT, line -> {});
    assertThat(figures.volume().measurements()).isPositive();
    assertThat(figures.volume().subgroupsCharted()).isPositive();
    assertThat(figures.ratio())
        .isEqualTo(figures.measurementsPerSecond() / figures.copyRowsPerSecond());
    assertThat(figures.p99Millis()).isPositive();
    assertThat(figures.residentMiB()).isPositive();
    ProcessorTime.PerMillion used = figures.cpuSecondsPerMillion();
    assertThat(used.server()).isPositive();
    assertThat(used.edges()).isPositive();
    assertThat(used.bareCopy()).isPositive();
    assertThat(used.databaseBy()).containsKeys("writer", "monitoring");
    assertThat(used.databaseBy().values().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(used.database(), within(1e-9));
  }
}
