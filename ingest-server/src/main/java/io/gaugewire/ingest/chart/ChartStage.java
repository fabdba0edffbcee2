package io.gaugewire.ingest.chart;

import java.time.Instant;

/**
 * One version of a chart's settings: never changed once written.
 *
 * @param version 1, 2, 3 …
 * @param firstSubgroup first subgroup judged by it, where one was
 * @param retired whether the chart takes no readings of this time
 * @param since when it was decided; of a retirement and a resumption also the source time from
 *     which it holds
 * @param author who decided
 * @param reason why
 */
public record ChartStage(
    int version,
    long firstSubgroup,
    ChartPlan plan,
    boolean retired,
    Instant since,
    String author,
    String reason) {}
