package io.gaugewire.ingest.reports;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The figures of a report as CSV: one line a figure, with the path that leads to it. UTF-8 with a
 * byte order mark, so that spreadsheets read Chinese; what a spreadsheet would take for a formula
 * is quoted.
 */
final class ReportCsv {
  private final StringBuilder text = new StringBuilder("\uFEFFsection,entry,figure,value\r\n");

  private ReportCsv() {}

  static byte[] of(JsonNode content) {
    ReportCsv csv = new ReportCsv();
    for (Map.Entry<String, JsonNode> section : content.properties()) {
      csv.write(section.getKey(), "", "", section.getValue());
    }
    return csv.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(String section, String entry, String figure, JsonNode value) {
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> part : value.properties()) {
        write(
            section,
            entry,
            figure.isEmpty() ? part.getKey() : figure + "." + part.getKey(),
            part.getValue());
      }
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        String number = String.valueOf(i + 1);
        write(section, entry.isEmpty() ? number : entry + "." + number, figure, value.get(i));
      }
    } else {
      text.append(section).append(',').append(entry).append(',').append(figure).append(',');
      text.append(value.isNumber() ? value.asString() : quoted(value.asString())).append("\r\n");
    }
  }

  /** A text as a cell that no spreadsheet takes for a formula. */
  static String quoted(String value) {
    String safe = value.matches("(?s)[=+\\-@\\t].*") ? "'" + value : value;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
