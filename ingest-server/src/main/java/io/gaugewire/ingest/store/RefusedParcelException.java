package io.gaugewire.ingest.store;

/** One parcel of a batch cannot be stored, and never will be as it is. */
public final class RefusedParcelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int index;

  RefusedParcelException(int index, String reason) {
    super(reason);
    this.index = index;
  }

  /** Its place in the batch, from 0. */
  public int index() {
    return index;
  }
}
