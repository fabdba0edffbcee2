package io.gaugewire.ingest.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The server's clock in microseconds since 1970 UTC. */
record MicrosClock(Clock clock) {
  long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }
}
