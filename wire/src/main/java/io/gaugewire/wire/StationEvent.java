package io.gaugewire.wire;

/**
 * Something that happened at a station and is no value.
 *
 * @param station where
 * @param timeMicros source time, microseconds since 1970 UTC
 * @param kind what kind
 * @param detail one sentence for a reader, or a reference (a hold's id); may be empty
 */
public record StationEvent(String station, long timeMicros, Kind kind, String detail) {
  public StationEvent {
    Text.require("station", station, 1, Text.NAME);
    SourceTime.require(timeMicros);
    Text.require("detail", detail, 0, Text.SENTENCE);
  }

  /** The kinds of event. Stored and sent by number: only ever append. */
  public enum Kind {
    /** A device stopped answering. */
    DEVICE_LOST,
    /** A device answers again. */
    DEVICE_BACK,
    /** A hold was written to the machine and read back. */
    HOLD_WRITTEN,
    /** A hold could not be written, or did not read back. */
    HOLD_FAILED,
    /** The edge agent started. */
    EDGE_STARTED,
    /** The configuration was loaded anew. */
    CONFIGURATION_LOADED,
    /** Part of the outbox was unreadable and set aside. */
    OUTBOX_DAMAGED,
    /** The outbox neared or left its reserve. */
    OUTBOX_RESERVE
  }
}
