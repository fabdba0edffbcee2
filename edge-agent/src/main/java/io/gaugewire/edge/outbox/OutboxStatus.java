package io.gaugewire.edge.outbox;

/**
 * A look at the outbox.
 *
 * @param epoch of the chain being written
 * @param produced last durable seq of that epoch
 * @param bytes of all segments on disk
 * @param gaps gap entries ever written in this epoch
 * @param room what it still takes
 * @param refused periodic readings not taken since the start
 */
public record OutboxStatus(
    long epoch, long produced, long bytes, long gaps, Level room, long refused) {
  /** What an outbox still takes. */
  public enum Level {
    AMPLE,
    SCARCE,
    RESERVE,
    FULL,
    /** The disk fails; nothing is taken until a write succeeds again. */
    FAILING
  }
}
