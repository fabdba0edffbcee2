package io.gaugewire.standalone.analyze;

import io.gaugewire.spc.chart.AttributeKind;
import io.gaugewire.spc.chart.Tally;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.standalone.analyze.CsvText.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Takes what a chart needs out of a sheet; every complaint names the cell. */
final class SheetReader {
  private final Sheet sheet;
  private final Request.Columns columns;
  private final List<Integer> values;

  SheetReader(Sheet sheet, Request.Columns columns) {
    this.sheet = sheet;
    this.columns = columns;
    this.values =
        columns.values().isEmpty()
            ? List.of(firstNumeric(sheet))
            : columns.values().stream().map(sheet::column).toList();
  }

  private static int firstNumeric(Sheet sheet) {
    for (int column = 0; column < sheet.names().size(); column++) {
      if (isNumeric(sheet, column)) {
        return column;
      }
    }
    throw new WrongInputException(
        sheet.file() + ": no column holds numbers only; name one with --value");
  }

  private static boolean isNumeric(Sheet sheet, int column) {
    boolean any = false;
    for (int row = 0; row < sheet.rows().size(); row++) {
      try {
        any |= sheet.number(row, column).isPresent();
      } catch (WrongInputException notThisOne) {
        return false;
      }
    }
    return any;
  }

  /** One value a row. */
  Observations series() {
    int column = single();
    List<OptionalDouble> series = new ArrayList<>();
    for (int row = 0; row < sheet.rows().size(); row++) {
      series.add(sheet.number(row, column));
    }
    return Observations.withGaps(series);
  }

  private int single() {
    if (values.size() != 1) {
      throw new IllegalArgumentException("this chart takes one --value column");
    }
    return values.getFirst();
  }

  /** Labels of the points that start stages; one for each row, or for each subgroup. */
  Optional<List<String>> stages(List<Integer> firstRows) {
    return columns
        .stage()
        .map(sheet::column)
        .map(column -> firstRows.stream().map(row -> sheet.cell(row, column).text()).toList());
  }

  List<Integer> everyRow() {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < sheet.rows().size(); row++) {
      rows.add(row);
    }
    return rows;
  }

  /** Subgroups: a row of several columns, rows with one label, or n consecutive rows. */
  List<Grouped> subgroups() {
    if (values.size() > 1) {
      return everyRow().stream()
          .map(row -> grouped(row, values.stream().map(c -> sheet.number(row, c)).toList()))
          .toList();
    }
    return columns.subgroup().isPresent()
        ? labelled(sheet.column(columns.subgroup().orElseThrow()))
        : consecutive(
            columns
                .n()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "say what a subgroup is: --n, --subgroup or several --value columns")));
  }

  /**
   * A subgroup with the first of its rows.
   *
   * @param firstRow from 0
   * @param subgroup its values
   */
  record Grouped(int firstRow, Subgroup subgroup) {}

  private static Grouped grouped(int row, List<OptionalDouble> members) {
    return new Grouped(row, Subgroup.ofPresent(members));
  }

  private List<Grouped> labelled(int label) {
    int value = single();
    List<Grouped> groups = new ArrayList<>();
    List<OptionalDouble> members = new ArrayList<>();
    int first = 0;
    for (int row = 0; row < sheet.rows().size(); row++) {
      if (row > 0 && !sheet.cell(row, label).text().equals(sheet.cell(row - 1, label).text())) {
        groups.add(grouped(first, members));
        members = new ArrayList<>();
        first = row;
      }
      members.add(sheet.number(row, value));
    }
    groups.add(grouped(first, members));
    return groups;
  }

  /** A last subgroup that is not full is kept: it is plotted with limits for its own size. */
  private List<Grouped> consecutive(int n) {
    int value = single();
    List<Grouped> groups = new ArrayList<>();
    for (int first = 0; first < sheet.rows().size(); first += n) {
      List<OptionalDouble> members = new ArrayList<>();
      for (int row = first; row < Math.min(first + n, sheet.rows().size()); row++) {
        members.add(sheet.number(row, value));
      }
      groups.add(grouped(first, members));
    }
    return groups;
  }

  /** Counts with the sizes they were found in; a c chart has one area for all. */
  List<Tally> tallies(AttributeKind kind) {
    int column = single();
    List<Tally> tallies = new ArrayList<>();
    for (int row = 0; row < sheet.rows().size(); row++) {
      OptionalDouble size = kind == AttributeKind.C ? OptionalDouble.of(1) : size(row);
      Optional<Long> count = sheet.count(row, column);
      tallies.add(tally(sheet.cell(row, column), kind, count, size));
    }
    return tallies;
  }

  private Tally tally(Cell cell, AttributeKind kind, Optional<Long> count, OptionalDouble size) {
    if (count.isEmpty() || size.isEmpty() || size.getAsDouble() == 0) {
      if (count.orElse(0L) > 0) {
        throw sheet.wrong(cell, "counted although nothing was inspected");
      }
      return Tally.missing();
    }
    boolean units = kind == AttributeKind.P || kind == AttributeKind.NP;
    if (units && !(count.orElseThrow() <= size.getAsDouble())) {
      throw sheet.wrong(
          cell, "counts more units than the " + Figures.text(size.getAsDouble()) + " inspected");
    }
    return new Tally(count.orElseThrow(), size.getAsDouble());
  }

  private OptionalDouble size(int row) {
    if (columns.size().isPresent()) {
      int column = sheet.column(columns.size().orElseThrow());
      OptionalDouble size = sheet.number(row, column);
      if (size.isPresent() && size.getAsDouble() < 0) {
        throw sheet.wrong(sheet.cell(row, column), "a size is not negative");
      }
      return size;
    }
    if (columns.constantSize().isPresent()) {
      return OptionalDouble.of(columns.constantSize().getAsInt());
    }
    throw new IllegalArgumentException(
        "this chart needs what was inspected: --size COLUMN, or --n for one constant size");
  }

  /** Counts between events; none may be missing. */
  List<Long> between() {
    int column = single();
    return everyRow().stream()
        .map(
            row ->
                sheet
                    .count(row, column)
                    .orElseThrow(() -> sheet.wrong(sheet.cell(row, column), "a count is missing")))
        .toList();
  }

  /** One vector a row; none of its values may be missing. */
  double[][] vectors() {
    if (values.size() < 2) {
      throw new IllegalArgumentException("a T² chart takes two --value columns or more");
    }
    return everyRow().stream()
        .map(
            row ->
                values.stream()
                    .mapToDouble(
                        column ->
                            sheet
                                .number(row, column)
                                .orElseThrow(
                                    () ->
                                        sheet.wrong(
                                            sheet.cell(row, column),
                                            "T² needs every value of a row")))
                    .toArray())
        .toArray(double[][]::new);
  }

  /** The names of the value columns, for titles. */
  List<String> valueNames() {
    return values.stream().map(column -> sheet.names().get(column)).toList();
  }
}
