package io.gaugewire.ingest.masterset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What files say, with the place of each of its values, and what is wrong with them. Confined to
 * the thread that reads it.
 */
final class Told {
  private static final int MOST_ERRORS = 200;

  private final ObjectNode set;
  private final Map<String, Place> places = new HashMap<>();
  private final List<Wrong> wrong = new ArrayList<>();

  Told() {
    this(JsonNodeFactory.instance.objectNode());
  }

  /** Of a set that was not in files. */
  Told(ObjectNode set) {
    this.set = set;
  }

  /**
   * Where a value stands.
   *
   * @param line from 1
   * @param table of a row of a table: what its columns are called after; empty elsewhere
   */
  record Place(String file, int line, String table) {}

  /**
   * What is wrong.
   *
   * @param file empty where the set was not in files
   * @param line from 1; 0 where the whole is meant
   * @param field path or column
   * @param detail what would be right
   */
  record Wrong(String file, int line, String field, String detail) {
    /** In one line. */
    @JsonIgnore
    String words() {
      String place = file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + " ";
      return place + (field.isEmpty() ? "" : field + ": ") + detail;
    }
  }

  /** The set as a document. */
  ObjectNode set() {
    return set;
  }

  List<Wrong> wrong() {
    return wrong;
  }

  void place(String path, Place place) {
    places.putIfAbsent(path, place);
  }

  /**
   * Notes what is wrong with a value.
   *
   * @param path such as {@code lines[3].department}
   */
  void note(String path, String detail) {
    for (String at = path; ; at = above(at)) {
      Place place = places.get(at);
      if (place != null) {
        String field =
            place.table().isEmpty() ? path : column(place.table(), path.substring(at.length()));
        note(new Wrong(place.file(), place.line(), field, detail));
        return;
      }
      if (at.isEmpty()) {
        note(new Wrong("", 0, path, detail));
        return;
      }
    }
  }

  void note(Wrong found) {
    if (wrong.size() < MOST_ERRORS) {
      wrong.add(found);
    }
  }

  private static String above(String path) {
    int dot = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return dot < 0 ? "" : path.substring(0, dot);
  }

  /** A row of operations tells its part too. */
  private static String column(String table, String below) {
    String field = below.startsWith(".") ? below.substring(1) : below;
    return switch (table) {
      case "part" -> field.equals("code") ? "part" : "part." + field;
      default -> field;
    };
  }

  /** The items of a kind, none where the list was left out. */
  List<JsonNode> items(MasterKind kind) {
    List<JsonNode> items = new ArrayList<>();
    set.path(kind.list()).forEach(items::add);
    return items;
  }
}
