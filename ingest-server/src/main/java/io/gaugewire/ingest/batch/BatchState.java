package io.gaugewire.ingest.batch;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a batch stands. */
public enum BatchState {
  /** Being made. */
  OPEN,
  /** Nothing passes it until every hold is lifted. */
  HOLD,
  /** Released to the customer or the next stage. */
  RELEASED,
  /** Accepted although it does not conform, by quantity and until a day. */
  CONCESSION,
  /** Being reworked; inspected again before anything else. */
  REWORK,
  /** All of it scrapped. */
  SCRAPPED,
  /** All of it gone, returned to the supplier at least in part. */
  RETURNED;

  private static final Set<BatchState> CAN_BE_HELD = EnumSet.of(OPEN, RELEASED, CONCESSION, REWORK);

  /** Whether a hold can be placed on it. */
  boolean canBeHeld() {
    return this == HOLD || CAN_BE_HELD.contains(this);
  }

  /** Whether work on it may be recorded. */
  public boolean inWork() {
    return this == OPEN || this == REWORK;
  }

  /** Whether nothing can happen to it any more. */
  public boolean over() {
    return this == SCRAPPED || this == RETURNED;
  }

  /** As the interface and the database spell it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static BatchState of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
