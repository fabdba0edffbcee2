package io.gaugewire.standalone.factory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Shows the time of what is told, and goes forward only. Confined to one thread. */
final class RetoldClock extends Clock {
  private Instant now;

  RetoldClock(Instant begin) {
    this.now = begin;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void forward(Duration duration) {
    now = now.plus(duration);
  }

  /** Goes on to {@code time}, if it lies ahead. */
  void forwardTo(Instant time) {
    if (time.isAfter(now)) {
      now = time;
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("what is told is told in UTC");
  }
}
