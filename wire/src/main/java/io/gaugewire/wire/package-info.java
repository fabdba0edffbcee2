/**
 * What travels between an edge and the server, and the proof that it arrived whole: parcels with
 * their readings, station results, inspection records, events and gaps, the ledger hash that chains
 * them, the few messages that come back, and the topics.
 *
 * <p>Must not know where a reading comes from or where it is stored. The byte layout is described
 * in {@code docs/formats/wire.md} and in {@code gaugewire.proto}.
 */
@NullMarked
package io.gaugewire.wire;

import org.jspecify.annotations.NullMarked;
