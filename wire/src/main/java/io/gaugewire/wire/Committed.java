package io.gaugewire.wire;

/**
 * The server's word that everything of an epoch through {@code through} is committed to its
 * database; the only thing that frees an outbox. It is sent after a commit, and in answer to every
 * {@link EdgeState}; an answer speaks of the epoch that the state named.
 *
 * @param epoch the epoch spoken of; 0 when the server knows nothing of the epoch asked for
 * @param through last committed seq, 0 when nothing is
 * @param head ledger hash of that parcel, {@link LedgerHash#START} when nothing is
 * @param echoMicros the {@code sentMicros} of the state message answered, or 0
 * @param serverMicros server's clock when answering, microseconds since 1970 UTC
 */
public record Committed(
    long epoch, long through, LedgerHash head, long echoMicros, long serverMicros) {
  public Committed {
    if (epoch < 0 || through < 0) {
      throw new IllegalArgumentException("epoch and cursor are not negative");
    }
  }
}
