package io.gaugewire.ingest.store;

import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;

/**
 * How far one stream is stored.
 *
 * @param id the stream's number within this database
 * @param through last seq stored, 0 when none is
 * @param head ledger hash of that parcel
 */
public record StreamHead(int id, EdgeId edge, long epoch, long through, LedgerHash head) {}
