package io.gaugewire.ingest.reports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The figures of a report as a spreadsheet: single figures on the first sheet, each list on one.
 */
final class ReportWorkbook {
  private final List<List<Workbook.Cell>> single = new ArrayList<>();
  private final Workbook lists = new Workbook();
  private final List<Runnable> later = new ArrayList<>();

  private ReportWorkbook() {}

  static byte[] of(JsonNode content) {
    ReportWorkbook report = new ReportWorkbook();
    report.walk("", content);
    report.lists.sheet("summary", List.of("figure", "value"), report.single);
    report.later.forEach(Runnable::run);
    return report.lists.bytes();
  }

  private void walk(String path, JsonNode node) {
    for (Map.Entry<String, JsonNode> part : node.properties()) {
      String at = path.isEmpty() ? part.getKey() : path + " " + part.getKey();
      JsonNode value = part.getValue();
      if (value.isObject()) {
        walk(at, value);
      } else if (value.isArray()) {
        String name = at.replace(" list", "");
        later.add(() -> list(name, value));
      } else {
        single.add(List.of(new Workbook.Cell.Text(at), cell(value)));
      }
    }
  }

  private void list(String name, JsonNode list) {
    Set<String> columns = new LinkedHashSet<>();
    list.forEach(one -> columns.addAll(one.propertyNames()));
    List<List<Workbook.Cell>> rows = new ArrayList<>();
    for (JsonNode one : list) {
      rows.add(columns.stream().map(column -> cell(one.path(column))).toList());
    }
    lists.sheet(name, List.copyOf(columns), rows);
  }

  private static Workbook.Cell cell(JsonNode value) {
    return value.isNumber()
        ? new Workbook.Cell.Figure(value.decimalValue())
        : new Workbook.Cell.Text(value.asString(""));
  }
}
