package io.gaugewire.ingest.masterset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a set would change of what is there, record by record and field by field; and the set with
 * only that left in it.
 */
final class Comparison {
  /** Of what is known, these follow from elsewhere, or stay as they are when they are not told. */
  private static final Map<MasterKind, Set<String>> FOLLOWING =
      Map.of(
          MasterKind.GAUGES, Set.of("due", "state"),
          MasterKind.PLANS,
              Set.of("version", "reason", "author", "approver", "validFrom", "validTo"));

  private static final Map<MasterKind, Set<String>> KEPT =
      Map.of(
          MasterKind.GAUGES, Set.of("calibrations"),
          MasterKind.PEOPLE, Set.of("offices", "language"),
          MasterKind.CHARACTERISTICS, Set.of("severity"),
          MasterKind.CHARTS, Set.of("retired"));

  private final List<Change> changes = new ArrayList<>();
  private final ObjectNode todo = JsonNodeFactory.instance.objectNode();
  private int same;

  /**
   * What becomes of a record.
   *
   * @param how {@code added} or {@code changed}
   * @param fields what differs; none of what is added
   */
  record Change(String kind, String record, String how, List<Field> fields) {
    Change {
      fields = List.copyOf(fields);
    }
  }

  /** A field that differs; empty where there is nothing. */
  record Field(String field, String before, String after) {}

  private Comparison() {}

  /**
   * Compares.
   *
   * @param here everything there is
   * @param wanted in the form that was found right
   */
  static Comparison of(JsonNode here, JsonNode wanted) {
    Comparison comparison = new Comparison();
    for (MasterKind kind : MasterKind.values()) {
      UnaryOperator<JsonNode> list = set -> set.path(kind.list());
      if (kind == MasterKind.PLANS) {
        comparison.compare(kind, last(list.apply(here)), last(list.apply(wanted)));
      } else {
        comparison.compare(kind, byKey(kind, list.apply(here)), byKey(kind, list.apply(wanted)));
      }
    }
    return comparison;
  }

  private static Map<String, JsonNode> byKey(MasterKind kind, JsonNode items) {
    Map<String, JsonNode> byKey = new LinkedHashMap<>();
    items.forEach(item -> byKey.put(kind.key(item), item));
    return byKey;
  }

  /** Of a plan's versions the last one counts: those before never change. */
  private static Map<String, JsonNode> last(JsonNode plans) {
    Map<String, JsonNode> last = new LinkedHashMap<>();
    for (JsonNode plan : plans) {
      last.merge(
          plan.path("part").asString() + "/" + plan.path("operation").asString(),
          plan,
          (one, other) ->
              other.path("version").asInt(Integer.MAX_VALUE)
                      >= one.path("version").asInt(Integer.MAX_VALUE)
                  ? other
                  : one);
    }
    return last;
  }

  private void compare(MasterKind kind, Map<String, JsonNode> here, Map<String, JsonNode> wanted) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    wanted.forEach(
        (key, item) -> {
          JsonNode before = here.get(key);
          List<Field> fields = before == null ? List.of() : fields(kind, before, item);
          if (before != null && fields.isEmpty()) {
            same++;
            return;
          }
          changes.add(new Change(kind.noun(), key, before == null ? "added" : "changed", fields));
          list.add(item);
        });
    if (!list.isEmpty()) {
      todo.set(kind.list(), list);
    }
  }

  private static List<Field> fields(MasterKind kind, JsonNode before, JsonNode after) {
    Map<String, String> old = new TreeMap<>();
    Map<String, String> now = new TreeMap<>();
    Set<String> left = new HashSet<>(FOLLOWING.getOrDefault(kind, Set.of()));
    KEPT.getOrDefault(kind, Set.of()).stream().filter(name -> !after.has(name)).forEach(left::add);
    flatten("", without(before, left), old);
    flatten("", without(after, left), now);
    if (kind == MasterKind.GAUGES) {
      // Calibrations are only ever added.
      old.keySet().removeIf(field -> field.startsWith("calibrations ") && !now.containsKey(field));
    }
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      String one = old.getOrDefault(name, "");
      String other = now.getOrDefault(name, "");
      if (!one.equals(other)) {
        fields.add(new Field(name, one, other));
      }
    }
    return fields;
  }

  private static JsonNode without(JsonNode item, Set<String> names) {
    return ((ObjectNode) item.deepCopy()).without(names);
  }

  private static void flatten(String path, JsonNode value, Map<String, String> into) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              entry ->
                  flatten(
                      path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                      entry.getValue(),
                      into));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        JsonNode item = value.get(i);
        boolean named = path.equals("calibrations");
        flatten(named ? path + " " + calibration(item) : path + "[" + i + "]", item, into);
      }
    } else if (!value.isNull()) {
      into.put(path, text(value));
    }
  }

  /** What a calibration is recognised by. */
  static String calibration(JsonNode calibration) {
    return calibration.path("performed").asString("")
        + " "
        + calibration.path("certificate").asString("");
  }

  private static String text(JsonNode value) {
    if (!value.isNumber()) {
      return value.asString("");
    }
    BigDecimal number = value.decimalValue().stripTrailingZeros();
    return number.signum() == 0 ? "0" : number.toPlainString();
  }

  /** What would be added or changed. */
  List<Change> changes() {
    return List.copyOf(changes);
  }

  /** How many records are as they were. */
  int same() {
    return same;
  }

  /** The set without what is there already. */
  ObjectNode todo() {
    return todo;
  }
}
