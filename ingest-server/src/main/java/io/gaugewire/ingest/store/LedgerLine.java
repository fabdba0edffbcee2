package io.gaugewire.ingest.store;

import io.gaugewire.wire.LedgerHash;
import java.time.Instant;
import java.util.Optional;

/**
 * One stored line of the ledger.
 *
 * @param entries entries of every kind together
 * @param span source times of its readings, empty when it has none
 * @param received when the server received it
 * @param quarantined whether its entries stand in the quarantine and not in the tables
 */
public record LedgerLine(
    ParcelKey key,
    LedgerHash hash,
    int entries,
    Optional<Span> span,
    Instant received,
    boolean quarantined) {

  /** First and last source time, microseconds since 1970 UTC. */
  public record Span(long firstMicros, long lastMicros) {}
}
