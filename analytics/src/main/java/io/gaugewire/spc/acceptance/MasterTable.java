package io.gaugewire.spc.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One master table.
 *
 * @param name for messages
 * @param plans by letter and column, arrows followed; no cell is an empty one
 */
record MasterTable(String name, List<List<Optional<TablePlan>>> plans) {
  private static final String DOWN = "v";
  private static final String UP = "^";
  private static final String NONE = ".";

  /** Follows every arrow, so that one that leads nowhere is found when the tables are read. */
  static MasterTable of(String name, List<Integer> sizes, List<List<String>> rows, int columns) {
    List<List<Optional<TablePlan>>> plans = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).size() != columns) {
        throw new IllegalArgumentException(
            "row %s.%s has %d cells for %d AQLs"
                .formatted(name, CodeLetter.values()[row], rows.get(row).size(), columns));
      }
      List<Optional<TablePlan>> line = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        line.add(follow(name, sizes, rows, row, column));
      }
      plans.add(List.copyOf(line));
    }
    return new MasterTable(name, List.copyOf(plans));
  }

  private static Optional<TablePlan> follow(
      String name, List<Integer> sizes, List<List<String>> rows, int start, int column) {
    String first = rows.get(start).get(column);
    if (first.equals(NONE)) {
      return Optional.empty();
    }
    int step = first.equals(DOWN) ? 1 : -1;
    int row = start;
    String cell = first;
    while (cell.equals(first) && (cell.equals(DOWN) || cell.equals(UP))) {
      row += step;
      cell = row >= 0 && row < rows.size() ? rows.get(row).get(column) : NONE;
    }
    if (!cell.chars().allMatch(Character::isDigit)) {
      throw new IllegalArgumentException(
          "the arrow in row %s.%s, column %d leads to no plan"
              .formatted(name, CodeLetter.values()[start], column + 1));
    }
    AttributesPlan plan = new AttributesPlan(sizes.get(row), Integer.parseInt(cell));
    return Optional.of(new TablePlan(CodeLetter.values()[row], plan));
  }

  TablePlan plan(CodeLetter letter, int column) {
    if (letter.ordinal() >= plans.size()) {
      throw new IllegalArgumentException("table " + name + " has no row " + letter);
    }
    return plans
        .get(letter.ordinal())
        .get(column)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "table " + name + " reaches row " + letter + " only by an arrow from above"));
  }
}
