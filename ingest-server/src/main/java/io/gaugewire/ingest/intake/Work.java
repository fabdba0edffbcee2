package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.quarantine.Cause;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Parcel;

/** What a lane's writer has to do. */
sealed interface Work {
  /**
   * A parcel of sound form whose hash fits its contents.
   *
   * @param receivedMicros when it came, microseconds since 1970 UTC
   * @param nanos the same on the monotonic clock
   */
  record Arrival(Delivery delivery, Parcel parcel, long receivedMicros, long nanos)
      implements Work {}

  /** Bytes that are no such parcel. */
  record Unfit(Delivery delivery, Cause cause, String reason) implements Work {}

  /** An edge asks how far it is stored. */
  record Question(EdgeId edge, long epoch, long echoMicros) implements Work {}
}
