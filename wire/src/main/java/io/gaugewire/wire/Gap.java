package io.gaugewire.wire;

/**
 * Says out loud that something is missing.
 *
 * @param station where
 * @param tag the tag's name, or empty when results are missing
 * @param reason why
 * @param fromMicros when the gap began, microseconds since 1970 UTC
 * @param toMicros when it ended, not before {@code fromMicros}
 * @param missing how many readings or results are missing, or −1 where nobody can know
 */
public record Gap(
    String station, String tag, Reason reason, long fromMicros, long toMicros, long missing) {
  public Gap {
    Text.require("station", station, 1, Text.NAME);
    Text.require("tag name", tag, 0, Text.NAME);
    SourceTime.require(fromMicros);
    SourceTime.require(toMicros);
    if (toMicros < fromMicros) {
      throw new IllegalArgumentException("a gap cannot end before it begins");
    }
    if (missing < -1) {
      throw new IllegalArgumentException("missing is a count or -1: " + missing);
    }
  }

  /** Why something is missing. Stored and sent by number: only ever append. */
  public enum Reason {
    /** The station reported that its result buffer ran over. */
    STATION_OVERRUN,
    /** The station's counter jumped by more than one. */
    COUNTER_JUMP,
    /** The link broke while a result was being taken and the station no longer has it. */
    RESULT_LOST,
    /** The outbox had reached its reserve and refused periodic readings. */
    OUTBOX_FULL,
    /** The polls were due but could not be made in time. */
    POLLS_SKIPPED,
    /** Readings came faster than they could be written to disk. */
    OVERLOAD
  }
}
