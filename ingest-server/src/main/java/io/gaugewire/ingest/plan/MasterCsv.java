package io.gaugewire.ingest.plan;

import io.gaugewire.ingest.web.BodySchema;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A table of master data as comma-separated values. Every row is held against the description of
 * the interface, and what is wrong with it is told by line and field.
 */
final class MasterCsv {
  private static final int MOST_ERRORS = 100;

  private final MasterTable table;
  private final BodySchema schema;
  private final List<Wrong> wrong = new ArrayList<>();

  private MasterCsv(MasterTable table, BodySchema schema) {
    this.table = table;
    this.schema = schema;
  }

  /** What is wrong with a line. */
  public record Wrong(int line, String field, String detail) {}

  /** What was read, as far as it could be, and what was wrong. */
  record Read(Map<String, Object> set, List<Wrong> wrong) {}

  /**
   * Reads a table.
   *
   * @param schema of a set of master data
   */
  static Read read(MasterTable table, String csv, BodySchema schema) {
    return new MasterCsv(table, schema).read(CsvRows.of(csv));
  }

  private Read read(List<CsvRows.Row> rows) {
    if (rows.isEmpty() || !rows.getFirst().cells().getFirst().equals("code")) {
      throw Problem.badField(
          "csv", "Begin with the names of the columns: " + String.join(",", table.columns()) + ".");
    }
    List<String> head = rows.getFirst().cells();
    for (String column : head) {
      if (!table.columns().contains(column)) {
        throw Problem.badField(
            "csv",
            "There is no column '"
                + column
                + "'; there are "
                + String.join(", ", table.columns())
                + ".");
      }
    }
    List<Map<String, Object>> items = new ArrayList<>();
    for (CsvRows.Row row : rows.subList(1, rows.size())) {
      if (row.cells().size() == head.size()) {
        item(head, row, items);
      } else {
        note(
            row.line(),
            "",
            "There are " + row.cells().size() + " cells under " + head.size() + " columns.");
      }
    }
    return new Read(set(items), List.copyOf(wrong));
  }

  private void item(List<String> head, CsvRows.Row row, List<Map<String, Object>> items) {
    Map<String, Object> item = new LinkedHashMap<>();
    for (int i = 0; i < head.size(); i++) {
      String cell = row.cells().get(i);
      if (!cell.isEmpty()) {
        put(item, head.get(i), value(head.get(i), cell));
      }
    }
    try {
      schema.check(Json.parse(Json.bytes(set(List.of(item)))));
      items.add(item);
    } catch (ProblemException refused) {
      note(row.line(), column(refused.problem().field()), refused.problem().detail());
    }
  }

  /** A number where the column has numbers and the cell is one; else its text, to be refused. */
  private static Object value(String column, String cell) {
    if (MasterTable.NUMBERS.contains(column)) {
      try {
        return new BigDecimal(cell);
      } catch (NumberFormatException notANumber) {
        return cell;
      }
    }
    return cell;
  }

  /** {@code part.name.en} is a text in an object in an object. */
  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> item, String column, Object value) {
    int dot = column.startsWith("part.") ? -1 : column.indexOf('.');
    if (dot < 0) {
      item.put(column, value);
    } else {
      Map<String, Object> inner =
          (Map<String, Object>)
              item.computeIfAbsent(column.substring(0, dot), name -> new LinkedHashMap<>());
      inner.put(column.substring(dot + 1), value);
    }
  }

  private Map<String, Object> set(List<Map<String, Object>> items) {
    return table == MasterTable.OPERATIONS
        ? Map.of("parts", parts(items))
        : Map.of(table.key(), items);
  }

  /** Operations by their part, in the order in which they stand. */
  private static List<Map<String, Object>> parts(List<Map<String, Object>> operations) {
    Map<Object, Map<String, Object>> parts = new LinkedHashMap<>();
    for (Map<String, Object> told : operations) {
      Map<String, Object> operation = new LinkedHashMap<>(told);
      Object code = operation.getOrDefault("part", "");
      Map<String, Object> name = new LinkedHashMap<>();
      for (String language : List.of("en", "zh")) {
        Object text = operation.remove("part.name." + language);
        if (text != null) {
          name.put(language, text);
        }
      }
      operation.remove("part");
      Map<String, Object> part =
          parts.computeIfAbsent(
              code,
              unknown -> {
                Map<String, Object> added = new LinkedHashMap<>();
                added.put("code", code);
                added.put("name", name);
                added.put("operations", new ArrayList<Map<String, Object>>());
                return added;
              });
      operationsOf(part).add(operation);
    }
    return List.copyOf(parts.values());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> operationsOf(Map<String, Object> part) {
    return (List<Map<String, Object>>) part.getOrDefault("operations", new ArrayList<>());
  }

  /** The column that a field of a set comes from. */
  private String column(String field) {
    String inner = field.replaceFirst("^\\w+\\[0]\\.?", "");
    if (table != MasterTable.OPERATIONS) {
      return inner;
    }
    return inner.startsWith("operations[0]")
        ? inner.replaceFirst("^operations\\[0]\\.?", "")
        : inner.equals("code") ? "part" : "part." + inner;
  }

  private void note(int line, String field, String detail) {
    if (wrong.size() < MOST_ERRORS) {
      wrong.add(new Wrong(line, field, detail));
    }
  }

  /** A table of everything there is. */
  static String write(MasterTable table, Object set) {
    StringBuilder csv = new StringBuilder("\uFEFF");
    csv.append(String.join(",", table.columns())).append("\r\n");
    JsonNode root = Json.parse(Json.bytes(set));
    if (table != MasterTable.OPERATIONS) {
      root.path(table.key()).forEach(item -> csv.append(line(table, item, item)));
    } else {
      root.path("parts")
          .forEach(
              part ->
                  part.path("operations")
                      .forEach(operation -> csv.append(line(table, operation, part))));
    }
    return csv.toString();
  }

  private static String line(MasterTable table, JsonNode item, JsonNode part) {
    List<String> cells = new ArrayList<>();
    for (String column : table.columns()) {
      String path = "/" + column.replace('.', '/');
      cells.add(
          cell(
              column.equals("part")
                  ? part.at("/code").asString("")
                  : column.startsWith("part.")
                      ? part.at(path.substring("/part".length())).asString("")
                      : item.at(path).asString("")));
    }
    return String.join(",", cells) + "\r\n";
  }

  private static String cell(String text) {
    return text.matches("(?s).*[\",\r\n].*") || !text.equals(text.strip())
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }
}
