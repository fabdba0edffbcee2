package io.gaugewire.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.postgres.TestPostgres;
import io.gaugewire.standalone.load.LoadPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That the benchmark measures something; how much depends on the machine and is not asserted. */
@Tag("scenario")
class IngestBenchTest {
  @TempDir private Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void everyFigureIsMeasuredInAnEmptyDatabaseAndInNoOther()
      throws IOException, InterruptedException, SQLException {
    TestPostgres.Database fresh = TestPostgres.shared().freshDatabase();
    BenchDatabase database = BenchDatabase.at(fresh.jdbcUrl(), fresh.user(), fresh.password());
    IngestBench.Figures figures = run(database);
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
    assertThatThrownBy(() -> run(database))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("make an empty one");
  }

  private IngestBench.Figures run(BenchDatabase database)
      throws IOException, InterruptedException, SQLException {
    return IngestBench.run(
        database, folder, new LoadPlan(2, 50), IngestBench.Times.SHORT, line -> {});
  }
}
