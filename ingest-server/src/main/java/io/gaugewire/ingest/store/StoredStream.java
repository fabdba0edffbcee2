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
  private final int replays;
  private long through;
  private LedgerHash head;

  StoredStream(
      int id, int edgeNumber, EdgeId edge, long epoch, long through, LedgerHash head, int replays) {
    this.id = id;
    this.edgeNumber = edgeNumber;
    this.edge = edge;
    this.epoch = epoch;
    this.through = through;
    this.head = head;
    this.replays = replays;
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

  /** How often a parcel of it had been replayed from the quarantine when it was read. */
  int replays() {
    return replays;
  }

  TagNumbers tags() {
    return tags;
  }

  void advance(long newThrough, LedgerHash newHead) {
    through = newThrough;
    head = newHead;
  }
}
