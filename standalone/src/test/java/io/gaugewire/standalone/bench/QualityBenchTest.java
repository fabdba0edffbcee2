package io.gaugewire.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the benchmark measures something; how much depends on the machine and is not asserted. */
class QualityBenchTest {
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void everyFigureIsMeasured() throws IOException, SQLException {
    QualityBench.Figures figures = QualityBench.run(QualityBench.whole(1_200), 3, 2, line -> {});
    assertThat(figures.results()).isEqualTo(3_600);
    assertThat(figures.reportMillis()).isPositive();
    assertThat(figures.trendMillis()).isPositive();
    assertThat(figures.traceMillis()).isPositive();
    assertThat(figures.boardMillis()).isPositive();
  }
}
