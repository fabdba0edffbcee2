package io.gaugewire.standalone.endurance;

import java.util.List;
import java.util.Map;

/**
 * What came of it.
 *
 * @param minutes how long
 * @param faults how many things were made to fail
 * @param produced parcels that the edge numbered
 * @param stored of these, committed
 * @param doubled results or readings that are there more than once
 * @param made parts that the machines inspected
 * @param seen of these, in the database; the others a machine had overwritten or dropped before an
 *     edge that was killed or stood still could read them, and the next result tells so
 * @param readings in the database
 * @param lag of what arrived while nothing had been made to fail
 * @param lagWithFaults of all that arrived
 * @param memory of each program after the first quarter
 * @param databaseBytes by which the database grew
 * @param bytesByGuide by which it would have grown by the operating guide
 * @param unexplained warnings, errors and complaints of pages at a time when nothing had been made
 *     to fail
 * @param verified what {@code gaugewire verify} said
 */
record Endured(
    double minutes,
    int faults,
    long produced,
    long stored,
    long doubled,
    long made,
    long seen,
    long readings,
    LiveLag.Figures lag,
    LiveLag.Figures lagWithFaults,
    Map<String, Growth.Line> memory,
    long databaseBytes,
    long bytesByGuide,
    List<String> unexplained,
    String verified) {
  private static final double MOST_LAG_MILLIS = 1_000;

  /** Whether a plant could have lived with it. */
  boolean good() {
    return produced > 0
        && produced == stored
        && doubled == 0
        && lag.p99() <= MOST_LAG_MILLIS
        && unexplained.isEmpty()
        && verified.endsWith("intact");
  }
}
