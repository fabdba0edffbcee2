package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.summary.Values;
import java.time.Instant;

/**
 * One calibration of a gauge at the point of its range where it erred most.
 *
 * @param at when
 * @param asFoundError reading less true value before any adjustment, in the unit of the readings
 * @param asLeftError the same afterwards; equal to as found if nothing was adjusted
 * @param permittedError largest error allowed, above 0
 */
public record Calibration(
    Instant at, double asFoundError, double asLeftError, double permittedError) {

  /** Refuses errors that are no numbers and permitted errors of 0 or less. */
  public Calibration {
    Values.number("asFoundError", asFoundError);
    Values.number("asLeftError", asLeftError);
    Values.positive("permittedError", permittedError);
  }

  /** Whether the gauge was good until now. */
  public boolean goodAsFound() {
    return Math.abs(asFoundError) <= permittedError;
  }

  /** Whether the gauge was good from now on. */
  public boolean goodAsLeft() {
    return Math.abs(asLeftError) <= permittedError;
  }
}
