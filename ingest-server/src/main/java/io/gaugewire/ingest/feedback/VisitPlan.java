package io.gaugewire.ingest.feedback;

import java.time.LocalDate;

/** When customers are visited after a delivery (VOC-1): within 7 days, then every quarter. */
final class VisitPlan {
  private VisitPlan() {}

  /** The first visit is due within 7 days of delivery. */
  static LocalDate first(LocalDate delivered) {
    return delivered.plusDays(7);
  }

  /** The next is due at the latest three months after one was made. */
  static LocalDate next(LocalDate made) {
    return made.plusMonths(3);
  }
}
