package io.gaugewire.ingest.masterset;

import io.gaugewire.ingest.web.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tables in which master data can be had and brought in as CSV, and their columns. A table of
 * parts of records, such as calibrations of gauges, names the record in its first columns.
 */
enum MasterTable {
  SITES(MasterKind.SITES, "code", "name.en", "name.zh"),
  DEPARTMENTS(MasterKind.DEPARTMENTS, "code", "name.en", "name.zh"),
  LINES(MasterKind.LINES, "code", "name.en", "name.zh", "department"),
  STATIONS(MasterKind.STATIONS, "site", "code", "name.en", "name.zh"),
  DEFECTS(MasterKind.DEFECTS, "code", "name.en", "name.zh", "severity"),
  CHARACTERISTICS(
      MasterKind.CHARACTERISTICS,
      "code",
      "name.en",
      "name.zh",
      "unit",
      "decimals",
      "lower",
      "target",
      "upper",
      "severity"),
  CHARTS(
      MasterKind.CHARTS,
      "code",
      "characteristic",
      "kind",
      "subgroupSize",
      "locationRules",
      "dispersionRules",
      "phaseOne",
      "staleAfterSeconds",
      "retired"),
  /** One line an operation, in the order of the routing; its part is told on each. */
  OPERATIONS(
      MasterKind.PARTS,
      "code",
      "name.en",
      "name.zh",
      "gate",
      "line",
      "station",
      "part",
      "part.name.en",
      "part.name.zh"),
  PLANS(
      MasterKind.PLANS,
      "part",
      "operation",
      "version",
      "reason",
      "content.everyMinutes",
      "content.firstArticle",
      "content.attributes.inspect",
      "content.attributes.accept",
      "content.attributes.defects",
      "content.attributes.sampling.kind",
      "content.attributes.sampling.every",
      "content.attributes.sampling.level",
      "content.attributes.sampling.aql",
      "content.attributes.sampling.reduced",
      "content.reaction.en",
      "content.reaction.zh",
      "author",
      "approver",
      "validFrom",
      "validTo"),
  PLAN_CHARACTERISTICS(
      PLANS,
      "/content/characteristics",
      3,
      "part",
      "operation",
      "version",
      "characteristic",
      "sample"),
  GAUGES(MasterKind.GAUGES, "code", "name.en", "name.zh", "intervalDays", "due", "state"),
  CALIBRATIONS(
      GAUGES, "/calibrations", 1, "gauge", "performed", "asFound", "certificate", "byWhom"),
  PEOPLE(
      MasterKind.PEOPLE,
      "login",
      "badge",
      "name",
      "department",
      "language",
      "activeFrom",
      "activeTo"),
  OFFICES(PEOPLE, "/offices", 1, "person", "role", "from", "to"),
  QUALIFICATIONS(MasterKind.QUALIFICATIONS, "person", "part", "operation", "from", "to");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Columns whose cells hold several codes, with semicolons between. */
  private static final Set<String> SEVERAL =
      Set.of("content.attributes.defects", "locationRules", "dispersionRules");

  private final MasterKind kind;
  private final String below;
  private final int keys;

  @SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
  private final List<String> columns;

  MasterTable(MasterKind kind, String... columns) {
    this.kind = kind;
    this.below = "";
    this.keys = 0;
    this.columns = List.of(columns);
  }

  MasterTable(MasterTable records, String below, int keys, String... columns) {
    this.kind = records.kind;
    this.below = below;
    this.keys = keys;
    this.columns = List.of(columns);
  }

  /** The kind whose records it tells, or tells parts of. */
  MasterKind kind() {
    return kind;
  }

