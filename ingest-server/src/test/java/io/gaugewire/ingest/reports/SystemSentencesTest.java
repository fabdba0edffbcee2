package io.gaugewire.ingest.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SystemSentencesTest {
  private static final Path SOURCES = Path.of("src/main/java/io/gaugewire/ingest");

  @Test
  void whatTheSystemWroteIsReadInChineseWithItsFigures() {
    assertThat(SystemSentences.chinese("3 of 60 pieces inspected do not conform."))
        .isEqualTo("抽检 60 件，其中 3 件不合格。");
    assertThat(
            SystemSentences.chinese(
                "Station SH-10 handed over diameter = 20.031 mm, outside 19.98 to 20.02."))
        .isEqualTo("工位 SH-10 上传 diameter = 20.031 mm，超出规格 19.98 至 20.02。");
  }

  @Test
  void whatPeopleWroteStaysAsTheyWroteIt() {
    assertThat(SystemSentences.chinese("Scratched by the new fixture."))
        .isEqualTo("Scratched by the new fixture.");
  }

  /** A sentence that is changed there is told in English here until this knows it. */
  @Test
  void theSystemStillWritesThem() throws IOException {
    String checks = Files.readString(SOURCES.resolve("inspection/Checks.java"));
    String inspections = Files.readString(SOURCES.resolve("inspection/Inspections.java"));
    String results = Files.readString(SOURCES.resolve("inspection/StationResults.java"));
    String gauges = Files.readString(SOURCES.resolve("gauges/GaugeRoutes.java"));
    String objectives = Files.readString(SOURCES.resolve("objectives/ObjectiveWatch.java"));
    assertThat(checks)
        .contains("The planned inspection did not happen.", "The first article was not inspected.")
        .contains("was neither confirmed nor inspected again.", "was not made in time.");
    assertThat(inspections)
        .contains("The record of the operation before was rejected.")
        .contains(" pieces inspected do not conform.", "overdue, withdrawn or unknown");
    assertThat(results).contains("Station %s handed over %s = %s %s, outside %s to %s.");
    assertThat(gauges).contains("Gauge %s was found wrong on %s: %d values in %d records of");
    assertThat(objectives)
        .contains("%s: %d of %d pieces (%s) do not conform, beyond the objective");
  }
}
