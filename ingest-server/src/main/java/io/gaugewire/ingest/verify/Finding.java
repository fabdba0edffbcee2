package io.gaugewire.ingest.verify;

import java.util.Locale;

/**
 * A place where the tables are not what the ledger says.
 *
 * @param stream the edge and epoch, in words
 * @param seq the parcel's number within its stream
 * @param table where the row stands or should stand
 * @param row which row it is, as far as the rows themselves tell
 */
public record Finding(Kind kind, String stream, long seq, String table, String row) {
  /** What was done to the row. */
  public enum Kind {
    ALTERED,
    MISSING,
    ADDED
  }

  /** In one line. */
  public String text() {
    return kind.name().toLowerCase(Locale.ROOT)
        + ": "
        + table
        + ", "
        + stream
        + ", parcel "
        + seq
        + ": "
        + row;
  }
}
