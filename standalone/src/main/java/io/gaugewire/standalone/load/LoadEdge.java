package io.gaugewire.standalone.load;

import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.edge.outbox.Outbox;
import io.gaugewire.edge.outbox.OutboxSettings;
import io.gaugewire.edge.outbox.OutboxStatus;
import io.gaugewire.edge.uplink.Downlink;
import io.gaugewire.edge.uplink.Uplink;
import io.gaugewire.edge.uplink.UplinkSettings;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationHold;
import io.gaugewire.wire.StationResult;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * An edge whose readings are made up: everything from the outbox on is real. Confined to one thread
 * but for the looks at it.
 */
public final class LoadEdge implements AutoCloseable {
  private static final double MEAN = 10;
  private static final double DEVIATION = 0.1;

  private static final Downlink NOBODY =
      new Downlink() {
        @Override
        public void hold(StationHold hold) {}

        @Override
        public void context(ContextDocument document) {}
      };

  private final Outbox outbox;
  private final Uplink uplink;
  private final int[] tags;
  private final int measured;
  private final ReadingColumns poll;
  private final SplittableRandom random;
  private final Clock clock;
  private long lastMicros;

  /**
   * Opens the outbox and begins to send.
   *
   * @param tagCount tags that each poll reads
   * @param seed settles the values
   */
  public LoadEdge(EdgeId edge, Path directory, URI server, int tagCount, long seed, Clock clock) {
    this.clock = clock;
    this.random = new SplittableRandom(seed);
    this.outbox = Outbox.open(OutboxSettings.of(edge, directory), clock);
    this.tags = new int[tagCount];
    this.measured = outbox.tag(LoadPlan.STATION, LoadPlan.MEASURED, "mm", 3);
    this.poll = new ReadingColumns(tagCount);
    for (int i = 0; i < tagCount; i++) {
      tags[i] = outbox.tag(LoadPlan.STATION, LoadPlan.tag(i + 1), "mm", 3);
    }
    this.uplink =
        new Uplink(
            outbox,
            new UplinkSettings(edge, server, Optional.empty(), Optional.empty(), "load", pace()),
            NOBODY,
            clock,
            new SplittableRandom(seed));
    uplink.start();
  }

  /** As edges have it, but for a break that is noticed and mended sooner. */
  private static UplinkSettings.Pace pace() {
    UplinkSettings.Pace usual = UplinkSettings.Pace.DEFAULT;
    return new UplinkSettings.Pace(
        usual.windowParcels(),
        usual.windowBytes(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(1));
  }

  /**
   * Reads every tag once.
   *
   * @return false when the outbox has no room now; nothing was taken then
   */
  public boolean poll() {
    long now = micros();
    poll.clear();
    for (int tag : tags) {
      poll.add(tag, now, value(), 0);
    }
    return outbox.readings(poll);
  }

  private long micros() {
    lastMicros =
        Math.max(lastMicros + 1, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    return lastMicros;
  }

  private double value() {
    return Math.rint((MEAN + DEVIATION * random.nextGaussian()) * 1_000) / 1_000;
  }

  /** Running number of the last result on disk, 0 when there is none. */
  public long lastResult() {
    return outbox.lastResult(LoadPlan.STATION).map(LastResult::counter).orElse(0L);
  }

  /**
   * Takes the next result; it is on disk when this returns.
   *
   * @return its running number
   */
  public long result() {
    long counter = lastResult() + 1;
    long now = micros();
    ReadingColumns values = new ReadingColumns(1);
    values.add(measured, now, value(), 0);
    outbox.result(
        new StationResult(
            LoadPlan.STATION,
            now,
            counter,
            StationResult.PartReference.UNKNOWN,
            StationResult.Verdict.PASS,
            List.of()),
        values);
    return counter;
  }

  /** Parcels on disk that are not committed, as far as is known. */
  public long backlog() {
    OutboxStatus status = outbox.status();
    return status.produced() - uplink.status().committed();
  }

  @Override
  public void close() {
    uplink.close();
    outbox.close();
  }
}
