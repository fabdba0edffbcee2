package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.reports.ReportText.Section;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Sections 4 and 5: what customers complained of, and what return visits found. */
final class CustomerSections {
  private CustomerSections() {}

  static Section complaints(Telling telling) {
    JsonNode section = telling.figures().path("complaints");
    return new Section(
        telling.section("complaints"),
        List.of(telling.count("received", section), telling.count("answered", section)),
        List.of(),
        List.of(
            telling
                .rows("complaints")
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

  static Section visits(Telling telling) {
    JsonNode section = telling.figures().path("visits");
    Words words = telling.words();
    return new Section(
        telling.section("visits"),
        List.of(
            telling.count("made", section),
            telling.count("satisfied", section),
            telling.count("overdue", section)),
        List.of(),
        List.of(
            telling
                .rows("visits")
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
}
