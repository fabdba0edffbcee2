package io.gaugewire.ingest.masterset;

import io.gaugewire.ingest.identity.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The kinds of master data, in the order in which they stand on each other. */
enum MasterKind {
  SITES("site", Permission.EDIT_MASTER_DATA, "code"),
  DEPARTMENTS("department", Permission.EDIT_MASTER_DATA, "code"),
  LINES("line", Permission.EDIT_MASTER_DATA, "code"),
  STATIONS("station", Permission.EDIT_MASTER_DATA, "site", "code"),
  DEFECTS("defect", Permission.EDIT_MASTER_DATA, "code"),
  CHARACTERISTICS("characteristic", Permission.EDIT_MASTER_DATA, "code"),
  CHARTS("chart", Permission.EDIT_CHART, "code"),
  PARTS("part", Permission.EDIT_MASTER_DATA, "code"),
  PLANS("plan", Permission.MAKE_PLAN, "part", "operation", "version"),
  GAUGES("gauge", Permission.EDIT_MASTER_DATA, "code"),
  PEOPLE("person", Permission.EDIT_PEOPLE, "login"),
  QUALIFICATIONS("qualification", Permission.QUALIFY, "person", "part", "operation", "from");

  private final String noun;
  private final Permission permission;

  @SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
  private final List<String> keys;

  MasterKind(String noun, Permission permission, String... keys) {
    this.noun = noun;
    this.permission = permission;
    this.keys = List.of(keys);
  }

  /** Name of its list in a set. */
  String list() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One of it, in words. */
  String noun() {
    return noun;
  }

  /** What whoever changes it must be allowed. */
  Permission permission() {
    return permission;
  }

  /** What names a record: the values of its key, joined by a slash. */
  String key(JsonNode item) {
    return keys.stream()
        .map(key -> item.path(key).asString(""))
        .filter(value -> !value.isEmpty())
        .collect(Collectors.joining("/"));
  }

  static Optional<MasterKind> of(String list) {
    return Arrays.stream(values()).filter(kind -> kind.list().equals(list)).findAny();
  }
}
