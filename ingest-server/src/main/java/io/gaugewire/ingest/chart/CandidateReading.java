package io.gaugewire.ingest.chart;

import java.util.Comparator;

/**
 * A usable reading that lies in the time of a subgroup, and may have formed it.
 *
 * @param parcel number of the parcel it came in
 * @param micros source time, microseconds since 1970 UTC
 * @param carried what the asker wants to know of it
 */
public record CandidateReading<T>(int tag, long parcel, long micros, double value, T carried) {
  /** As the readings of one edge are judged: parcel by parcel, in a parcel in its own order. */
  static final Comparator<CandidateReading<?>> AS_JUDGED =
      Comparator.<CandidateReading<?>>comparingLong(CandidateReading::parcel)
          .thenComparingInt(CandidateReading::tag)
          .thenComparingLong(CandidateReading::micros)
          .thenComparingLong(reading -> Double.doubleToRawLongBits(reading.value()));

  /** As readings of several edges that are all online come in. */
  static final Comparator<CandidateReading<?>> AS_TIMED =
      Comparator.<CandidateReading<?>>comparingLong(CandidateReading::micros)
          .thenComparing(AS_JUDGED);
}
