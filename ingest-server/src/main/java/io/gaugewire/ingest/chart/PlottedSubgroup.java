package io.gaugewire.ingest.chart;

import java.util.OptionalDouble;

/**
 * A subgroup as it is plotted.
 *
 * @param number 1, 2, 3 … in the chart
 * @param span when it was measured
 * @param location mean, or the individual value
 * @param dispersion range, standard deviation or moving range; empty where there is none
 * @param size measurements in it
 * @param limitVersion version it was judged by; 0 when there was none
 * @param batch batch of its last measurement; empty when unknown
 */
public record PlottedSubgroup(
    long number,
    Span span,
    double location,
    OptionalDouble dispersion,
    int size,
    int limitVersion,
    String batch) {

  /**
   * The tag whose readings formed it and their first and last source time, microseconds.
   *
   * @param afterInterruption whether something is missing between it and the subgroup before
   */
  public record Span(int tag, long firstMicros, long lastMicros, boolean afterInterruption) {}
}
