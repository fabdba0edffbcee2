package io.gaugewire.spc.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds checks that fell due and were not made, such as an hourly inspection.
 *
 * <p>The k-th check is due at start + k·interval and may be made from the end of the previous
 * check's time until grace after it is due; these windows follow each other without overlap, so a
 * check made counts for exactly one due check. Time comes in through the arguments; the order of
 * calls decides nothing, except that a check reported after its window was found missed stays
 * missed. When the line stopped, a new schedule starts with {@link #of}. Immutable.
 *
 * @param schedule what is due when
 * @param decided number of the last due check whose window is over, from 0
 * @param made number of the newest due check for which a check was made, 0 for none
 */
public record DueChecks(Schedule schedule, long decided, long made) {

  /**
   * What is due when.
   *
   * @param start when the line started, or the schedule began to hold
   * @param interval time between checks, at least a second
   * @param grace how late a check may be, 0 to below the interval
   */
  public record Schedule(Instant start, Duration interval, Duration grace) {
    public Schedule {
      if (interval.compareTo(Duration.ofSeconds(1)) < 0
          || interval.compareTo(Duration.ofDays(3660)) > 0) {
        throw new IllegalArgumentException(
            "the interval must be 1 second to 10 years, not " + interval);
      }
      if (grace.isNegative() || grace.compareTo(interval) >= 0) {
        throw new IllegalArgumentException("grace must be 0 to below the interval, not " + grace);
      }
    }

    /** When check {@code number} is due. */
    public Instant due(long number) {
      return start.plus(interval.multipliedBy(number));
    }

    /** The due check in whose window {@code at} lies; below 1 before the first window. */
    long numberAt(Instant at) {
      Duration since = Duration.between(start.plus(grace), at);
      long whole = since.dividedBy(interval);
      boolean beyond = since.compareTo(interval.multipliedBy(whole)) > 0;
      return beyond ? whole + 1 : whole;
    }
  }

  /**
   * Due checks in a row that were not made.
   *
   * @param firstNumber number of the first
   * @param lastNumber number of the last, not below the first
   * @param firstDue when the first was due
   * @param lastDue when the last was due
   */
  public record Missed(long firstNumber, long lastNumber, Instant firstDue, Instant lastDue) {}

  /** The checks after an event, and what was found missed by it. */
  public record Found(DueChecks checks, Optional<Missed> missed) {}

  public DueChecks {
    if (decided < 0 || made < 0) {
      throw new IllegalArgumentException("due checks are counted from 1");
    }
  }

  /** Nothing decided, nothing made. */
  public static DueChecks of(Schedule schedule) {
    return new DueChecks(schedule, 0, 0);
  }

  /** Looks which windows are over at {@code now}. */
  public Found at(Instant now) {
    long over = schedule.numberAt(now) - 1;
    if (over <= decided) {
      return new Found(this, Optional.empty());
    }
    // A check is only ever made in the first undecided window: only that one may be fulfilled.
    long firstMissed = made == decided + 1 ? decided + 2 : decided + 1;
    Optional<Missed> missed =
        firstMissed <= over
            ? Optional.of(
                new Missed(firstMissed, over, schedule.due(firstMissed), schedule.due(over)))
            : Optional.empty();
    return new Found(new DueChecks(schedule, over, made), missed);
  }

  /** A check was made at {@code when}; finds what was missed before it. */
  public Found made(Instant when) {
    Found found = at(when);
    long number = Math.max(1, schedule.numberAt(when));
    DueChecks checks = found.checks();
    return number <= checks.decided()
        ? found
        : new Found(
            new DueChecks(schedule, checks.decided(), Math.max(number, checks.made())),
            found.missed());
  }

  /** When the next check not yet made is due. */
  public Instant nextDue() {
    return schedule.due(Math.max(decided, made) + 1);
  }
}
