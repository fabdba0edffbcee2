package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.paper.Cell;
import io.gaugewire.ingest.paper.Paper;
import io.gaugewire.ingest.paper.Table;
import io.gaugewire.ingest.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reports as a PDF: title block, sections with tables and charts, signatures. Nothing in it comes
 * from elsewhere than the frozen report and its signatures, so that it can be had again to the
 * letter (REP-4).
 */
final class ReportPdf {
  private static final int SHORT_HASH = 16;

  private final Words words;
  private final Paper paper;

  private ReportPdf(Words words, Paper paper) {
    this.words = words;
    this.paper = paper;
  }

  /**
   * Reports one after the other in one document, such as a quarter's with its last month's (REP-3).
   *
   * @param reports at least one
   */
  static byte[] of(List<ReportStore.Signed> reports, Words words) {
    ReportStore.Stored first = reports.getFirst().report();
    String title = words.of("title." + first.kind()) + " " + first.period();
    String mark =
        String.join(
            " + ",
            reports.stream()
                .map(one -> one.report().hash())
                .map(hash -> reports.size() == 1 ? hash : hash.substring(0, SHORT_HASH) + "…")
                .toList());
    Paper.Label label =
        new Paper.Label(
            title,
            words.language() == Words.Language.ZH ? "zh-CN" : "en",
            first.drafted(),
            words.of("mark", mark));
    try (Paper paper = new Paper(label)) {
      for (int i = 0; i < reports.size(); i++) {
        if (i > 0) {
          paper.page();
        }
        JsonNode figures = figures(reports.get(i).report());
        new ReportPdf(words.of(figures), paper).report(reports.get(i), figures);
      }
      return paper.file((page, pages) -> words.of("page", page, pages));
    }
  }

  private void report(ReportStore.Signed signed, JsonNode figures) {
    ReportStore.Stored report = signed.report();
    ReportText text = ReportWriter.write(signed, words);
    text.plant().ifPresent(paper::over);
    paper.title(
        text.title() + " " + report.period(),
        report.approved().isPresent()
            ? words.of("state." + (report.issued().isPresent() ? "issued" : "approved"))
            : words.of("draft"));
    paper.facts(about(report, figures));
    text.sections().forEach(this::section);
    paper.section(words.of("section.signatures"));
    paper.table(signatures(signed));
    if (signed.signatures().isEmpty()) {
      paper.text(words.of("unsigned"));
    }
  }

  static JsonNode figures(ReportStore.Stored report) {
    return Json.parse(report.content().getBytes(StandardCharsets.UTF_8));
  }

  private List<Paper.Fact> about(ReportStore.Stored report, JsonNode figures) {
    Telling telling = new Telling(words, figures);
    List<Paper.Fact> facts = new ArrayList<>();
    facts.add(about("period", ReportWriter.period(figures, words)));
    facts.add(about("revision", String.valueOf(report.revision())));
    facts.add(
        about(
            "drafted",
            report.draftedBy().equals("system")
                ? words.of("about.by-at", words.of("about.system"), words.moment(report.drafted()))
                : words.of(
                    "about.by-at",
                    telling.person(report.draftedBy()),
                    words.moment(report.drafted()))));
    facts.add(about("zone", words.zone().getId()));
    facts.add(about("through", words.of("about.through.value", report.through())));
    if (!report.draftedBy().equals("system")) {
      facts.add(about("reason", report.reason()));
    }
    facts.add(about("hash", report.hash()));
    return facts;
  }

  private Paper.Fact about(String name, String value) {
    return new Paper.Fact(words.of("about." + name), value);
  }

  private void section(ReportText.Section section) {
    paper.section(section.title());
    paper.facts(
        section.facts().stream()
            .map(fact -> new Paper.Fact(fact.name(), fact.value().shown()))
            .toList());
    section.charts().forEach(paper::chart);
    for (Table table : section.tables()) {
      paper.table(table);
      int shown = Paper.shown(table);
      if (table.rows().isEmpty()) {
        paper.text(words.of("none"));
      } else if (shown < table.rows().size()) {
        paper.text(words.of("more", shown, table.rows().size()));
      }
    }
  }

  private Table signatures(ReportStore.Signed signed) {
    List<List<Cell>> rows =
        signed.signatures().stream()
            .map(
                one ->
                    List.of(
                        words.text(words.code("meaning", one.meaning())),
                        words.text(one.name() + " (" + one.login() + ")"),
                        words.text(words.exactly(one.time())),
                        words.text(one.hash())))
            .toList();
    return new Table(
        words.of("table.signatures"),
        List.of(
            new Table.Column(words.of("column.meaning"), 12, false),
            new Table.Column(words.of("column.who"), 24, false),
            new Table.Column(words.of("column.time"), 24, false),
            new Table.Column(words.of("column.hash"), 40, false)),
        rows);
  }
}
