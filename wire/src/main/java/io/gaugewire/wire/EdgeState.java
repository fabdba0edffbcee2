package io.gaugewire.wire;

/**
 * What an edge says of itself, at connecting and then every few seconds; also its will.
 *
 * @param online false only in the will and when leaving
 * @param version version of the edge agent
 * @param epoch its outbox's epoch
 * @param outbox how full the outbox is
 * @param clockOffsetMicros measured server clock minus edge clock, 0 before the first measurement
 * @param sentMicros edge's clock when sending, microseconds since 1970 UTC
 */
public record EdgeState(
    boolean online,
    String version,
    long epoch,
    OutboxState outbox,
    long clockOffsetMicros,
    long sentMicros) {
  public EdgeState {
    Text.require("version", version, 0, Text.NAME);
  }

  /**
   * How full an outbox is.
   *
   * @param produced last seq appended, 0 when none
   * @param bytes bytes on disk not yet freed
   * @param oldestMicros append time of the oldest parcel not yet committed, 0 when none
   * @param gaps gap entries ever written in this epoch
   */
  public record OutboxState(long produced, long bytes, long oldestMicros, long gaps) {}
}
