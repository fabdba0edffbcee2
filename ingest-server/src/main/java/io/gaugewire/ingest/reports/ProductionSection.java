package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.paper.Table;
import io.gaugewire.ingest.reports.ReportText.Section;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Section 2: what was completed and inspected, and what became of planned inspections. */
final class ProductionSection {
  private ProductionSection() {}

  static Section of(Telling telling) {
    JsonNode section = telling.figures().path("production");
    JsonNode completed = section.path("completed");
    JsonNode inspected = section.path("inspected");
    BigDecimal all = Telling.sum(inspected, "inspected");
    BigDecimal bad = Telling.sum(inspected, "nonconforming");
    Words words = telling.words();
    return new Section(
        telling.section("production"),
        List.of(
            telling.sum("batches", completed, "batches"),
            telling.sum("pieces", completed, "pieces"),
            telling.fact("inspected", words.number(all)),
            telling.fact("nonconforming", words.number(bad)),
            telling.fact("defect-rate", words.share(bad, all)),
            telling.sum("missed-checks", section.path("discipline"), "missed")),
        List.of(),
        List.of(
            completed(telling, completed),
            inspected(telling, inspected),
            discipline(telling, section.path("discipline"))));
  }

  private static Table completed(Telling telling, JsonNode list) {
    return telling
        .rows("completed")
        .text("part", 20)
        .text("name", 40, telling::named)
        .number("batches", 20)
        .number("pieces", 20)
        .of(list);
  }

  private static Table inspected(Telling telling, JsonNode list) {
    return telling
        .rows("inspected")
        .code("gate", "gate", 10)
        .text("line", 13, telling::line)
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
              return telling
                  .words()
                  .share(of.subtract(Rows.decimal(row, "firstNonconforming")), of);
            })
        .of(list);
  }

  private static Table discipline(Telling telling, JsonNode list) {
    return telling
        .rows("discipline")
        .text("line", 20, telling::line)
        .number("planned", 16)
        .number("done", 16)
        .number("missed", 16)
        .number("waived", 16)
        .number("pending", 16)
        .of(list);
  }
}
