package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.reports.ReportText.Section;
import io.gaugewire.ingest.web.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Puts the frozen figures of a report into words: the six sections of a quality report in their
 * order (REP-2), or the inspectors' statistics (REP-1).
 */
final class ReportWriter {
  private ReportWriter() {}

  static ReportText write(ReportStore.Signed signed, Words words) {
    String kind = signed.report().kind();
    JsonNode figures = Json.parse(signed.report().content().getBytes(StandardCharsets.UTF_8));
    Telling telling = new Telling(words.of(figures), figures);
    List<Section> sections = new ArrayList<>();
    if (kind.equals("inspectors")) {
      sections.add(inspectors(telling));
    } else {
      sections.addAll(quality(telling));
    }
    if (kind.equals("review")) {
      sections.add(ActionSections.followUps(telling));
      sections.add(ActionSections.decisions(telling, signed.decisions()));
    }
    return new ReportText(telling.plant(), words.of("title." + kind), sections);
  }

  private static List<Section> quality(Telling telling) {
    return List.of(
        ObjectivesSection.of(telling),
        ProductionSection.of(telling),
        IncidentsSection.of(telling),
        CustomerSections.complaints(telling),
        CustomerSections.visits(telling),
        ActionSections.settlement(telling));
  }

  private static Section inspectors(Telling telling) {
    return new Section(
        telling.section("inspectors"),
        List.of(),
        List.of(),
        List.of(
            telling
                .rows("inspectors")
                .text("inspector", 20, row -> telling.person(row.path("inspector").asString("")))
                .number("records", 13)
                .number("failed", 13)
                .number("inspected", 14)
                .number("nonconforming", 14)
                .rate("rate", "nonconforming", "inspected", 13)
                .number("voided", 13)
                .of(telling.figures().path("inspectors"))));
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
