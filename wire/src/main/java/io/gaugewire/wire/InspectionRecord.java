package io.gaugewire.wire;

import java.util.Arrays;
import java.util.UUID;

/**
 * A record assembled and signed at the edge.
 *
 * @param id made by the edge (UUIDv7), so that a repeat is recognised
 * @param station where it was signed
 * @param signedMicros when, microseconds since 1970 UTC
 * @param content the signed document, UTF-8 JSON, at most {@value #MOST_BYTES} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record InspectionRecord(UUID id, String station, long signedMicros, byte[] content) {
  /** Largest document. */
  public static final int MOST_BYTES = 256 * 1024;

  public InspectionRecord {
    Text.require("station", station, 1, Text.NAME);
    SourceTime.require(signedMicros);
    if (content.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "an inspection record holds at most " + MOST_BYTES + " bytes, not " + content.length);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InspectionRecord that
        && id.equals(that.id)
        && station.equals(that.station)
        && signedMicros == that.signedMicros
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
