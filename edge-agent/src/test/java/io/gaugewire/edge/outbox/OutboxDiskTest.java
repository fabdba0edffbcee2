package io.gaugewire.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.edge.journal.JournalFullException;
import io.gaugewire.wire.Gap;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxDiskTest {
  @TempDir Path directory;

  @Test
  void aFullDiskLosesNothingAcknowledgedAndIsLeftByItself() {
    for (int seed = 1; seed <= 6; seed++) {
      Random random = new Random(seed);
      FailingDisk disk = new FailingDisk();
      Path own = directory.resolve("full" + seed);
      CommittedModel server = new CommittedModel();
      List<Long> acknowledged = new ArrayList<>();
      long refused = 0;
      try (Outbox outbox = Outbox.open(Entries.settings(own), Clock.systemUTC(), disk)) {
        int tag = outbox.tag("shaft", "diameter", "mm", 3);
        outbox.result(Entries.result(1), Entries.one(tag, 1));
        acknowledged.add(1L);
        disk.quota.set(random.nextInt(40_000));
        long counter = 2;
        while (outbox.status().room() != OutboxStatus.Level.FAILING) {
          counter += attempt(outbox, tag, counter, acknowledged) ? 1 : 0;
        }
        assertThat(outbox.readings(Entries.one(tag, 0))).isFalse();
        refused++;
        long now = counter;
        assertThatThrownBy(() -> outbox.result(Entries.result(now), Entries.one(tag, now)))
            .isInstanceOf(JournalFullException.class);
        disk.quota.set(Long.MAX_VALUE);
        Entries.until(
            "it writes again", () -> outbox.status().room() != OutboxStatus.Level.FAILING);
        for (int i = 0; i < 20; i++) {
          assertThat(attempt(outbox, tag, counter++, acknowledged)).isTrue();
        }
        Entries.until("the gap is written", () -> outbox.status().gaps() > 0);
      }
      try (Outbox outbox = Outbox.open(Entries.settings(own), Clock.systemUTC())) {
        server.drain(outbox);
      }
      assertThat(server.counters()).as("seed %s", seed).isEqualTo(acknowledged);
      assertThat(server.gaps().stream().mapToLong(Gap::missing).sum())
          .as("seed %s: refused readings and those of refused results' parcels", seed)
          .isGreaterThanOrEqualTo(refused);
    }
  }

  @Test
  void afterAFailedSyncNothingUnconfirmedIsTakenForWritten() {
    FailingDisk disk = new FailingDisk();
    CommittedModel server = new CommittedModel();
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC(), disk)) {
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      outbox.result(Entries.result(1), Entries.one(tag, 1));
      disk.syncsFail.set(true);
      assertThatThrownBy(() -> outbox.result(Entries.result(2), Entries.one(tag, 2)))
          .isInstanceOf(JournalFullException.class);
      assertThat(outbox.lastResult("shaft").orElseThrow().counter()).isEqualTo(1);
      disk.syncsFail.set(false);
      Entries.until("it writes again", () -> outbox.status().room() != OutboxStatus.Level.FAILING);
      outbox.result(Entries.result(2), Entries.one(tag, 2));
      server.drain(outbox);
    }
    assertThat(server.counters()).containsExactly(1L, 2L);
  }

  private static boolean attempt(Outbox outbox, int tag, long counter, List<Long> acknowledged) {
    try {
      outbox.result(Entries.result(counter), Entries.one(tag, counter));
      acknowledged.add(counter);
      return true;
    } catch (JournalFullException e) {
      return false;
    }
  }
}
