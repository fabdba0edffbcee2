package io.gaugewire.ingest.exchange;

import io.gaugewire.wire.StationResult.PartReference;

/**
 * One value of a file.
 *
 * @param line where it stands in the file, from 1
 * @param places resolution as decimal places: as the file says, else as the value is written
 * @param timeMicros source time, microseconds since 1970 UTC
 * @param value NaN where the quality says that there is none
 * @param quality marks of {@link io.gaugewire.wire.Quality}
 */
record MeasuredRow(
    int line,
    Source source,
    int places,
    long timeMicros,
    double value,
    int quality,
    PartReference part) {
  /**
   * What a value was measured with.
   *
   * @param unit UCUM code, empty for a plain number
   */
  record Source(String station, String tag, String unit) {}

  /** Whether the file says which part it was measured on. */
  boolean hasPart() {
    return !part.equals(PartReference.UNKNOWN);
  }
}
