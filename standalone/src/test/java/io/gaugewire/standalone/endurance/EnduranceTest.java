package io.gaugewire.standalone.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnduranceTest {
  @Test
  void memoryThatGrowsIsToldAsMebibytesAnHour() {
    Growth growth = new Growth();
    for (int minute = 0; minute <= 60; minute++) {
      // A saw of 3 MiB, as a collector makes it, over a leak of 12 MiB an hour.
      growth.look(minute * 60.0, Map.of("server", 500 + 0.2 * minute + 3 * (minute % 2)));
    }
    Growth.Line line = Objects.requireNonNull(growth.lines().get("server"));
    assertThat(line.perHour()).isCloseTo(12, within(0.5));
    assertThat(line.first()).isEqualTo(500);
    assertThat(line.most()).isCloseTo(514.8, within(0.01));
  }

  @Test
  void nothingIsKilledOnceMemoryIsWatchedAndNothingFailsNearTheEnd() {
    Duration hour = Duration.ofHours(1);
    List<Trial.Due> all = Trial.of(hour);
    assertThat(all).isSortedAccordingTo((a, b) -> a.after().compareTo(b.after()));
    assertThat(all).extracting(Trial.Due::fault).contains(Trial.Fault.values());
    assertThat(all)
        .filteredOn(due -> due.after().compareTo(Duration.ofMinutes(15)) >= 0)
        .noneMatch(due -> due.fault().name().startsWith("KILL"));
    assertThat(all.getLast().after()).isLessThanOrEqualTo(Duration.ofMinutes(54));
  }

  @Test
  void onlyComplaintsOfQuietTimesAreUnexplained(@TempDir Path folder) throws IOException {
    Path server =
        Files.writeString(
            folder.resolve("server.log"),
            """
            2026-11-22T00:14:50.000Z ERROR i.g.ingest.intake.Lane storing failed lane="0"
            java.sql.SQLException: of the line before
            2026-11-22T00:20:00.000Z INFO  i.g.ingest.IngestServer ready
            2026-11-22T00:21:00.000Z WARN  i.g.ingest.live.Feed client too slow
            """);
    Path database =
        Files.writeString(
            folder.resolve("postgresql.log"),
            """
            2026-11-22 00:14:50.100 UTC [77] FATAL:  the database system is starting up
            2026-11-22 00:22:00.000 UTC [78] LOG:  checkpoint starting: time
            2026-11-22 00:23:00.000 UTC [79] ERROR:  deadlock detected
            2026-11-22 00:14:00.000 somewhere [80] ERROR:  out of memory
            """);
    Instant faulty = Instant.parse("2026-11-22T00:15:00Z");
    assertThat(
            ProgramLogs.unexplained(
                Map.of("server", server, "database", database), time -> time.isBefore(faulty)))
        .containsExactlyInAnyOrder(
            "server: 2026-11-22T00:21:00.000Z WARN  i.g.ingest.live.Feed client too slow",
            "database: 2026-11-22 00:23:00.000 UTC [79] ERROR:  deadlock detected",
            "database: 2026-11-22 00:14:00.000 somewhere [80] ERROR:  out of memory");
  }
}
