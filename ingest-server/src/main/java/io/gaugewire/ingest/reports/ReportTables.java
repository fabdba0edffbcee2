package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.paper.Cell;
import io.gaugewire.ingest.paper.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A report in words as a spreadsheet or as CSV: every figure as a number, every table whole. */
final class ReportTables {
  private static final int LONGEST_NAME = 31;
  private static final String END = "\r\n";

  private ReportTables() {}

  /** The single figures on the first sheet, each table on one of its own. */
  static byte[] workbook(ReportText report, Words words) {
    Workbook workbook = new Workbook();
    List<List<Workbook.Cell>> facts = new ArrayList<>();
    for (ReportText.Section section : report.sections()) {
      for (ReportText.Fact fact : section.facts()) {
        facts.add(
            List.of(
                new Workbook.Cell.Text(section.title()),
                new Workbook.Cell.Text(fact.name()),
                cell(fact.value())));
      }
    }
    workbook.sheet(
        words.of("sheet.summary"), List.of(report.title(), report.plant().orElse(""), ""), facts);
    int number = 0;
    for (ReportText.Section section : report.sections()) {
      for (Table table : section.tables()) {
        number++;
        workbook.sheet(
            name(number + " " + table.title()),
            table.columns().stream().map(Table.Column::name).toList(),
            table.rows().stream()
                .map(row -> row.stream().map(ReportTables::cell).toList())
                .toList());
      }
    }
    return workbook.bytes();
  }

  private static String name(String title) {
    String safe = title.replaceAll("[\\[\\]:*?/\\\\]", " ");
    return safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
  }

  private static Workbook.Cell cell(Cell cell) {
    return switch (cell) {
      case Cell.Text(String shown) -> new Workbook.Cell.Text(shown);
      case Cell.Figure figure -> new Workbook.Cell.Figure(figure.value());
    };
  }

  /** Section by section: its title, its figures, its tables, each with a head. */
  static byte[] csv(ReportText report) {
    StringBuilder csv = new StringBuilder("\uFEFF").append(ReportCsv.quoted(report.title()));
    report.plant().ifPresent(plant -> csv.append(',').append(ReportCsv.quoted(plant)));
    csv.append(END);
    for (ReportText.Section section : report.sections()) {
      csv.append(END).append(ReportCsv.quoted(section.title())).append(END);
      for (ReportText.Fact fact : section.facts()) {
        line(csv, List.of(ReportCsv.quoted(fact.name()), csv(fact.value())));
      }
      for (Table table : section.tables()) {
        csv.append(END).append(ReportCsv.quoted(table.title())).append(END);
        line(csv, table.columns().stream().map(column -> ReportCsv.quoted(column.name())).toList());
        table.rows().forEach(row -> line(csv, row.stream().map(ReportTables::csv).toList()));
      }
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder csv, List<String> cells) {
    csv.append(String.join(",", cells)).append(END);
  }

  private static String csv(Cell cell) {
    return switch (cell) {
      case Cell.Text(String shown) -> ReportCsv.quoted(shown);
      case Cell.Figure figure -> figure.value().toPlainString();
    };
  }
}
