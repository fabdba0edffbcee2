package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartId;

/**
 * Usable readings of a replayed parcel that a chart does not judge any more.
 *
 * @param firstMicros source time of the first
 * @param lastMicros source time of the last
 * @param readings how many
 */
record UnjudgedReadings(Of of, long firstMicros, long lastMicros, int readings) {
  /**
   * Whose they are.
   *
   * @param tag id of their tag
   * @param parcel number of the parcel
   */
  record Of(ChartId chart, int tag, long parcel) {}

  UnjudgedReadings and(UnjudgedReadings more) {
    return new UnjudgedReadings(
        of,
        Math.min(firstMicros, more.firstMicros),
        Math.max(lastMicros, more.lastMicros),
        readings + more.readings);
  }
}
