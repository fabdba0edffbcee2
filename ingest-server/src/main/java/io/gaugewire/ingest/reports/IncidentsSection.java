package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.paper.Cell;
import io.gaugewire.ingest.paper.Chart;
import io.gaugewire.ingest.paper.Table;
import io.gaugewire.ingest.reports.ReportText.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Section 3: nonconforming product, the kinds of its defects, and what it cost. */
final class IncidentsSection {
  private static final int MOST_BARS = 10;

  private final Telling telling;
  private final Words words;

  private IncidentsSection(Telling telling) {
    this.telling = telling;
    this.words = telling.words();
  }

  static Section of(Telling telling) {
    return new IncidentsSection(telling).section();
  }

  private Section section() {
    JsonNode section = telling.figures().path("incidents");
    JsonNode defects = telling.figures().at("/production/defects");
    List<Table> tables = new ArrayList<>();
    if (!defects.isEmpty()) {
      tables.add(defects(defects));
    }
    if (!section.path("costs").isEmpty()) {
      tables.add(costs(section.path("costs")));
    }
    tables.add(incidents(section.path("list")));
    return new Section(
        telling.section("incidents"),
        List.of(
            telling.count("raised", section),
            telling.count("closed", section),
            telling.count("open", section),
            telling.fact("cost", amount(Rows.decimal(section, "cost")))),
        defects.isEmpty() ? List.of() : List.of(pareto(defects)),
        tables);
  }

  private Cell amount(BigDecimal value) {
    Cell number = words.number(value);
    return telling
        .currency()
        .<Cell>map(currency -> new Cell.Figure(value, number.shown() + " " + currency))
        .orElse(number);
  }

  private Table defects(JsonNode list) {
    BigDecimal all = Telling.sum(list, "count");
    return telling
        .rows("defects")
        .text("code", 20)
        .text("defect", 35, telling::named)
        .code("severity", "severity", 15)
        .number("count", 15)
        .share("share", 15, row -> words.share(Rows.decimal(row, "count"), all))
        .of(list);
  }

  private Table costs(JsonNode list) {
    String title =
        telling
            .currency()
            .map(currency -> words.of("table.costs.currency", currency))
            .orElse(words.of("table.costs"));
    return telling
        .rows("costs")
        .titled(title)
        .text("cost", 40, row -> words.code("cost", row.path("kind").asString("")))
        .number("reports", 30)
        .number("amount", 30)
        .of(list);
  }

  private Table incidents(JsonNode list) {
    return telling
        .rows("incidents")
        .text("number", 8, row -> "NC-" + row.path("number").asString(""))
        .moment("raised", 12)
        .code("source", "source", 11)
        .code("severity", "severity", 10)
        .text("batch", 12)
        .text("operation", 11)
        .number("quantity", 7)
        .written("description", 18)
        .text("cause", 16)
        .code("state", "nonconformance", 10)
        .of(list);
  }

  private Chart pareto(JsonNode defects) {
    List<Chart.Bar> bars = new ArrayList<>();
    for (JsonNode defect : defects) {
      bars.add(new Chart.Bar(telling.named(defect), defect.path("count").asLong()));
    }
    long others = bars.stream().skip(MOST_BARS).mapToLong(Chart.Bar::count).sum();
    List<Chart.Bar> first = new ArrayList<>(bars.subList(0, Math.min(MOST_BARS, bars.size())));
    if (others > 0) {
      first.add(new Chart.Bar("…", others));
    }
    return new Chart.Pareto(words.of("chart.defects"), words.of("chart.defects.sum"), first);
  }
}
