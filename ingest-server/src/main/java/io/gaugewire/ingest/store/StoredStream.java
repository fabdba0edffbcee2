package io.gaugewire.ingest.store;

import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;

/** A stream as its writer knows it. Confined to the writer's thread. */
public final class StoredStream {
  private final int id;
  private final int edgeNumber;
  private final EdgeId edge;
  private final long epoch;
  private final TagNumbers tags = new TagNumbers();
  private long through;
  private LedgerHash head;

  StoredStream(int id, int edgeNumber, EdgeId edge, long epoch, long through, LedgerHash head) {
    this.id = id;
    this.edgeNumber = edgeNumber;
    this.edge = edge;
    this.epoch = epoch;
    this.through = through;
    this.head = head;
  }

  public int id() {
    return id;
  }

  int edgeNumber() {
    return edgeNumber;
  }

  public EdgeId edge() {
    return edge;
  }

  public long epoch() {
    return epoch;
  }

  /** Last seq committed, 0 when none is. */
  public long through() {
    return through;
  }

  /** Ledger hash of that parcel. */
  public LedgerHash head() {
    return head;
  }

  TagNumbers tags() {
    return tags;
  }

  void advance(long newThrough, LedgerHash newHead) {
    through = newThrough;
    head = newHead;
  }
}
