package io.gaugewire.edge.outbox;

import io.gaugewire.wire.LedgerHash;

/**
 * A place in an edge's chain of parcels.
 *
 * @param epoch of the chain
 * @param seq the parcel last written, 0 before the first
 * @param head its ledger hash
 */
record Position(long epoch, long seq, LedgerHash head) {
  static Position start(long epoch) {
    return new Position(epoch, 0, LedgerHash.START);
  }
}
