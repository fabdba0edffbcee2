package io.gaugewire.spc.limits;

import java.time.Instant;

/** Who made a limit set, and who else agreed. */
public sealed interface Approval {
  /** Who made it. */
  PersonId author();

  /** Made, not yet agreed; no point is judged by it. */
  record Draft(PersonId author) implements Approval {}

  /**
   * Agreed by a second person.
   *
   * @param at when, UTC
   */
  record Approved(PersonId author, PersonId approver, Instant at) implements Approval {
    public Approved {
      if (author.equals(approver)) {
        throw new IllegalArgumentException(
            "limits are approved by a second person; " + approver.value() + " made them");
      }
    }
  }
}
