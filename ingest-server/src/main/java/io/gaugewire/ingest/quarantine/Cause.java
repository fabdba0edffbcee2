package io.gaugewire.ingest.quarantine;

/** Kinds of trouble that lead into the quarantine. */
public enum Cause {
  /** The bytes are no parcel, or a parcel of another edge than the topic's. */
  MALFORMED("malformed"),
  /** The parcel's hash does not fit its contents. */
  FORGED("forged"),
  /** The parcel does not continue its stream, or differs from the one stored under its number. */
  FORKED("forked"),
  /** The parcel is the next, but its contents cannot be stored. */
  REFUSED("refused");

  private final String text;

  Cause(String text) {
    this.text = text;
  }

  /** As it stands in the table and the API. */
  public String text() {
    return text;
  }
}
