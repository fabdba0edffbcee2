package io.gaugewire.edge.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The edge's source time: UTC in microseconds, and never the same instant twice, so that order by
 * time is order of reading even when the clock is set back. Safe for use by many threads.
 */
public final class SourceTime {
  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

  public SourceTime(InstantSource clock) {
    this.clock = clock;
  }

  /** The present instant, or one microsecond after the last one given. */
  public long nextMicros() {
    long now = clockMicros();
    while (true) {
      long before = last.get();
      long next = Math.max(now, before + 1);
      if (last.compareAndSet(before, next)) {
        return next;
      }
    }
  }

  /** The present instant, not before any that was given. */
  public long nowMicros() {
    return Math.max(clockMicros(), last.get());
  }

  /** Takes care that every later instant is after {@code micros}. */
  public void notBefore(long micros) {
    last.accumulateAndGet(micros, Math::max);
  }

  private long clockMicros() {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }
}
