package io.gaugewire.ingest.nonconformance;

import io.gaugewire.ingest.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long a nonconformance may stand in a state before it climbs to the next office, and whose
 * office that is (NC-4: a broken hand-over is repaired within 24 hours).
 */
final class Deadlines {
  /** From one office to the next. */
  static final Duration STEP = Duration.ofHours(24);

  private static final List<Role> OFFICES =
      List.of(Role.DEPARTMENT_HEAD, Role.QUALITY, Role.PLANT_MANAGER, Role.GENERAL_MANAGER);

  /** The last office; above it nobody is told. */
  static final int TOP = OFFICES.size();

  private Deadlines() {}

  /** When it climbs if nothing happens; empty when it is over. */
  static Optional<Instant> of(Progress.State state, Instant entered) {
    return switch (state) {
      case RAISED -> Optional.of(entered.plus(Duration.ofHours(4)));
      case CONTAINED, DISPOSITIONED, REINSPECTION -> Optional.of(entered.plus(STEP));
      case IN_REVIEW -> Optional.of(entered.plus(Duration.ofDays(3)));
      case EXECUTING, VERIFIED -> Optional.of(entered.plus(Duration.ofDays(7)));
      case CLOSED, VOIDED -> Optional.empty();
    };
  }

  /** The office told at a level from 1 to {@link #TOP}. */
  static Role office(int level) {
    return OFFICES.get(level - 1);
  }
}
