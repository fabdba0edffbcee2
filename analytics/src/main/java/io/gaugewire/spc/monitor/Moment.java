package io.gaugewire.spc.monitor;

import java.time.Instant;

/**
 * A place for a time that changes with every measurement: an object for each would be all that is
 * allocated for them. Confined to one thread.
 */
final class Moment {
  private long seconds;
  private int nanos;

  /**
   * Becomes another time.
   *
   * @param newSeconds since 1970 UTC
   * @param newNanos of the second
   */
  void set(long newSeconds, int newNanos) {
    seconds = newSeconds;
    nanos = newNanos;
  }

  void set(Instant time) {
    set(time.getEpochSecond(), time.getNano());
  }

  void set(Moment other) {
    set(other.seconds, other.nanos);
  }

  boolean isBefore(Instant time) {
    return seconds != time.getEpochSecond()
        ? seconds < time.getEpochSecond()
        : nanos < time.getNano();
  }

  Instant instant() {
    return Instant.ofEpochSecond(seconds, nanos);
  }

  void save(StateWriter out) {
    out.writeLong(seconds);
    out.writeInt(nanos);
  }

  /** Takes up what was saved; refuses what is no time. */
  void restore(StateReader in) {
    set(Instant.ofEpochSecond(in.readLong(), in.readInt()));
  }
}
