package io.gaugewire.edge.health;

/**
 * How one gauge is doing.
 *
 * @param answering whether its last request was answered
 * @param stale whether its heartbeat stands still
 * @param polls made since the start
 * @param skipped polls that were due and not made in time
 * @param faults requests without a good answer
 * @param latencyNanos of the last answered request
 * @param lastFault empty where there was none
 */
public record DeviceHealth(
    String gauge,
    String station,
    boolean answering,
    boolean stale,
    long polls,
    double pollsPerSecond,
    long skipped,
    long faults,
    long latencyNanos,
    String lastFault) {}
