package io.gaugewire.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.wire.StationEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxDamageTest {
  @TempDir Path directory;

  @Test
  void aTornTailCostsNothingThatWasWhole() throws IOException {
    for (int seed = 1; seed <= Integer.getInteger("gaugewire.damage", 25); seed++) {
      Random random = new Random(seed);
      Path outboxDirectory = directory.resolve("torn" + seed);
      int results = 1 + random.nextInt(40);
      write(outboxDirectory, 1, results);
      Path newest = segments(outboxDirectory).getLast();
      long size = Files.size(newest);
      // Cut inside the last record, or leave garbage where the next one would have stood.
      try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
        if (random.nextBoolean()) {
          file.setLength(size - 1 - random.nextInt(40));
        } else {
          byte[] garbage = new byte[1 + random.nextInt(200)];
          if (random.nextBoolean()) {
            random.nextBytes(garbage);
          }
          file.seek(size);
          file.write(garbage);
        }
      }
      boolean cut = Files.size(newest) < size;
      write(outboxDirectory, cut ? results : results + 1, 3);
      CommittedModel server = drain(outboxDirectory);
      List<Long> expected = new ArrayList<>();
      for (long i = 1; i <= (cut ? results + 2 : results + 3); i++) {
        expected.add(i);
      }
      assertThat(server.counters()).as("seed %s", seed).isEqualTo(expected);
      assertThat(server.events())
          .as("seed %s", seed)
          .anyMatch(e -> e.kind() == StationEvent.Kind.OUTBOX_DAMAGED);
      try (Stream<Path> kept = Files.list(outboxDirectory.resolve("damaged"))) {
        assertThat(kept).isNotEmpty();
      }
    }
  }

  @Test
  void aFlippedBitCostsAtMostTheParcelsItTouchesAndIsReported() throws IOException {
    for (int seed = 1; seed <= Integer.getInteger("gaugewire.damage", 40); seed++) {
      Random random = new Random(seed);
      Path outboxDirectory = directory.resolve("flip" + seed);
      int results = 300 + random.nextInt(600);
      write(outboxDirectory, 1, results);
      List<Path> segments = segments(outboxDirectory);
      Path victim = segments.get(random.nextInt(segments.size()));
      flip(victim, (long) (random.nextDouble() * Files.size(victim)), 1 << random.nextInt(8));
      CommittedModel server = drain(outboxDirectory);
      write(outboxDirectory, results + 1, 5);
      drain(outboxDirectory, server);
      List<Long> counters = server.counters();
      assertThat(counters).as("seed %s", seed).doesNotHaveDuplicates().isSorted();
      assertThat(counters).as("seed %s", seed).contains(results + 5L);
      // The last record of the newest segment cannot be told from a torn one; else one is lost.
      assertThat(counters.size()).as("seed %s", seed).isGreaterThanOrEqualTo(results + 5 - 1);
      if (counters.size() < results + 5) {
        assertThat(server.events())
            .as("seed %s", seed)
            .anyMatch(e -> e.kind() == StationEvent.Kind.OUTBOX_DAMAGED);
        try (Stream<Path> kept = Files.list(outboxDirectory.resolve("damaged"))) {
          assertThat(kept).as("seed %s", seed).isNotEmpty();
        }
      }
    }
  }

  @Test
  void parcelsBehindAHoleArriveOnceAlsoWhenTheDrainIsCutShortAndRestarted() throws IOException {
    write(directory, 1, 900);
    List<Path> segments = segments(directory);
    assertThat(segments).hasSizeGreaterThan(2);
    Path victim = segments.get(1);
    flip(victim, Files.size(victim) / 2, 4);
    CommittedModel server = new CommittedModel();
    for (int round = 0; round < 60; round++) {
      try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC())) {
        long epoch = outbox.firstEpoch();
        boolean ended = false;
        try (OutboxReader reader =
            OutboxReader.open(outbox, epoch, server.through(epoch), server.head(epoch))) {
          for (int i = 0; i < 50; i++) {
            var next = reader.next();
            if (next.isEmpty()) {
              ended = reader.atEnd();
              break;
            }
            assertThat(server.offer(next.get().bytes())).isEqualTo(CommittedModel.Taken.STORED);
          }
        }
        if (ended) {
          outbox.freeEpoch(epoch);
        }
      }
    }
    drain(directory, server);
    assertThat(server.counters()).doesNotHaveDuplicates().isSorted().hasSize(899);
    assertThat(server.parcels().stream().map(p -> p.id().epoch()).distinct()).hasSize(3);
  }

  private static void flip(Path file, long offset, int bit) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(offset);
      int old = bytes.read();
      bytes.seek(offset);
      bytes.write(old ^ bit);
    }
  }

  private static List<Path> segments(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(".gwo")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path directory, long from, int count) {
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC())) {
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      for (long i = from; i < from + count; i++) {
        outbox.result(Entries.result(i), Entries.one(tag, i));
      }
    }
  }

  private static CommittedModel drain(Path directory) {
    CommittedModel server = new CommittedModel();
    drain(directory, server);
    return server;
  }

  private static void drain(Path directory, CommittedModel server) {
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC())) {
      Entries.until("nothing waits", () -> outbox.status().produced() >= 0);
      server.drain(outbox);
    }
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC())) {
      server.drain(outbox);
    }
  }
}
