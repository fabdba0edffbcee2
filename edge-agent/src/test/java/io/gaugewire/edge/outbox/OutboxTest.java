package io.gaugewire.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.edge.journal.JournalFullException;
import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path directory;

  private Outbox open() {
    return Outbox.open(Entries.settings(directory), CLOCK);
  }

  @Test
  void keepsWhatItTookAcrossRestarts() {
    CommittedModel server = new CommittedModel();
    int tag;
    try (Outbox outbox = open()) {
      tag = outbox.tag("shaft", "diameter", "mm", 3);
      assertThat(outbox.readings(Entries.one(tag, 1))).isTrue();
    }
    try (Outbox outbox = open()) {
      assertThat(outbox.tag("shaft", "diameter", "mm", 3)).isEqualTo(tag);
      assertThat(outbox.tag("shaft", "diameter", "mm", 2)).isNotEqualTo(tag);
      outbox.result(Entries.result(7), Entries.one(tag, 2));
      server.drain(outbox);
    }
    assertThat(server.values()).containsExactly(1.0, 2.0);
    assertThat(server.counters()).containsExactly(7L);
    assertThat(server.parcels().stream().map(p -> p.id().epoch()).distinct()).hasSize(1);
  }

  @Test
  void remembersAStationsLastResultAfterItWasCommittedAndFreed() {
    CommittedModel server = new CommittedModel();
    try (Outbox outbox = open()) {
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      for (long counter = 1; counter <= 2_000; counter++) {
        outbox.result(Entries.result(counter), Entries.one(tag, counter));
      }
      server.drain(outbox);
      assertThat(outbox.directory().segments()).hasSize(1);
    }
    try (Outbox outbox = open()) {
      var last = outbox.lastResult("shaft").orElseThrow();
      assertThat(last.counter()).isEqualTo(2_000);
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      assertThat(last).isEqualTo(LastResult.of(Entries.result(2_000), Entries.one(tag, 2_000)));
      assertThat(outbox.lastResult("other")).isEmpty();
    }
  }

  @Test
  void remembersTheNewestSourceTimeAfterItWasCommittedAndFreed() {
    CommittedModel server = new CommittedModel();
    long newest;
    try (Outbox outbox = open()) {
      assertThat(outbox.newestMicros()).isEmpty();
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      for (long counter = 1; counter <= 2_000; counter++) {
        outbox.result(Entries.result(counter), Entries.one(tag, counter));
      }
      newest = Entries.one(tag, 2_000).timeMicros(0);
      server.drain(outbox);
      assertThat(outbox.directory().segments()).hasSize(1);
    }
    try (Outbox outbox = open()) {
      assertThat(outbox.newestMicros()).hasValue(newest);
    }
  }

  @Test
  void aRepeatedInspectionRecordIsWrittenOnceAlsoAcrossRestarts() {
    CommittedModel server = new CommittedModel();
    try (Outbox outbox = open()) {
      outbox.record(Entries.record(1));
      outbox.record(Entries.record(1));
    }
    try (Outbox outbox = open()) {
      outbox.record(Entries.record(1));
      outbox.record(Entries.record(2));
      server.drain(outbox);
    }
    assertThat(server.contents().stream().mapToInt(c -> c.records().size()).sum()).isEqualTo(2);
  }

  @Test
  void manyThreadsShareASyncAndEveryResultIsThereOnce() throws Exception {
    CommittedModel server = new CommittedModel();
    try (Outbox outbox = open();
        ExecutorService stations = Executors.newVirtualThreadPerTaskExecutor()) {
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      var done = new ArrayList<Future<?>>();
      for (int station = 0; station < 40; station++) {
        long base = station * 1000L;
        done.add(
            stations.submit(
                () -> {
                  for (long i = 1; i <= 25; i++) {
                    outbox.result(Entries.result(base + i), Entries.one(tag, base + i));
                  }
                }));
      }
      for (var one : done) {
        one.get();
      }
      server.drain(outbox);
    }
    assertThat(server.counters()).hasSize(1000).doesNotHaveDuplicates();
    assertThat(server.parcels()).hasSizeLessThan(1000);
  }

  @Test
  void aPollLargerThanAParcelIsSplitAndWhole() {
    CommittedModel server = new CommittedModel();
    ReadingColumns poll = new ReadingColumns(16);
    try (Outbox outbox = open()) {
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      for (int i = 0; i < 9_000; i++) {
        poll.add(tag, Entries.TIME + i, i, 0, new byte[200]);
      }
      assertThat(outbox.readings(poll)).isTrue();
      poll.clear();
    }
    try (Outbox outbox = open()) {
      server.drain(outbox);
    }
    assertThat(server.values())
        .isEqualTo(LongStream.range(0, 9_000).mapToObj(i -> (double) i).toList());
    assertThat(server.parcels()).hasSizeGreaterThan(2);
  }

  @Test
  void refusesAtItsReserveAndSaysWhatIsMissing() {
    OutboxSettings small =
        new OutboxSettings(
            Entries.EDGE, directory, 1 << 20, 256 * 1024, 64 * 1024, Duration.ofMillis(2));
    CommittedModel server = new CommittedModel();
    long taken = 0;
    long refused = 0;
    AtomicLong late = new AtomicLong();
    try (Outbox outbox = Outbox.open(small, CLOCK)) {
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      ReadingColumns poll = new ReadingColumns(500);
      for (int i = 0; i < 500; i++) {
        poll.add(tag, Entries.TIME + i, 0, 0, new byte[100]);
      }
      while (refused < 5_000) {
        boolean took = outbox.readings(poll);
        taken += took ? 500 : 0;
        refused += took ? 0 : 500;
        if (took) {
          Entries.until("written", () -> outbox.status().produced() > 0);
        }
      }
      Entries.until(
          "full", () -> outbox.status().room() != OutboxStatus.Level.AMPLE || drained(outbox));
      server.drain(outbox);
      Entries.until("room again", () -> outbox.status().room() == OutboxStatus.Level.AMPLE);
      Entries.until("the gap is written", () -> outbox.status().gaps() > 0);
      // What still waits for a slow disk may refuse a few more.
      Entries.until(
          "a reading is taken again",
          () -> {
            server.drain(outbox);
            boolean took = outbox.readings(Entries.one(tag, 1));
            late.addAndGet(took ? 0 : 1);
            return took;
          });
    }
    try (Outbox outbox = Outbox.open(small, CLOCK)) {
      server.drain(outbox);
    }
    assertThat(server.values()).hasSize((int) taken + 1);
    assertThat(server.gaps().stream().mapToLong(Gap::missing).sum())
        .isEqualTo(refused + late.get());
    assertThat(server.gaps()).allMatch(gap -> gap.tag().equals("diameter"));
  }

  private static boolean drained(Outbox outbox) {
    return outbox.status().refused() > 0;
  }

  @Test
  void resultsStayInTheStationWhenItIsFull() {
    OutboxSettings small =
        new OutboxSettings(
            Entries.EDGE, directory, 1 << 20, 256 * 1024, 64 * 1024, Duration.ofMillis(2));
    CommittedModel server = new CommittedModel();
    long last = 0;
    try (Outbox outbox = Outbox.open(small, CLOCK)) {
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      ReadingColumns values = new ReadingColumns(1);
      values.add(tag, Entries.TIME, 1, 0);
      for (int i = 0; i < 1_500; i++) {
        values.add(tag, Entries.TIME, i, 0, new byte[200]);
      }
      boolean full = false;
      while (!full && last < 200) {
        try {
          outbox.result(Entries.result(last + 1), values);
          last++;
          long bytes = outbox.directory().bytes();
          Entries.until("looked", () -> outbox.status().bytes() >= bytes);
        } catch (JournalFullException e) {
          full = true;
          assertThat(e).hasMessageContaining("full");
        }
      }
      assertThat(full).isTrue();
      assertThat(outbox.lastResult("shaft").orElseThrow().counter()).isEqualTo(last);
      server.drain(outbox);
      assertThat(server.counters()).hasSize((int) last);
    }
  }

  @Test
  void aCursorThatIsNotOursIsRefused() {
    try (Outbox outbox = open()) {
      outbox.record(Entries.record(1));
      long epoch = outbox.firstEpoch();
      assertThatThrownBy(() -> OutboxReader.open(outbox, epoch, 99, LedgerHash.START))
          .isInstanceOf(CursorException.class)
          .hasMessageContaining("never wrote");
      assertThatThrownBy(() -> OutboxReader.open(outbox, epoch, 1, LedgerHash.START))
          .isInstanceOf(CursorException.class)
          .hasMessageContaining("two outboxes");
      assertThatThrownBy(() -> OutboxReader.open(outbox, epoch + 1, 0, LedgerHash.START))
          .isInstanceOf(CursorException.class);
    }
  }

  @Test
  void aCursorBeforeWhatWasFreedIsRefused() {
    CommittedModel server = new CommittedModel();
    try (Outbox outbox = open()) {
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      for (long i = 1; i <= 1_000; i++) {
        outbox.result(Entries.result(i), Entries.one(tag, i));
      }
      server.drain(outbox);
      assertThatThrownBy(() -> OutboxReader.open(outbox, outbox.firstEpoch(), 0, LedgerHash.START))
          .isInstanceOf(CursorException.class)
          .hasMessageContaining("freed");
    }
  }

  @Test
  void onlyOneProcessAndOnlyItsEdgeMayOpenIt() {
    try (Outbox outbox = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(OutboxException.class)
          .hasMessageContaining("another process");
      outbox.record(Entries.record(1));
    }
    OutboxSettings other = OutboxSettings.of(new EdgeId("plant", "line-2"), directory);
    assertThatThrownBy(() -> Outbox.open(other, CLOCK)).hasMessageContaining("plant/line-1");
    open().close();
  }

  @Test
  void eventsAndGapsTravelWithoutWaiting() {
    CommittedModel server = new CommittedModel();
    StationEvent event =
        new StationEvent("shaft", Entries.TIME, StationEvent.Kind.DEVICE_LOST, "no answer");
    Gap gap = new Gap("shaft", "", Gap.Reason.COUNTER_JUMP, Entries.TIME, Entries.TIME, 3);
    try (Outbox outbox = open()) {
      outbox.event(event);
      outbox.gap(gap);
      Entries.until("sealed", () -> outbox.status().produced() > 0);
      server.drain(outbox);
    }
    assertThat(server.events()).containsExactly(event);
    assertThat(server.gaps()).isEqualTo(List.of(gap));
  }
}
