package io.gaugewire.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Parses YAML into nodes. Scalars stay text: what they mean is decided by who asks for them. */
public final class YamlTree {
  private static final int DEEPEST = 32;

  private final String file;
  private final YAMLParser parser;
  private final Problems problems;

  private YamlTree(String file, YAMLParser parser, Problems problems) {
    this.file = file;
    this.parser = parser;
    this.problems = problems;
  }

  /**
   * The document's top section; an empty one when the text is not YAML, which is then a problem.
   */
  public static Node.Mapping parse(String file, String text, Problems problems) {
    try (var parser =
        (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        problems.add(file, 1, "", "no keys", "a YAML document with keys at its top");
        return new Node.Mapping(1, Map.of());
      }
      return new YamlTree(file, parser, problems).mapping("", 0);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      problems.add(file, at == null ? 0 : at.getLineNr(), "", reason, "well-formed YAML");
      return new Node.Mapping(1, Map.of());
    }
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private Node.Mapping mapping(String path, int depth) {
    int line = line();
    Map<String, Node> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      int keyLine = line();
      String keyPath = path.isEmpty() ? key : path + "." + key;
      parser.nextToken();
      Node value = value(keyPath, depth + 1);
      if (entries.putIfAbsent(key, value) != null) {
        problems.add(file, keyLine, keyPath, "the key a second time", "each key once");
      }
    }
    return new Node.Mapping(line, entries);
  }

  private Node value(String path, int depth) {
    int line = line();
    if (parser.isCurrentAlias()) {
      problems.add(file, line, path, "an alias", "the value itself; anchors are not followed");
      return new Node.Scalar(line, "");
    }
    if (depth > DEEPEST) {
      problems.add(file, line, path, "more than " + DEEPEST + " levels", "a flatter document");
      parser.skipChildren();
      return new Node.Scalar(line, "");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(path, depth);
      case START_ARRAY -> {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(path + "[" + items.size() + "]", depth + 1));
        }
        yield new Node.Sequence(line, items);
      }
      case VALUE_NULL -> new Node.Scalar(line, "");
      case null, default -> new Node.Scalar(line, parser.getString());
    };
  }
}
