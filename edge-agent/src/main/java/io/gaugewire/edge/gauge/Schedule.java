package io.gaugewire.edge.gauge;

/**
 * When a poll is due: at a fixed rate on the monotonic clock, whatever the polls before took. What
 * cannot be made in time is skipped and counted, never made up for. Confined to the thread of its
 * lane; the count may be read by any.
 */
final class Schedule {
  private final long periodNanos;
  private long dueNanos;
  private volatile long skipped;
  private volatile long done;

  Schedule(long periodNanos, long firstNanos) {
    this.periodNanos = periodNanos;
    this.dueNanos = firstNanos;
  }

  long dueNanos() {
    return dueNanos;
  }

  long skipped() {
    return skipped;
  }

  long done() {
    return done;
  }

  /** The poll that was due has been made, or left out. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer, the lane
  void advance(long nowNanos, boolean made) {
    if (made) {
      done++;
    } else {
      skipped++;
    }
    dueNanos += periodNanos;
    long late = nowNanos - dueNanos;
    if (late >= periodNanos) {
      long missed = late / periodNanos;
      skipped += missed;
      dueNanos += missed * periodNanos;
    }
  }
}
