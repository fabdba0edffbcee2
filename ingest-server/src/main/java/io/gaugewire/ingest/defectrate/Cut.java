package io.gaugewire.ingest.defectrate;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which records are looked at. What is named must all hold.
 *
 * @param from first day, in the plant's zone
 * @param to first day no longer
 * @param defect a defect code: its defects are counted in place of nonconforming pieces
 */
record Cut(
    LocalDate from,
    LocalDate to,
    Optional<String> department,
    Optional<String> line,
    Optional<String> part,
    Optional<String> defect) {
  Cut {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(from + " is not before " + to);
    }
  }

  /** What the figures of this cut are split by. */
  Level below() {
    if (part.isPresent()) {
      return Level.OPERATION;
    }
    if (line.isPresent()) {
      return Level.PART;
    }
    return department.isPresent() ? Level.LINE : Level.DEPARTMENT;
  }

  /** A step of the way down. */
  enum Level {
    DEPARTMENT("coalesce(l.department, '')", "department"),
    LINE("t.line", "line"),
    PART("t.part", "part"),
    OPERATION("t.operation", "operation");

    private final String column;
    private final String key;

    Level(String column, String key) {
      this.column = column;
      this.key = key;
    }

    String column() {
      return column;
    }

    String key() {
      return key;
    }
  }
}
