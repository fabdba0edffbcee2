package io.gaugewire.spc.objective;

import io.gaugewire.spc.summary.Values;
import java.time.Duration;
import java.time.Instant;

/**
 * What is to be reached by the end of a period.
 *
 * @param direction which side is good
 * @param rate the target, a proportion from 0 to 1
 * @param start of the period, included
 * @param end of the period, excluded; after start
 */
public record Target(Direction direction, double rate, Instant start, Instant end) {
  public Target {
    if (!(Values.number("rate", rate) >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("a target rate lies between 0 and 1, not at " + rate);
    }
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("the period ends at " + end + " before it starts");
    }
  }

  /** Whether a rate is on the good side of the target, or on it. */
  public boolean met(double value) {
    return direction.met(value, rate);
  }

  /** Whether the instant lies in the period. */
  public boolean covers(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }

  /** Share of the period that has passed, from 0 to 1. */
  public double elapsed(Instant now) {
    if (now.isBefore(start)) {
      return 0;
    }
    Instant until = now.isBefore(end) ? now : end;
    return seconds(Duration.between(start, until)) / seconds(Duration.between(start, end));
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }
}
