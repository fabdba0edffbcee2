package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.paper.Cell;
import io.gaugewire.ingest.paper.Chart;
import io.gaugewire.ingest.paper.Table;
import io.gaugewire.ingest.reports.ReportText.Fact;
import io.gaugewire.ingest.reports.ReportText.Section;
import io.gaugewire.ingest.web.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Puts the frozen figures of a report into words: the six sections of a quality report in their
 * order (REP-2), or the inspectors' statistics (REP-1).
 */
final class ReportWriter {
  private static final int MOST_BARS = 10;

  private final Words words;
  private final JsonNode figures;

  private ReportWriter(Words words, JsonNode figures) {
    this.words = words;
    this.figures = figures;
  }

  static ReportText write(ReportStore.Signed signed, Words words) {
    String kind = signed.report().kind();
    JsonNode figures = Json.parse(signed.report().content().getBytes(StandardCharsets.UTF_8));
    ReportWriter writer = new ReportWriter(words.of(figures), figures);
    return new ReportText(
        words.of("title." + kind),
        switch (kind) {
          case "inspectors" -> List.of(writer.inspectors());
          case "review" -> {
            List<Section> sections = new ArrayList<>(writer.quality());
            sections.add(writer.followUps());
            sections.add(writer.decisions(signed.decisions()));
            yield sections;
          }
          default -> writer.quality();
        });
  }

  private List<Section> quality() {
    return List.of(objectives(), production(), incidents(), complaints(), visits(), settlement());
  }

  private Fact fact(String name, Cell value) {
    return new Fact(words.of("fact." + name), value);
  }

  private Fact count(String name, JsonNode section, String field) {
    return fact(name, words.number(Rows.decimal(section, field)));
  }

  private static long sum(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToLong(row -> row.path(field).asLong())
        .sum();
  }

  private Fact sum(String name, JsonNode list, String field) {
    return fact(name, words.number(BigDecimal.valueOf(sum(list, field))));
  }

  /** Text that a record has in both languages. */
  private String named(JsonNode row) {
    return row.path(words.language() == Words.Language.ZH ? "nameZh" : "nameEn").asString("");
  }

  private Section objectives() {
    JsonNode list = figures.path("objectives");
    Table table =
        new Rows(words, "objectives")
            .text("objective", 16, this::named)
            .text("scope", 13, this::scope)
            .code("metric", "metric", 11)
            .text("target", 9, this::target)
            .share("actual", 9, this::actual)
            .number("count", 8)
            .number("of", 9)
            .code("status", "status", 10)
            .text("owner", 11)
            .text("reason", 13)
            .of(list);
    JsonNode months = figures.at("/production/months");
    List<Table> tables = new ArrayList<>(List.of(table));
    if (!months.isEmpty()) {
      tables.add(
          new Rows(words, "months")
              .text("month", 20)
              .number("inspected", 20)
              .number("nonconforming", 20)
              .rate("rate", "nonconforming", "inspected", 20)
              .share(
                  "target",
                  20,
                  row ->
                      row.has("target")
                          ? words.share(Rows.decimal(row, "target"))
                          : words.text("–"))
              .of(months));
    }
    return new Section(
        words.of("section.objectives"),
        List.of(
            fact("reached", statuses(list, "met")),
            fact("missed", statuses(list, "missed")),
            fact("no-data", statuses(list, "no-data"))),
        months.isEmpty() ? List.of() : List.of(trend(months)),
        tables);
  }

  private Cell statuses(JsonNode objectives, String ending) {
    return words.number(
        BigDecimal.valueOf(
            StreamSupport.stream(objectives.spliterator(), false)
                .filter(row -> row.path("status").asString("").endsWith(ending))
                .count()));
  }

  private String scope(JsonNode row) {
    String scope = words.code("scope", row.path("scope").asString(""));
    String code = row.path("scopeCode").asString("");
    String name = row.path("scope").asString("").equals("line") ? line(code) : code;
    return (scope + " " + name).strip();
  }

  /** A line by its name; what was drafted before names were kept has the code alone. */
  private String line(JsonNode row) {
    String name = named(row);
    return name.isEmpty() ? row.path("line").asString("") : name;
  }

