package io.gaugewire.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.database.DatabaseOptions;
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

/** That what is asked is there, whole; how long it takes depends on the machine. */
@Tag("scenario")
class QueryBenchTest {
  private static final int LEAST_BYTES_A_READING = 16;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void everyQuestionIsAnsweredInFull() throws IOException, InterruptedException, SQLException {
    TestPostgres.Database database = TestPostgres.shared().freshDatabase();
    QueryBench.Figures figures =
        QueryBench.run(
            new DatabaseOptions(database.jdbcUrl(), database.user(), database.password(), 4),
            folder,
            new LoadPlan(1, 2),
            200_000,
            4,
            line -> {});
    assertThat(figures.readings()).isEqualTo(2 * 2 * 86_400);
    assertThat(figures.subgroups()).isEqualTo(2 * 2 * 1_440);
    assertThat(figures.tagDay().bytes()).isGreaterThan(86_400L * LEAST_BYTES_A_READING);
    assertThat(figures.chartDay().bytes()).isGreaterThan(figures.chart().bytes());
    assertThat(figures.chart().medianMillis()).isPositive();
  }
}
