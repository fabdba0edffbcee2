package io.gaugewire.ingest.intake;

import java.util.concurrent.atomic.AtomicLong;

/** Memory for parcels on their way, over all edges. Safe for use by many threads. */
final class ByteBudget {
  /** A decoded parcel beside its bytes, about. */
  private static final int GROWTH = 4;

  private static final int OVERHEAD = 512;

  private final long total;
  private final AtomicLong used = new AtomicLong();

  ByteBudget(long total) {
    this.total = total;
  }

  static long cost(byte[] payload) {
    return (long) payload.length * GROWTH + OVERHEAD;
  }

  /** Takes room for a payload; false when there is none. */
  boolean take(byte[] payload) {
    long cost = cost(payload);
    if (used.addAndGet(cost) > total) {
      used.addAndGet(-cost);
      return false;
    }
    return true;
  }

  void give(byte[] payload) {
    used.addAndGet(-cost(payload));
  }

  long used() {
    return used.get();
  }

  /** Whether more than half is taken. */
  boolean halfTaken() {
    return used.get() > total / 2;
  }

  /** Whether more than three quarters are taken. */
  boolean nearlyTaken() {
    return used.get() > total / 4 * 3;
  }
}
