package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.Field;
import java.time.Duration;

/**
 * A value polled at a fixed rate.
 *
 * @param decimals resolution of the value as decimal places, for display and rounding, 0 to 12
 * @param every the period of the polls
 * @param keepRaw whether the registers travel beside the value, so that a wrong decode can be
 *     redone
 */
public record TagSpec(
    Field field, int decimals, Duration every, Reporting reporting, boolean keepRaw) {

  /**
   * Which polled values are written down.
   *
   * @param onChange only values that differ from the last one written
   * @param deadband by how much a value must differ, in its unit; 0 for any difference
   * @param atLeastEvery writes an unchanged value after this time; zero for never
   */
  public record Reporting(boolean onChange, double deadband, Duration atLeastEvery) {
    public static final Reporting EVERY_POLL = new Reporting(false, 0, Duration.ZERO);

    public Reporting {
      if (!(deadband >= 0)) {
        throw new IllegalArgumentException("a deadband is not negative");
      }
    }
  }
}
