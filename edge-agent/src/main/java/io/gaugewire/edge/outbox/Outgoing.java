package io.gaugewire.edge.outbox;

import io.gaugewire.wire.LedgerHash;

/**
 * A parcel to be sent.
 *
 * @param seq its number within the epoch it is sent as
 * @param hash its ledger hash
 * @param appendedMicros when it was written, microseconds since 1970 UTC
 * @param bytes the encoded parcel, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Outgoing(long seq, LedgerHash hash, long appendedMicros, byte[] bytes) {}
