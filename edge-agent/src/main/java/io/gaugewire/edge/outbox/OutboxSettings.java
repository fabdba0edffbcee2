package io.gaugewire.edge.outbox;

import io.gaugewire.wire.EdgeId;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where an outbox lives and how far it may grow.
 *
 * @param edge whose outbox
 * @param directory made when absent
 * @param capBytes most bytes on disk
 * @param reserveBytes the last part of these, closed to periodic readings; also kept free on the
 *     file system
 * @param segmentBytes size at which a new file begins
 * @param sealAfter longest time an entry waits for its parcel to be sealed
 */
public record OutboxSettings(
    EdgeId edge,
    Path directory,
    long capBytes,
    long reserveBytes,
    int segmentBytes,
    Duration sealAfter) {
  /** Cap of 8 GiB, reserve of 64 MiB, segments of 16 MiB, 100 ms. */
  public static OutboxSettings of(EdgeId edge, Path directory) {
    return new OutboxSettings(
        edge, directory, 8L << 30, 64L << 20, 16 << 20, Duration.ofMillis(100));
  }

  public OutboxSettings {
    if (segmentBytes < 64 * 1024) {
      throw new IllegalArgumentException("segments have at least 64 KiB: " + segmentBytes);
    }
    if (reserveBytes < segmentBytes || capBytes < 4 * reserveBytes) {
      throw new IllegalArgumentException(
          "an outbox needs a reserve of at least one segment and a cap of four reserves; cap "
              + capBytes
              + ", reserve "
              + reserveBytes
              + ", segment "
              + segmentBytes);
    }
    if (!sealAfter.isPositive()) {
      throw new IllegalArgumentException("entries must wait some time to be sealed together");
    }
  }
}