  List<String> columns() {
    return columns;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String file() {
    return key() + ".csv";
  }

  /** The names of all files. */
  static String files() {
    return Arrays.stream(values()).map(MasterTable::file).collect(Collectors.joining(", "));
  }

  static Optional<MasterTable> ofFile(String name) {
    return Arrays.stream(values()).filter(table -> table.file().equalsIgnoreCase(name)).findAny();
  }

  static MasterTable of(String key) {
    return Arrays.stream(values())
        .filter(table -> table.key().equals(key))
        .findAny()
        .orElseThrow(
            () ->
                Problem.badField(
                    "table",
                    "Give one of "
                        + Arrays.stream(values())
                            .map(MasterTable::key)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  /** Adds what a row tells. */
  void add(List<String> head, CsvRows.Row row, String file, Told told) {
    Told.Place place = new Told.Place(file, row.line(), key());
    ArrayNode items = told.set().withArray("/" + kind.list());
    String path = kind.list() + "[" + items.size() + "]";
    ObjectNode cells = NODES.objectNode();
    for (int i = 0; i < head.size(); i++) {
      String cell = row.cells().get(i);
      if (!cell.isEmpty()) {
        put(cells, head.get(i), cell);
      }
    }
    if (this == OPERATIONS) {
      operation(cells, items, place, told);
    } else if (below.isEmpty()) {
      if (this == PLANS) {
        cells.withObject("/content").putArray("characteristics");
      }
      told.place(path, place);
      items.add(cells);
    } else {
      partOf(cells, items, place, told);
    }
  }

  private void put(ObjectNode cells, String column, String cell) {
    if (this == OPERATIONS && column.startsWith("part.")) {
      cells.put(column, cell);
      return;
    }
    int dot = column.lastIndexOf('.');
    ObjectNode inner =
        dot < 0 ? cells : cells.withObject("/" + column.substring(0, dot).replace('.', '/'));
    String name = column.substring(dot + 1);
    if (SEVERAL.contains(column)) {
      ArrayNode list = inner.putArray(name);
      Stream.of(cell.split(";")).map(String::strip).forEach(list::add);
    } else {
      inner.put(name, cell);
    }
  }

  /** A calibration, an office, a characteristic of a plan: goes to the record it names. */
  private void partOf(ObjectNode cells, ArrayNode items, Told.Place place, Told told) {
    List<String> named = columns.subList(0, keys);
    String wanted =
        named.stream()
            .map(column -> cells.path(column).asString(""))
            .filter(value -> !value.isEmpty())
            .collect(Collectors.joining("/"));
    for (int i = 0; i < items.size(); i++) {
      if (kind.key(items.get(i)).equals(wanted)) {
        ArrayNode list = ((ObjectNode) items.get(i)).withArray(below);
        told.place(
            kind.list() + "[" + i + "]" + below.replace('/', '.') + "[" + list.size() + "]", place);
        list.add(cells.without(named));
        return;
      }
    }
    told.note(
        new Told.Wrong(
            place.file(),
            place.line(),
            named.getFirst(),
            "There is no "
                + kind.noun()
                + " "
                + wanted
                + " in "
                + kind.list()
                + ".csv beside it."));
  }

  private static void operation(ObjectNode cells, ArrayNode parts, Told.Place place, Told told) {
    String code = cells.path("part").asString("");
    ObjectNode name = NODES.objectNode();
    for (String language : List.of("en", "zh")) {
      JsonNode text = cells.remove("part.name." + language);
      if (text != null) {
        name.set(language, text);
      }
    }
    cells.remove("part");
    int found = 0;
    while (found < parts.size() && !parts.get(found).path("code").asString("").equals(code)) {
      found++;
    }
    String path = MasterKind.PARTS.list() + "[" + found + "]";
    if (found == parts.size()) {
      ObjectNode part = parts.addObject();
      if (!code.isEmpty()) {
        part.put("code", code);
      }
      part.set("name", name);
      part.putArray("operations");
      told.place(path, new Told.Place(place.file(), place.line(), "part"));
    }
    ArrayNode operations = ((ObjectNode) parts.get(found)).withArray("/operations");
    told.place(path + ".operations[" + operations.size() + "]", place);
    operations.add(cells);
  }

  /** A table of everything in a set; with a byte order mark, so that spreadsheets see UTF-8. */
  String write(JsonNode set) {
    StringBuilder csv = new StringBuilder("\uFEFF");
    csv.append(String.join(",", columns)).append("\r\n");
    for (JsonNode item : set.path(kind.list())) {
      if (this == OPERATIONS) {
        item.path("operations").forEach(operation -> csv.append(line(operation, item)));
      } else if (below.isEmpty()) {
        csv.append(line(item, item));
      } else {
        item.at(below).forEach(each -> csv.append(line(each, item)));
      }
    }
    return csv.toString();
  }

  private String line(JsonNode item, JsonNode whole) {
    List<String> names = kindKeys(whole);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      if (i < keys) {
        cells.add(cell(names.get(i)));
      } else if (this == OPERATIONS && column.startsWith("part")) {
        String path = column.substring("part".length()).replace('.', '/');
        cells.add(cell(text(whole.at(path.isEmpty() ? "/code" : path))));
      } else {
        cells.add(cell(text(item.at("/" + column.replace('.', '/')))));
      }
    }
    return String.join(",", cells) + "\r\n";
  }

  private List<String> kindKeys(JsonNode whole) {
    return keys == 0 ? List.of() : List.of(kind.key(whole).split("/"));
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      List<String> several = new ArrayList<>();
      value.forEach(each -> several.add(each.asString("")));
      return String.join(";", several);
    }
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asString("");
  }

  private static String cell(String text) {
    return text.matches("(?s).*[\",\r\n].*") || !text.equals(text.strip())
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }
}
