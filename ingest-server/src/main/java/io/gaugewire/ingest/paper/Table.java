package io.gaugewire.ingest.paper;

import java.util.List;

/** A table: columns with names, and rows of as many cells. */
public record Table(String title, List<Column> columns, List<List<Cell>> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            title + ": a row of " + row.size() + " cells under " + columns.size() + " columns");
      }
    }
  }

  /**
   * A column.
   *
   * @param share of the width, against the other columns
   * @param figures whether its cells are set flush right
   */
  public record Column(String name, int share, boolean figures) {}
}
