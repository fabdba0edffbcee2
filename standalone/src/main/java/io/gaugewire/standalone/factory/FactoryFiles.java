package io.gaugewire.standalone.factory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is written of the factory in the jar. */
final class FactoryFiles {
  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  private FactoryFiles() {}

  /**
   * A whole file.
   *
   * @param name such as {@code people}
   */
  static JsonNode read(String name) {
    String file = name + ".yml";
    try (InputStream in = FactoryFiles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing in the jar: " + file);
      }
      return YAML.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The list that a file is about, which has the file's name. */
  static List<JsonNode> list(String name) {
    return read(name).path(name).valueStream().toList();
  }
}
