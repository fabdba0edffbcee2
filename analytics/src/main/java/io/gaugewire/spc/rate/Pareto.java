package io.gaugewire.spc.rate;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Categories in the order of what they amount to: value descending, ties as given, and the
 * collecting category ("other") last whatever its size.
 *
 * @param rows in that order
 * @param total of all values, above 0
 */
public record Pareto(List<Row> rows, double total) {
  /** A share of exactly the threshold, such as 80 % of 0.1 + 0.2, must not fail by rounding. */
  private static final double ROUNDING_PERCENT = 1e-9;

  /**
   * One category.
   *
   * @param category its name
   * @param value what it amounts to, 0 or more
   * @param percent of the total
   * @param cumulative values down to this row
   * @param cumulativePercent of the total, ends at 100
   */
  public record Row(
      String category, double value, double percent, double cumulative, double cumulativePercent) {
    public Row {
      Values.defined("value", value);
      Values.defined("percent", percent);
      Values.defined("cumulative", cumulative);
      Values.defined("cumulativePercent", cumulativePercent);
    }
  }

  /**
   * What is ordered.
   *
   * @param category its name
   * @param value a count, or a count times what one costs; 0 or more
   */
  public record Entry(String category, double value) {
    public Entry {
      if (category.isBlank()) {
        throw new IllegalArgumentException("a category needs a name");
      }
      if (!(value >= 0 && value <= Values.LARGEST_MAGNITUDE)) {
        throw new IllegalArgumentException(
            "the value of category " + category + " must be a number from 0, is " + value);
      }
    }

    /** A count weighted with what one case costs. */
    public static Entry weighted(String category, long count, double costEach) {
      if (count < 0 || !(costEach >= 0)) {
        throw new IllegalArgumentException(
            "count " + count + " and cost " + costEach + " of " + category + " must be 0 or more");
      }
      return new Entry(category, count * costEach);
    }
  }

  public Pareto {
    rows = List.copyOf(rows);
    Values.positive("total", total);
  }

  /**
   * Orders entries.
   *
   * @param other the name of the collecting category, if there is one
   * @return not available if there is nothing to order or all values are 0
   * @throws IllegalArgumentException if a name occurs twice
   */
  public static Result<Pareto> of(List<Entry> entries, Optional<String> other) {
    List<Entry> ordered = ordered(entries, other);
    double total = 0;
    for (Entry entry : ordered) {
      total += entry.value();
    }
    if (total == 0) {
      return Result.notAvailable("nothing was counted in any category");
    }
    List<Row> rows = new ArrayList<>();
    double cumulative = 0;
    for (Entry entry : ordered) {
      cumulative += entry.value();
      rows.add(
          new Row(
              entry.category(),
              entry.value(),
              100 * entry.value() / total,
              cumulative,
              100 * cumulative / total));
    }
    return Result.of(new Pareto(rows, total));
  }

  private static List<Entry> ordered(List<Entry> entries, Optional<String> other) {
    Set<String> names = new HashSet<>();
    for (Entry entry : entries) {
      if (!names.add(entry.category())) {
        throw new IllegalArgumentException(
            "category " + entry.category() + " is given twice; add its values first");
      }
    }
    Comparator<Entry> otherLast =
        Comparator.comparing(entry -> other.filter(entry.category()::equals).isPresent());
    return entries.stream()
        .sorted(otherLast.thenComparing(Comparator.comparingDouble(Entry::value).reversed()))
        .toList();
  }

  /**
   * The vital few: the shortest leading list whose cumulative share reaches the threshold.
   *
   * @param thresholdPercent above 0, at most 100; usually 80
   * @throws IllegalArgumentException for a threshold out of range
   */
  public List<String> vitalFew(double thresholdPercent) {
    if (!(thresholdPercent > 0 && thresholdPercent <= 100)) {
      throw new IllegalArgumentException(
          "the threshold must be above 0 and at most 100 percent, is " + thresholdPercent);
    }
    List<String> few = new ArrayList<>();
    for (Row row : rows) {
      few.add(row.category());
      if (row.cumulativePercent() >= thresholdPercent - ROUNDING_PERCENT) {
        break;
      }
    }
    return List.copyOf(few);
  }
}
