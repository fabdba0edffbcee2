package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.audit.Anchors;
import io.gaugewire.ingest.audit.AuditChain;
import io.gaugewire.ingest.audit.AuditStore;
import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who owns the database can rewrite the whole chain so that it fits in itself; not its anchors. */
class AnchorsTest {
  @TempDir private Path folder;
  private final TestClock clock = new TestClock(Instant.parse("2026-12-30T02:00:00Z"));
  private Database database;
  private AuditStore store;

  @BeforeEach
  void open() throws SQLException {
    database = Database.open(TestDatabases.fresh());
    store = new AuditStore(database.jdbi(), database.pool());
    change();
  }

  private void change() {
    new Changes(database.jdbi(), clock)
        .make(
            Author.system("test"),
            "",
            (handle, at) -> {
              Changes.note(handle, "test", "1", "done");
              return at;
            });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Anchors anchors() {
    return new Anchors(store, folder.resolve("kept"), clock, TestDesk.ZONE);
  }

  private List<String> lines(String year) throws IOException {
    return Files.readAllLines(folder.resolve("kept/anchors-" + year + ".jsonl"));
  }

  private static String line(String day, AuditChain.Anchor head) {
    return "{\"day\":\"%s\",\"number\":%d,\"hash\":\"%s\"}"
        .formatted(day, head.number(), head.hash());
  }

  @Test
  void aLineADayAndAFileAYear() throws IOException {
    Anchors anchors = anchors();
    AuditChain.Anchor first = store.anchor();
    anchors.look();
    change();
    clock.forward(Duration.ofHours(3));
    anchors.look();
    anchors().look();
    assertThat(lines("2026")).containsExactly(line("2026-12-30", first));

    clock.forward(Duration.ofDays(1));
    anchors.look();
    assertThat(lines("2026"))
        .containsExactly(line("2026-12-30", first), line("2026-12-31", store.anchor()));
    clock.forward(Duration.ofDays(1));
    anchors.look();
    assertThat(lines("2027")).containsExactly(line("2027-01-01", store.anchor()));
    assertThat(Anchors.lastLine(folder.resolve("kept")))
        .contains(line("2027-01-01", store.anchor()));
  }

  @Test
  void aChainThatNoLongerGoesThroughItsAnchorGetsNoNewOne() throws IOException {
    Anchors anchors = anchors();
    anchors.look();
    List<String> kept = lines("2026");
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("set local session_replication_role = replica");
              handle.execute(
                  "update audit_entry set hash = sha256(hash)"
                      + " where number = (select max(number) from audit_entry)");
            });
    clock.forward(Duration.ofDays(1));
    anchors.look();
    assertThat(lines("2026")).isEqualTo(kept);
  }

  @Test
  void whatACrashCutShortIsNoAnchorAndHidesNone() throws IOException {
    anchors().look();
    Path file = folder.resolve("kept/anchors-2026.jsonl");
    String whole = Files.readString(file);
    Files.writeString(file, whole + "{\"day\":\"2026-12-31\",\"nu");
    clock.forward(Duration.ofDays(1));
    anchors().look();
    assertThat(lines("2026").getFirst() + "\n").isEqualTo(whole);
    assertThat(lines("2026").getLast()).isEqualTo(line("2026-12-31", store.anchor()));
  }

  @Test
  void aFolderThatCannotBeWrittenIsTriedAgain() throws IOException {
    Files.writeString(folder.resolve("kept"), "in the way");
    Anchors anchors = anchors();
    anchors.look();
    Files.delete(folder.resolve("kept"));
    anchors.look();
    assertThat(lines("2026")).hasSize(1);
  }
}
