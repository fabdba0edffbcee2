package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.paper.Cell;
import io.gaugewire.ingest.paper.Chart;
import io.gaugewire.ingest.paper.Table;
import io.gaugewire.ingest.reports.ReportText.Section;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Section 1: objectives, reached or not, and the months behind the defect rate. */
final class ObjectivesSection {
  private final Telling telling;
  private final Words words;

  private ObjectivesSection(Telling telling) {
    this.telling = telling;
    this.words = telling.words();
  }

  static Section of(Telling telling) {
    return new ObjectivesSection(telling).section();
  }

  private Section section() {
    JsonNode list = telling.figures().path("objectives");
    JsonNode months = telling.figures().at("/production/months");
    List<Table> tables = new ArrayList<>(List.of(objectives(list)));
    if (!months.isEmpty()) {
      tables.add(months(months));
    }
    return new Section(
        telling.section("objectives"),
        List.of(
            telling.fact("reached", statuses(list, "met")),
            telling.fact("missed", statuses(list, "missed")),
            telling.fact("no-data", statuses(list, "no-data"))),
        months.isEmpty() ? List.of() : List.of(trend(months)),
        tables);
  }

  private Table objectives(JsonNode list) {
    return telling
        .rows("objectives")
        .text("objective", 16, telling::named)
        .text("scope", 13, this::scope)
        .code("metric", "metric", 11)
        .text("target", 10, this::target)
        .share("actual", 9, this::actual)
        .number("count", 8)
        .number("of", 9)
        .code("status", "status", 10)
        .text("owner", 11, row -> telling.person(row.path("owner").asString("")))
        .text("reason", 12)
        .of(list);
  }

  private Table months(JsonNode months) {
    return telling
        .rows("months")
        .text("month", 20)
        .number("inspected", 20)
        .number("nonconforming", 20)
        .rate("rate", "nonconforming", "inspected", 20)
        .share(
            "target",
            20,
            row -> row.has("target") ? words.share(Rows.decimal(row, "target")) : words.text("–"))
        .of(months);
  }

  private Cell statuses(JsonNode objectives, String ending) {
    return words.number(
        BigDecimal.valueOf(
            StreamSupport.stream(objectives.spliterator(), false)
                .filter(row -> row.path("status").asString("").endsWith(ending))
                .count()));
  }

  private String scope(JsonNode row) {
    String scope = row.path("scope").asString("");
    String code = row.path("scopeCode").asString("");
    String name =
        switch (scope) {
          case "department" -> telling.department(code);
          case "line" -> telling.line(code);
          case "part" -> telling.part(code);
          default -> code;
        };
    return (words.code("scope", scope) + " " + name).strip();
  }

  private String target(JsonNode row) {
    return words.code("direction", row.path("direction").asString(""))
        + " "
        + words.exactShare(Rows.decimal(row, "target")).shown();
  }

  private Cell actual(JsonNode row) {
    BigDecimal of = Rows.decimal(row, "of");
    return of.signum() == 0
        ? words.text("–")
        : words.exactShare(Rows.decimal(row, "count").divide(of, MathContext.DECIMAL64));
  }

  private Chart trend(JsonNode months) {
    List<Chart.Point> points = new ArrayList<>();
    for (JsonNode month : months) {
      double of = month.path("inspected").asDouble();
      points.add(
          new Chart.Point(
              month.path("month").asString(""),
              of > 0 ? Optional.of(month.path("nonconforming").asDouble() / of) : Optional.empty(),
              month.has("target")
                  ? Optional.of(month.path("target").asDouble())
                  : Optional.empty()));
    }
    return new Chart.Trend(words.of("chart.months"), words.of("chart.months.target"), "▲", points);
  }
}
