package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a report can be had as a file. */
enum ReportFile {
  JSON("application/json"),
  CSV("text/csv; charset=utf-8"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  PDF("application/pdf");

  private final String contentType;

  ReportFile(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ReportFile> of(String key) {
    return Arrays.stream(values()).filter(file -> file.key().equals(key)).findAny();
  }

  /** What the file is called. */
  String name(ReportStore.Stored report) {
    return report.kind() + "-" + report.period() + "-r" + report.revision() + "." + key();
  }

  /** The figures under the names that the interface gives them. */
  byte[] plain(ReportStore.Stored report) {
    byte[] content = report.content().getBytes(StandardCharsets.UTF_8);
    return switch (this) {
      case JSON -> content;
      case CSV -> ReportCsv.of(Json.parse(content));
      case XLSX -> ReportWorkbook.of(Json.parse(content));
      case PDF -> throw new IllegalStateException("a PDF is in words");
    };
  }

  /**
   * The figures in words; JSON is the same in all of them.
   *
   * @param reports the report, and for a PDF what is bound with it
   */
  byte[] worded(List<ReportStore.Signed> reports, Words words) {
    ReportStore.Stored report = reports.getFirst().report();
    return switch (this) {
      case JSON -> plain(report);
      case CSV -> ReportTables.csv(ReportWriter.write(reports.getFirst(), words));
      case XLSX -> ReportTables.workbook(ReportWriter.write(reports.getFirst(), words), words);
      case PDF -> ReportPdf.of(reports, words);
    };
  }
}
