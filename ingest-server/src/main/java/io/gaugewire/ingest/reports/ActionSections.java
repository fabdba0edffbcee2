package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.paper.Table;
import io.gaugewire.ingest.reports.ReportText.Section;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Section 6, corrective actions and decisions carried out; and of a management review, what became
 * of earlier decisions and what was decided now (REP-5).
 */
final class ActionSections {
  private ActionSections() {}

  static Section settlement(Telling telling) {
    JsonNode section = telling.figures().path("settlement");
    return new Section(
        telling.section("settlement"),
        List.of(
            telling.count("asked", section),
            telling.count("verified", section),
            telling.count("overdue", section)),
        List.of(),
        List.of(
            telling
                .rows("actions")
                .text("number", 8, ActionSections::number)
                .text("action", 32, row -> row.path("text").asString(""))
                .text(
                    "department",
                    14,
                    row -> telling.department(row.path("department").asString("")))
                .text("owner", 12, row -> telling.person(row.path("owner").asString("")))
                .text("verifier", 12, row -> telling.person(row.path("verifier").asString("")))
                .moment("due", 14)
                .code("state", "action", 10)
                .of(section.path("actions")),
            telling
                .rows("settled")
                .code("kind", "disposition", 40)
                .number("decisions", 30)
                .number("pieces", 30)
                .of(section.path("settled"))));
  }

  static Section followUps(Telling telling) {
    return new Section(
        telling.section("follow-ups"),
        List.of(),
        List.of(),
        List.of(
            telling
                .rows("follow-ups")
                .text("review", 9)
                .text("number", 8, ActionSections::number)
                .text("action", 34, row -> row.path("text").asString(""))
                .text("owner", 12, row -> telling.person(row.path("owner").asString("")))
                .moment("due", 14)
                .code("state", "action", 10)
                .text("outcome", 20)
                .of(telling.figures().path("followUps"))));
  }

  private static String number(JsonNode row) {
    return "A-" + row.path("number").asString("");
  }

  static Section decisions(Telling telling, List<ReportStore.Decision> decisions) {
    Words words = telling.words();
    boolean chinese = words.language() == Words.Language.ZH;
    return new Section(
        telling.section("decisions"),
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
                                words.text(chinese ? one.departmentZh() : one.departmentEn()),
                                words.text(one.ownerName()),
                                words.text(one.verifierName()),
                                words.text(words.moment(one.due()))))
                    .toList())));
  }
}
