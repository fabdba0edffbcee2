package io.gaugewire.edge.outbox;

import io.gaugewire.wire.ReadingColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How fast the outbox takes and gives back, on the disk of the directory given. Not a test: {@code
 * OutboxBenchmark DIRECTORY [SECONDS]}.
 */
public final class OutboxBenchmark {
  private static final int POLL = 500;

  private OutboxBenchmark() {}

  public static void main(String[] args) throws Exception {
    Path directory = Files.createTempDirectory(Path.of(args[0]), "outbox-benchmark");
    long seconds = args.length > 1 ? Long.parseLong(args[1]) : 5;
    readings(directory.resolve("readings"), seconds);
    for (int stations : new int[] {1, 8, 64}) {
      results(directory.resolve("results" + stations), stations, seconds);
    }
  }

  private static OutboxSettings settings(Path directory) {
    return new OutboxSettings(
        Entries.EDGE, directory, 16L << 30, 64 << 20, 16 << 20, Duration.ofMillis(100));
  }

  private static void readings(Path directory, long seconds) throws IOException {
    long taken = 0;
    long refused = 0;
    try (Outbox outbox = Outbox.open(settings(directory), Clock.systemUTC())) {
      ReadingColumns poll = new ReadingColumns(POLL);
      int[] tags = new int[POLL];
      for (int i = 0; i < POLL; i++) {
        tags[i] = outbox.tag("shaft", "tag-" + i, "mm", 3);
      }
      long began = System.nanoTime();
      long time = Entries.TIME;
      while (System.nanoTime() - began < seconds * 1_000_000_000L) {
        poll.clear();
        time += 100_000;
        for (int i = 0; i < POLL; i++) {
          poll.add(tags[i], time, 10 + i / 1000.0, 0);
        }
        while (!outbox.readings(poll)) {
          refused++;
          Thread.onSpinWait();
        }
        taken += POLL;
      }
      report("readings appended, one sync for what waits", taken, System.nanoTime() - began);
      System.out.println("  polls offered again because the disk was behind: " + refused);
    }
    try (Outbox outbox = Outbox.open(settings(directory), Clock.systemUTC())) {
      CommittedModel nothing = new CommittedModel();
      long began = System.nanoTime();
      long bytes = 0;
      long epoch = outbox.firstEpoch();
      try (OutboxReader reader = OutboxReader.open(outbox, epoch, 0, nothing.head(epoch))) {
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
          bytes += next.get().bytes().length;
        }
      }
      report("readings read back for sending, CRC checked", taken, System.nanoTime() - began);
      System.out.println("  bytes a reading on the wire: " + (double) bytes / taken);
    }
  }

  private static void results(Path directory, int stations, long seconds) throws Exception {
    AtomicLong taken = new AtomicLong();
    long began = System.nanoTime();
    try (Outbox outbox = Outbox.open(settings(directory), Clock.systemUTC());
        ExecutorService threads = Executors.newFixedThreadPool(stations)) {
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      for (int station = 0; station < stations; station++) {
        threads.execute(
            () -> {
              for (long i = 1; System.nanoTime() - began < seconds * 1_000_000_000L; i++) {
                outbox.result(Entries.result(i), Entries.one(tag, i));
                taken.incrementAndGet();
              }
            });
      }
    }
    report(
        "results on disk before the call returns, " + stations + " stations",
        taken.get(),
        System.nanoTime() - began);
  }

  private static void report(String what, long count, long nanos) {
    System.out.printf("%-60s %,12.0f /s%n", what, count * 1e9 / nanos);
  }
}
