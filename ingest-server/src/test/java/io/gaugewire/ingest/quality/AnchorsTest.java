package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.audit.Anchors;
import io.gaugewire.ingest.audit.AuditChain;
import io.gaugewire.ingest.audit.AuditStore;
import io.gaugewire.ingest.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private TestDesk desk;
  private AuditStore store;

  @BeforeEach
  void open() {
    desk = new TestDesk();
    desk.clock.set(Instant.parse("2026-12-30T02:00:00Z"));
    store = new AuditStore(desk.database.jdbi(), desk.database.pool());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Anchors anchors() {
    return new Anchors(store, folder.resolve("kept"), desk.clock, TestDesk.ZONE);
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
    desk.addPerson("newcomer", Role.INSPECTOR);
    desk.clock.forward(Duration.ofHours(3));
    anchors.look();
    anchors().look();
    assertThat(lines("2026")).containsExactly(line("2026-12-30", first));

    desk.clock.forward(Duration.ofDays(1));
    anchors.look();
    assertThat(lines("2026"))
        .containsExactly(line("2026-12-30", first), line("2026-12-31", store.anchor()));
    desk.clock.forward(Duration.ofDays(1));
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
    desk.database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("set local session_replication_role = replica");
              handle.execute(
                  "update audit_entry set hash = sha256(hash)"
                      + " where number = (select max(number) from audit_entry)");
            });
    desk.clock.forward(Duration.ofDays(1));
    anchors.look();
    assertThat(lines("2026")).isEqualTo(kept);
  }

  @Test
  void whatACrashCutShortIsNoAnchorAndHidesNone() throws IOException {
    anchors().look();
    Path file = folder.resolve("kept/anchors-2026.jsonl");
    String whole = Files.readString(file);
    Files.writeString(file, whole + "{\"day\":\"2026-12-31\",\"nu");
    desk.clock.forward(Duration.ofDays(1));
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
