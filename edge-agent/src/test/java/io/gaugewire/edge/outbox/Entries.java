package io.gaugewire.edge.outbox;

import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Entries for tests, named by a number. */
public final class Entries {
  public static final EdgeId EDGE = new EdgeId("plant", "line-1");
  static final long TIME = 1_795_000_000_000_000L;

  private Entries() {}

  public static OutboxSettings settings(Path directory) {
    return new OutboxSettings(EDGE, directory, 64 << 20, 1 << 20, 64 * 1024, Duration.ofMillis(5));
  }

  public static StationResult result(long counter) {
    return new StationResult(
        "shaft",
        TIME + counter,
        counter,
        new StationResult.PartReference("S" + counter, "", ""),
        StationResult.Verdict.PASS,
        List.of());
  }

  public static ReadingColumns one(int tag, long number) {
    ReadingColumns columns = new ReadingColumns(1);
    columns.add(tag, TIME + number, (double) number, 0);
    return columns;
  }

  public static InspectionRecord record(long number) {
    return new InspectionRecord(
        new UUID(7, number), "shaft", TIME, "{}".getBytes(StandardCharsets.UTF_8));
  }

  /** Waits for a condition, at most 20 s. */
  public static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain until " + what);
      }
      Thread.onSpinWait();
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
