package io.gaugewire.ingest.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of the interface, which requests are held against. Immutable. */
public final class ApiDocument {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  private final JsonNode root;

  private ApiDocument(JsonNode root) {
    this.root = root;
  }

  /** The document in the server's jar. */
  public static ApiDocument load() {
    try (InputStream yaml = ApiDocument.class.getResourceAsStream("/openapi/openapi.yaml")) {
      if (yaml == null) {
        throw new IllegalStateException("openapi.yaml is missing from the server's jar");
      }
      return new ApiDocument(YAMLMapper.builder().build().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] json() {
    return Json.bytes(root);
  }

  /** Every operation described, such as {@code GET /charts/{chart}}. */
  public Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (var path : root.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          operations.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return operations;
  }

  /**
   * What the body of an operation must look like; empty when it takes none.
   *
   * @param operation such as {@code POST /batches}
   */
  public Optional<BodySchema> body(String operation) {
    int blank = operation.indexOf(' ');
    JsonNode schema =
        root.path("paths")
            .path(operation.substring(blank + 1))
            .path(operation.substring(0, blank).toLowerCase(Locale.ROOT))
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("schema");
    return schema.isMissingNode() ? Optional.empty() : Optional.of(new BodySchema(root, schema));
  }
}
