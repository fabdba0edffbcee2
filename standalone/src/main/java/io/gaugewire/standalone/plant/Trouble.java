package io.gaugewire.standalone.plant;

import java.time.Duration;

/** Something that goes wrong for a while. */
sealed interface Trouble {
  Period period();

  /**
   * From when until when, in plant time.
   *
   * @param until the first instant at which it is over
   */
  record Period(Duration from, Duration until) {
    public Period {
      if (from.isNegative() || from.compareTo(until) >= 0) {
        throw new IllegalArgumentException("period out of order: " + from + ", " + until);
      }
    }

    static Period ofSeconds(long from, long until) {
      return new Period(Duration.ofSeconds(from), Duration.ofSeconds(until));
    }

    boolean contains(Duration time) {
      return from.compareTo(time) <= 0 && time.compareTo(until) < 0;
    }
  }

  /** The mean creeps away, as with a loose fixture or a failing heater control. */
  record Drift(Period period, String station, String tag, double perMinute) implements Trouble {}

  /** The operator set the machine wrongly: the mean jumps, and comes back when it is noticed. */
  record WrongSetting(Period period, String station, String tag, double offset)
      implements Trouble {}

  /** The tool broke: the mean jumps and the spread grows, until a new tool is in. */
  record ToolBreak(Period period, String station, String tag, double offset, double spread)
      implements Trouble {}

  /** The gauge shows its last value whatever comes. */
  record GaugeStuck(Period period, String station, String tag) implements Trouble {}

  /** More flaws of one kind than usual. */
  record FlawedMaterial(Period period, String station, String code, double times)
      implements Trouble {}

  /** The station does not answer; nothing is made there. */
  record Offline(Period period, String station) implements Trouble {}
}
