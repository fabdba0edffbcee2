package io.gaugewire.settings;

import java.util.List;
import java.util.Map;

/** A YAML value that knows its line. */
public sealed interface Node {
  int line();

  record Scalar(int line, String text) implements Node {}

  record Sequence(int line, List<Node> items) implements Node {}

  record Mapping(int line, Map<String, Node> entries) implements Node {}

  default String describe() {
    return switch (this) {
      case Scalar scalar -> scalar.text().isEmpty() ? "nothing" : "'" + scalar.text() + "'";
      case Sequence list -> "a list of " + list.items().size();
      case Mapping map -> "a section with " + map.entries().size() + " keys";
    };
  }
}
