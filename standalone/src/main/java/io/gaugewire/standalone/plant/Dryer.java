package io.gaugewire.standalone.plant;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A drying chamber: its temperature follows the heater slowly and with a memory; stopped, it cools
 * down to the hall. Confined to the model's thread.
 */
final class Dryer {
  static final String STATION = "DR-01";

  /** Zone 2 gives results of its own, so it is a station of its own. */
  static final String SECOND_STATION = "DR-02";

  /** Above this the machine is to be stopped, in degrees Celsius. */
  static final double STOP_ABOVE = 30;

  private static final Duration STEP = Duration.ofSeconds(1);
  private static final double SETPOINT = 26;
  private static final double HALL = 21;
  private static final double FOLLOWS_PER_STEP = 0.02;
  private static final double NOISE = 0.05;
  private static final double HUMIDITY = 45;

  private final String tag;
  private final TroubleScript script;
  private final RandomGenerator random;
  private Duration time = Duration.ZERO;
  private double temperature = SETPOINT;
  private double humidity = HUMIDITY;

  /**
   * @param tag by which the script knows the temperature
   */
  Dryer(String tag, TroubleScript script, RandomGenerator random) {
    this.tag = tag;
    this.script = script;
    this.random = random;
  }

  void advanceTo(Duration target, boolean stopped) {
    while (time.plus(STEP).compareTo(target) <= 0) {
      time = time.plus(STEP);
      double heater = SETPOINT + script.on(STATION, tag, time).offset();
      double goal = stopped ? HALL : heater;
      temperature += FOLLOWS_PER_STEP * (goal - temperature) + NOISE * random.nextGaussian();
      humidity += FOLLOWS_PER_STEP * (HUMIDITY - humidity) + 4 * NOISE * random.nextGaussian();
    }
  }

  /** Degrees Celsius. */
  double temperature() {
    return temperature;
  }

  /** Relative humidity in percent. */
  double humidity() {
    return humidity;
  }
}
