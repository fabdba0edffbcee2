package io.gaugewire.ingest.reports;

import java.util.Locale;
import java.util.Optional;

/** How far a report is: drafted, approved, issued, and revised once a later one took its place. */
enum ReportState {
  DRAFT,
  APPROVED,
  ISSUED,
  REVISED;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ReportState of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** What can be done with a report. */
  enum Act {
    APPROVE,
    ISSUE,
    /** A later revision takes its place. */
    SUPERSEDE
  }

  /** Where an act leads; empty when the report does not allow it. */
  Optional<ReportState> after(Act act) {
    return switch (act) {
      case APPROVE -> this == DRAFT ? Optional.of(APPROVED) : Optional.empty();
      case ISSUE -> this == APPROVED ? Optional.of(ISSUED) : Optional.empty();
      case SUPERSEDE -> this == REVISED ? Optional.empty() : Optional.of(REVISED);
    };
  }
}
