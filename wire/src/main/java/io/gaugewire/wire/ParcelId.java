package io.gaugewire.wire;

/**
 * Names one parcel: the {@code seq}-th of an edge's epoch.
 *
 * @param epoch names one outbox of the edge; a new one begins only when the outbox was lost or
 *     replaced. Positive.
 * @param seq 1, 2, 3 … without a gap within the epoch
 */
public record ParcelId(EdgeId edge, long epoch, long seq) {
  public ParcelId {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch must be positive: " + epoch);
    }
    if (seq < 1) {
      throw new IllegalArgumentException("seq counts from 1: " + seq);
    }
  }

  @Override
  public String toString() {
    return edge + "#" + epoch + "/" + seq;
  }
}
