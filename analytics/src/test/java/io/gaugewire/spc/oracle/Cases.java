package io.gaugewire.spc.oracle;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One file of reference cases. */
record Cases(Path file, String topic, List<JsonNode> cases) {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** All files of the directory in {@code oracles.dir}, or of the module's own resources. */
  static List<Cases> all() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Cases::read)
          .toList();
    }
  }

  private static Path directory() {
    String given = System.getProperty("oracles.dir", "");
    if (!given.isBlank()) {
      // Tests run in the module's directory; a relative path is often meant from the one above.
      Path above = Path.of("..").resolve(given);
      return Files.isDirectory(Path.of(given)) ? Path.of(given) : above;
    }
    try {
      return Path.of(Objects.requireNonNull(Cases.class.getResource("/oracles")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cases read(Path file) {
    JsonNode root = MAPPER.readTree(file);
    return new Cases(
        file, root.get("topic").stringValue(), root.get("cases").valueStream().toList());
  }
}
