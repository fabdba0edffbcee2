package io.gaugewire.ingest.objectives;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A month, a quarter or a year, in the plant's days.
 *
 * @param name {@code 2026-10}, {@code 2026-Q4} or {@code 2026}
 * @param start first day
 * @param end first day no longer
 */
public record Period(String name, LocalDate start, LocalDate end) {
  private static final Pattern NAME =
      Pattern.compile("(20\\d\\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?");

  /**
   * The period of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Period of(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Give a period such as 2026-10, 2026-Q4 or 2026");
    }
    int year = Integer.parseInt(parts.group(1));
    if (parts.group(2) != null) {
      LocalDate start = YearMonth.of(year, Integer.parseInt(parts.group(2))).atDay(1);
      return new Period(name, start, start.plusMonths(1));
    }
    if (parts.group(3) != null) {
      LocalDate start = YearMonth.of(year, Integer.parseInt(parts.group(3)) * 3 - 2).atDay(1);
      return new Period(name, start, start.plusMonths(3));
    }
    return new Period(name, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
  }

  /** The period of a kind that a day lies in. */
  static Period around(String kind, LocalDate day) {
    return switch (kind) {
      case "month" -> of(YearMonth.from(day).toString());
      case "quarter" -> of(day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3);
      default -> of(String.valueOf(day.getYear()));
    };
  }

  /** {@code month}, {@code quarter} or {@code year}. */
  public String kind() {
    return name.length() == 4 ? "year" : name.contains("Q") ? "quarter" : "month";
  }
}
