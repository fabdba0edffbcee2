package io.gaugewire.ingest.plan;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Whether a gauge may be used.
 *
 * @param due last day on which its calibration holds
 * @param state {@code in-use} or {@code withdrawn}
 * @param stateSince since when
 */
public record GaugeStanding(String code, LocalDate due, String state, Instant stateSince) {
  /** Whether it was withdrawn when a value was read. */
  public boolean withdrawnAt(Instant time) {
    return state.equals("withdrawn") && !time.isBefore(stateSince);
  }
}
