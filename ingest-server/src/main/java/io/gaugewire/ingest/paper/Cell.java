package io.gaugewire.ingest.paper;

import java.math.BigDecimal;

/** What stands in a place of a table. */
public sealed interface Cell {
  /** As a reader sees it. */
  String shown();

  /** Words. */
  record Text(String shown) implements Cell {}

  /**
   * A number.
   *
   * @param value to reckon with
   * @param shown with its grouping and sign
   */
  record Figure(BigDecimal value, String shown) implements Cell {}
}
