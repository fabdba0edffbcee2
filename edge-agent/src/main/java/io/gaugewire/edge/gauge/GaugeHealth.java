package io.gaugewire.edge.gauge;

/**
 * How a gauge is doing, at one moment.
 *
 * @param answering whether the last request was answered
 * @param stale whether its heartbeat stands still
 * @param polls polls made since the start
 * @param skipped polls that were due and could not be made in time, or were left out while it was
 *     silent
 * @param requests requests sent, or tried
 * @param faults requests without a good answer
 * @param latencyNanos how long the last answered request took
 * @param resultsTaken results taken by handshake
 * @param lastFault what was wrong last; empty when nothing was
 */
public record GaugeHealth(
    String gauge,
    String station,
    String connection,
    boolean answering,
    boolean stale,
    long polls,
    long skipped,
    long requests,
    long faults,
    long latencyNanos,
    long resultsTaken,
    String lastFault) {}
