package io.gaugewire.standalone.plant;

import io.gaugewire.standalone.plant.Trouble.Period;
import java.time.Duration;
import java.util.List;

/**
 * The troubles of a plant, over and over.
 *
 * @param length plant time after which the script begins anew; every trouble ends within it
 */
record TroubleScript(List<Trouble> troubles, Duration length) {
  TroubleScript {
    troubles = List.copyOf(troubles);
    for (Trouble trouble : troubles) {
      if (trouble.period().until().compareTo(length) > 0) {
        throw new IllegalArgumentException("a trouble outlasts the script: " + trouble);
      }
    }
  }

  static TroubleScript none() {
    return new TroubleScript(List.of(), Duration.ofHours(1));
  }

  /**
   * Half an hour with something for every chart. The first trouble is plain and early, so that
   * whoever looks for the first time sees a signal within three minutes.
   */
  static TroubleScript demonstration() {
    return new TroubleScript(
        List.of(
            new Trouble.WrongSetting(Period.ofSeconds(60, 200), "SH-10", "diameter", 0.012),
            new Trouble.Offline(Period.ofSeconds(240, 270), "TQ-60"),
            new Trouble.FlawedMaterial(Period.ofSeconds(300, 480), "VS-40", "scratch", 8),
            new Trouble.Drift(Period.ofSeconds(420, 660), "DR-01", "zone1-temperature", 1.6),
            new Trouble.ToolBreak(Period.ofSeconds(700, 800), "SH-10", "diameter", 0.030, 2.5),
            new Trouble.GaugeStuck(Period.ofSeconds(850, 970), "WG-50", "weight"),
            new Trouble.Drift(Period.ofSeconds(1000, 1300), "PF-20", "force", 0.5),
            new Trouble.WrongSetting(Period.ofSeconds(1350, 1450), "LT-30", "leak", 12)),
        Duration.ofMinutes(30));
  }

  /** {@code time} within one pass through the script. */
  private Duration within(Duration time) {
    return Duration.ofNanos(time.toNanos() % length.toNanos());
  }

  /** What bears on one measured value at {@code time}. */
  Disturbance on(String station, String tag, Duration time) {
    Duration now = within(time);
    Disturbance sum = Disturbance.NONE;
    for (Trouble trouble : troubles) {
      if (trouble.period().contains(now)) {
        sum = sum.and(disturbance(trouble, station, tag, now));
      }
    }
    return sum;
  }

  private static Disturbance disturbance(
      Trouble trouble, String station, String tag, Duration now) {
    return switch (trouble) {
      case Trouble.Drift t when t.station().equals(station) && t.tag().equals(tag) -> {
        double minutes = now.minus(t.period().from()).toNanos() / 60e9;
        yield new Disturbance(t.perMinute() * minutes, 1, false, false);
      }
      case Trouble.WrongSetting t when t.station().equals(station) && t.tag().equals(tag) ->
          new Disturbance(t.offset(), 1, false, false);
      case Trouble.ToolBreak t when t.station().equals(station) && t.tag().equals(tag) ->
          new Disturbance(t.offset(), t.spread(), false, true);
      case Trouble.GaugeStuck t when t.station().equals(station) && t.tag().equals(tag) ->
          new Disturbance(0, 1, true, false);
      case Trouble.Drift _, Trouble.WrongSetting _, Trouble.ToolBreak _, Trouble.GaugeStuck _ ->
          Disturbance.NONE;
      case Trouble.FlawedMaterial _, Trouble.Offline _ -> Disturbance.NONE;
    };
  }

  /** How many times the usual number of flaws of {@code code} there are. */
  double flaws(String station, String code, Duration time) {
    Duration now = within(time);
    double times = 1;
    for (Trouble trouble : troubles) {
      if (trouble instanceof Trouble.FlawedMaterial t
          && t.period().contains(now)
          && t.station().equals(station)
          && t.code().equals(code)) {
        times *= t.times();
      }
    }
    return times;
  }

  boolean offline(String station, Duration time) {
    Duration now = within(time);
    return troubles.stream()
        .anyMatch(
            trouble ->
                trouble instanceof Trouble.Offline t
                    && t.period().contains(now)
                    && t.station().equals(station));
  }
}
