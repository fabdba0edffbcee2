package io.gaugewire.wire;

/**
 * One numbered unit of an edge's outbox.
 *
 * @param previous ledger hash of the parcel before, {@link LedgerHash#START} for the first
 * @param hash ledger hash of this parcel as its edge computed it
 */
public record Parcel(ParcelId id, LedgerHash previous, LedgerHash hash, Contents contents) {
  /** Largest encoded parcel, in bytes. */
  public static final int MOST_BYTES = 1024 * 1024;

  /** Seals contents into the parcel that follows {@code previous}; sorts the readings. */
  public static Parcel seal(ParcelId id, LedgerHash previous, Contents contents) {
    contents.readings().sort();
    return new Parcel(id, previous, LedgerHash.of(previous, id, contents), contents);
  }

  /** Whether the hash is the one that the contents give. */
  public boolean hashFits() {
    return LedgerHash.of(previous, id, contents).equals(hash);
  }
}
