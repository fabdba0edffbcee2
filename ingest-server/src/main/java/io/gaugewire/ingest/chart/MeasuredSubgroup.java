package io.gaugewire.ingest.chart;

import io.gaugewire.spc.limits.Subgroup;

/**
 * A subgroup with the usable readings it was formed from.
 *
 * @param number in the chart
 * @param afterInterruption whether something is missing between it and the subgroup before
 * @param limitVersion version it was judged by; 0 when there was none
 * @param values oldest first
 */
public record MeasuredSubgroup(
    long number, boolean afterInterruption, int limitVersion, Subgroup values) {}
