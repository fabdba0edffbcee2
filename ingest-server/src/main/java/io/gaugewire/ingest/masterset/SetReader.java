package io.gaugewire.ingest.masterset;

import io.gaugewire.ingest.web.BodySchema;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.ProblemException;
import io.gaugewire.settings.ConfigException;
import io.gaugewire.settings.Node;
import io.gaugewire.settings.Problems;
import io.gaugewire.settings.YamlTree;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a set from one YAML file, or from tables of comma-separated values. */
final class SetReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final BodySchema schema;

  /**
   * @param schema of a set: says which texts are numbers
   */
  SetReader(BodySchema schema) {
    this.schema = schema;
  }

  /**
   * What files say.
   *
   * @throws ProblemException when they are not one YAML file or tables
   */
  Told read(List<SetFile> files) {
    if (files.size() == 1 && files.getFirst().name().matches("(?i).*\\.ya?ml")) {
      return yaml(files.getFirst());
    }
    if (files.isEmpty() || !files.stream().allMatch(f -> f.name().matches("(?i).*\\.csv"))) {
      throw Problem.badField("files", "Give one YAML file, or tables as .csv files.");
    }
    Told told = new Told();
    for (MasterTable table : MasterTable.values()) {
      files.stream()
          .filter(file -> file.name().equalsIgnoreCase(table.file()))
          .forEach(file -> rows(table, file, told));
    }
    for (SetFile file : files) {
      if (MasterTable.ofFile(file.name()).isEmpty()) {
        told.note(
            new Told.Wrong(
                file.name(),
                0,
                "",
                "There is no such table; there are " + MasterTable.files() + "."));
      }
    }
    return typed(told);
  }

  private Told typed(Told told) {
    ObjectNode set = told.set();
    JsonNode typed = schema.typed(set);
    set.removeAll();
    typed.properties().forEach(entry -> set.set(entry.getKey(), entry.getValue()));
    return told;
  }

  private Told yaml(SetFile file) {
    Told told = new Told();
    Problems problems = new Problems();
    Node.Mapping top = YamlTree.parse(file.name(), file.content(), problems);
    try {
      problems.throwIfAny();
    } catch (ConfigException e) {
      e.problems()
          .forEach(
              problem ->
                  told.note(
                      new Told.Wrong(
                          problem.file(),
                          problem.line(),
                          problem.key(),
                          "Found " + problem.found() + "; expected " + problem.expected() + ".")));
      return told;
    }
    told.place("", new Told.Place(file.name(), 1, ""));
    mapping(top, "", file.name(), told.set(), told);
    return typed(told);
  }

  private static void mapping(
      Node.Mapping mapping, String path, String file, ObjectNode into, Told told) {
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      if (!(entry.getValue() instanceof Node.Scalar scalar && scalar.text().isEmpty())) {
        into.set(entry.getKey(), node(entry.getValue(), at, file, told));
      }
    }
  }

  private static JsonNode node(Node node, String path, String file, Told told) {
    told.place(path, new Told.Place(file, node.line(), ""));
    return switch (node) {
      case Node.Scalar scalar -> NODES.stringNode(scalar.text());
      case Node.Sequence sequence -> {
        ArrayNode list = NODES.arrayNode();
        for (Node item : sequence.items()) {
          list.add(node(item, path + "[" + list.size() + "]", file, told));
        }
        yield list;
      }
      case Node.Mapping mapping -> {
        ObjectNode object = NODES.objectNode();
        mapping(mapping, path, file, object, told);
        yield object;
      }
    };
  }

  private static void rows(MasterTable table, SetFile file, Told told) {
    List<CsvRows.Row> rows;
    try {
      rows = CsvRows.of(file.content());
    } catch (ProblemException e) {
      told.note(
          new Told.Wrong(
              file.name(),
              Integer.parseInt(e.problem().field().replaceAll("\\D", "")),
              "",
              e.problem().detail()));
      return;
    }
    List<String> head = rows.isEmpty() ? List.of() : rows.getFirst().cells();
    for (String column : head.isEmpty() ? List.of("nothing") : head) {
      if (!table.columns().contains(column)) {
        told.note(
            new Told.Wrong(
                file.name(),
                1,
                column,
                "There is no such column; begin with " + String.join(",", table.columns()) + "."));
        return;
      }
    }
    told.set().withArray("/" + table.kind().list());
    for (CsvRows.Row row : rows.subList(1, rows.size())) {
      if (row.cells().size() == head.size()) {
        table.add(head, row, file.name(), told);
      } else {
        told.note(
            new Told.Wrong(
                file.name(),
                row.line(),
                "",
                "There are " + row.cells().size() + " cells under " + head.size() + " columns."));
      }
    }
  }
}
