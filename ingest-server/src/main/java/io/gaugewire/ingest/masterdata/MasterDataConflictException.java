package io.gaugewire.ingest.masterdata;

/** Master data that contradicts what was recorded under an earlier version of it. */
public final class MasterDataConflictException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MasterDataConflictException(String message) {
    super(message);
  }
}
