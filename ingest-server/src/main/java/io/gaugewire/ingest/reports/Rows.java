package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.paper.Cell;
import io.gaugewire.ingest.paper.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Makes a table from a list of figures, column by column. */
final class Rows {
  private final Words words;
  private String title;
  private final List<Table.Column> columns = new ArrayList<>();
  private final List<Function<JsonNode, Cell>> cells = new ArrayList<>();

  /**
   * @param name of the table among the words
   */
  Rows(Words words, String name) {
    this.words = words;
    this.title = words.of("table." + name);
  }

  /** Under another title than the one the name stands for. */
  Rows titled(String other) {
    title = other;
    return this;
  }

  private Rows column(String name, int share, boolean figures, Function<JsonNode, Cell> cell) {
    columns.add(new Table.Column(words.of("column." + name), share, figures));
    cells.add(cell);
    return this;
  }

  Rows text(String name, int share, Function<JsonNode, String> text) {
    return column(name, share, false, row -> words.text(text.apply(row)));
  }

  Rows text(String name, int share) {
    return text(name, share, row -> row.path(name).asString(""));
  }

  /** What was written into a record. */
  Rows written(String name, int share) {
    return text(name, share, row -> words.written(row.path(name).asString("")));
  }

  /** What is named by a code. */
  Rows code(String name, String group, int share) {
    return text(name, share, row -> words.code(group, row.path(name).asString("")));
  }

  /** A moment told in the plant's time. */
  Rows moment(String name, int share) {
    return text(
        name,
        share,
        row -> row.has(name) ? words.moment(Instant.parse(row.path(name).asString())) : "");
  }

  Rows number(String name, String field, int share) {
    return column(name, share, true, row -> words.number(decimal(row, field)));
  }

  Rows number(String name, int share) {
    return number(name, name, share);
  }

  /** A proportion that the figures tell. */
  Rows share(String name, int share, Function<JsonNode, Cell> cell) {
    return column(name, share, true, cell);
  }

  /** How many of how many. */
  Rows rate(String name, String count, String of, int share) {
    return column(name, share, true, row -> words.share(decimal(row, count), decimal(row, of)));
  }

  Table of(JsonNode list) {
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonNode row : list) {
      rows.add(cells.stream().map(cell -> cell.apply(row)).toList());
    }
    return new Table(title, columns, rows);
  }

  static BigDecimal decimal(JsonNode row, String name) {
    JsonNode value = row.path(name);
    return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
  }
}
