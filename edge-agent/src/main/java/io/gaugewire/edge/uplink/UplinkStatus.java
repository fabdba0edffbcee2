package io.gaugewire.edge.uplink;

/**
 * A look at the uplink.
 *
 * @param phase what it is doing
 * @param reason why it stands still, empty where it does not
 * @param epoch being sent
 * @param committed the server's cursor as far as known
 * @param sent last parcel sent
 * @param oldestMicros when the oldest parcel sent but not committed was written; 0: none
 * @param clockOffsetMicros server clock minus edge clock, 0 before the first measurement
 */
public record UplinkStatus(
    Phase phase,
    String reason,
    long epoch,
    long committed,
    long sent,
    long oldestMicros,
    long clockOffsetMicros) {
  /** What an uplink is doing. */
  public enum Phase {
    /** No connection; it is tried again. */
    DISCONNECTED,
    /** Connected, the server's cursor is not known yet. */
    ASKING,
    /** Parcels flow. */
    SENDING,
    /** The server's cursor is not of this outbox: a person must decide; nothing is sent. */
    STOPPED
  }
}