  private String line(String code) {
    for (JsonNode row : figures.at("/production/discipline")) {
      if (row.path("line").asString("").equals(code)) {
        return line(row);
      }
    }
    return code;
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

  private Section production() {
    JsonNode section = figures.path("production");
    JsonNode inspected = section.path("inspected");
    BigDecimal all = BigDecimal.valueOf(sum(inspected, "inspected"));
    BigDecimal bad = BigDecimal.valueOf(sum(inspected, "nonconforming"));
    return new Section(
        words.of("section.production"),
        List.of(
            sum("batches", section.path("completed"), "batches"),
            sum("pieces", section.path("completed"), "pieces"),
            fact("inspected", words.number(all)),
            fact("nonconforming", words.number(bad)),
            fact("defect-rate", words.share(bad, all)),
            sum("missed-checks", section.path("discipline"), "missed")),
        List.of(),
        List.of(
            new Rows(words, "completed")
                .text("part", 20)
                .text("name", 40, this::named)
                .number("batches", 20)
                .number("pieces", 20)
                .of(section.path("completed")),
            inspected(inspected),
            new Rows(words, "discipline")
                .text("line", 20, this::line)
                .number("planned", 16)
                .number("done", 16)
                .number("missed", 16)
                .number("waived", 16)
                .number("pending", 16)
                .of(section.path("discipline"))));
  }

  private Table inspected(JsonNode list) {
    return new Rows(words, "inspected")
        .code("gate", "gate", 10)
        .text("line", 13, this::line)
        .text("part", 10)
        .text("operation", 10)
        .number("records", 8)
        .number("failed", 8)
        .number("inspected", 9)
        .number("nonconforming", 14)
        .rate("rate", "nonconforming", "inspected", 9)
        .share(
            "first-pass",
            9,
            row -> {
              BigDecimal of = Rows.decimal(row, "firstInspected");
              return words.share(of.subtract(Rows.decimal(row, "firstNonconforming")), of);
            })
        .of(list);
  }

  private Section incidents() {
    JsonNode section = figures.path("incidents");
    JsonNode defects = figures.at("/production/defects");
    List<Table> tables = new ArrayList<>();
    if (!defects.isEmpty()) {
      BigDecimal all = BigDecimal.valueOf(sum(defects, "count"));
      tables.add(
          new Rows(words, "defects")
              .text("code", 20)
              .text("defect", 35, this::named)
              .code("severity", "severity", 15)
              .number("count", 15)
              .share("share", 15, row -> words.share(Rows.decimal(row, "count"), all))
              .of(defects));
    }
    if (!section.path("costs").isEmpty()) {
      tables.add(
          new Rows(words, "costs")
              .text("cost", 40, row -> words.code("cost", row.path("kind").asString("")))
              .number("reports", 30)
              .number("amount", 30)
              .of(section.path("costs")));
    }
    tables.add(
        new Rows(words, "incidents")
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
            .of(section.path("list")));
    return new Section(
        words.of("section.incidents"),
        List.of(
            count("raised", section, "raised"),
            count("closed", section, "closed"),
            count("open", section, "open"),
            count("cost", section, "cost")),
        defects.isEmpty() ? List.of() : List.of(pareto(defects)),
        tables);
  }

  private Chart pareto(JsonNode defects) {
    List<Chart.Bar> bars = new ArrayList<>();
    for (JsonNode defect : defects) {
      bars.add(new Chart.Bar(named(defect), defect.path("count").asLong()));
    }
    long others = bars.stream().skip(MOST_BARS).mapToLong(Chart.Bar::count).sum();
    List<Chart.Bar> first = new ArrayList<>(bars.subList(0, Math.min(MOST_BARS, bars.size())));
    if (others > 0) {
      first.add(new Chart.Bar("…", others));
    }
    return new Chart.Pareto(words.of("chart.defects"), words.of("chart.defects.sum"), first);
  }

  private Section complaints() {
    JsonNode section = figures.path("complaints");
    return new Section(
        words.of("section.complaints"),
        List.of(count("received", section, "received"), count("answered", section, "answered")),
        List.of(),
        List.of(
            new Rows(words, "complaints")
                .text("number", 8, row -> "C-" + row.path("number").asString(""))
                .text("customer", 14)
                .text("part", 11)
                .text("batch", 12)
                .code("severity", "severity", 8)
                .text("said", 22)
                .text("cause", 17)
                .text("answer", 17)
                .of(section.path("list"))));
  }

  private Section visits() {
    JsonNode section = figures.path("visits");
    return new Section(
        words.of("section.visits"),
        List.of(
            count("made", section, "made"),
            count("satisfied", section, "satisfied"),
            count("overdue", section, "overdue")),
        List.of(),
        List.of(
            new Rows(words, "visits")
                .text("customer", 16)
                .text("batch", 13)
                .text("due", 11)
                .text("made", 11)
                .text(
                    "satisfied",
                    9,
                    row -> words.of(row.path("satisfied").asBoolean(false) ? "yes" : "no"))
                .text("said", 24)
                .text("cause", 18)
                .of(section.path("list"))));
  }

  private Section settlement() {
    JsonNode section = figures.path("settlement");
    return new Section(
        words.of("section.settlement"),
        List.of(
            count("asked", section, "asked"),
            count("verified", section, "verified"),
            count("overdue", section, "overdue")),
        List.of(),
        List.of(
            new Rows(words, "actions")
                .text("number", 8, row -> "A-" + row.path("number").asString(""))
                .text("action", 32, row -> row.path("text").asString(""))
                .text("department", 14)
                .text("owner", 12)
                .text("verifier", 12)
                .moment("due", 14)
                .code("state", "action", 10)
                .of(section.path("actions")),
            new Rows(words, "settled")
                .code("kind", "disposition", 40)
                .number("decisions", 30)
                .number("pieces", 30)
                .of(section.path("settled"))));
  }

  private Section followUps() {
    return new Section(
        words.of("section.follow-ups"),
        List.of(),
        List.of(),
        List.of(
            new Rows(words, "follow-ups")
                .text("review", 9)
                .text("number", 8, row -> "A-" + row.path("number").asString(""))
                .text("action", 34, row -> row.path("text").asString(""))
                .text("owner", 12)
                .moment("due", 14)
                .code("state", "action", 10)
                .text("outcome", 20)
                .of(figures.path("followUps"))));
  }

  private Section decisions(List<ReportStore.Decision> decisions) {
    return new Section(
        words.of("section.decisions"),
        List.of(),
        List.of(),
        List.of(
            new Table(
                words.of("table.decisions"),
                List.of(
                    new Table.Column(words.of("column.number"), 8, false),
                    new Table.Column(words.of("column.decision"), 40, false),
                    new Table.Column(words.of("column.department"), 14, false),
                    new Table.Column(words.of("column.owner"), 12, false),
                    new Table.Column(words.of("column.verifier"), 12, false),
                    new Table.Column(words.of("column.due"), 14, false)),
                decisions.stream()
                    .map(
                        one ->
                            List.of(
                                words.text("A-" + one.number()),
                                words.text(one.text()),
                                words.text(one.department()),
                                words.text(one.owner()),
                                words.text(one.verifier()),
                                words.text(words.moment(one.due()))))
                    .toList())));
  }

  private Section inspectors() {
    return new Section(
        words.of("section.inspectors"),
        List.of(),
        List.of(),
        List.of(
            new Rows(words, "inspectors")
                .text("inspector", 20)
                .number("records", 13)
                .number("failed", 13)
                .number("inspected", 14)
                .number("nonconforming", 14)
                .rate("rate", "nonconforming", "inspected", 13)
                .number("voided", 13)
                .of(figures.path("inspectors"))));
  }

  /** The period of a report, as its title block says it. */
  static String period(JsonNode figures, Words words) {
    String end = figures.path("end").asString("");
    return words.of(
        "about.from-to",
        figures.path("start").asString(""),
        end.isEmpty() ? "" : LocalDate.parse(end).minusDays(1).toString());
  }
}
