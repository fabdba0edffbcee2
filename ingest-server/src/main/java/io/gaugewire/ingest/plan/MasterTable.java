package io.gaugewire.ingest.plan;

import io.gaugewire.ingest.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The tables in which master data can be had and brought in as CSV, and their columns. */
enum MasterTable {
  DEPARTMENTS(),
  LINES("department"),
  DEFECTS("severity"),
  CHARACTERISTICS("unit", "decimals", "lower", "target", "upper"),
  /** One line an operation, in the order of the routing; its part is told on each. */
  OPERATIONS("gate", "line", "station", "part", "part.name.en", "part.name.zh"),
  GAUGES("intervalDays", "due");

  /** Columns whose cells are numbers. */
  static final List<String> NUMBERS =
      List.of("decimals", "lower", "target", "upper", "intervalDays");

  @SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
  private final List<String> columns;

  MasterTable(String... more) {
    this.columns =
        Stream.concat(Stream.of("code", "name.en", "name.zh"), Arrays.stream(more)).toList();
  }

  List<String> columns() {
    return columns;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MasterTable of(String key) {
    return Arrays.stream(values())
        .filter(table -> table.key().equals(key))
        .findAny()
        .orElseThrow(
            () ->
                Problem.badField(
                    "table",
                    "Give one of "
                        + String.join(", ", Arrays.stream(values()).map(MasterTable::key).toList())
                        + "."));
  }
}
