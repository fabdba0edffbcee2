package io.gaugewire.ingest.intake;

import io.gaugewire.wire.EdgeId;

/**
 * A parcel as it came through a door, not yet understood.
 *
 * @param edge whose topic it came on
 * @param payload its bytes
 * @param done gives the transport its answer (PUBACK); may be called on any thread, returns at
 *     once. It says that the server is through with the message, not that it is stored.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Delivery(EdgeId edge, byte[] payload, Runnable done) {}
