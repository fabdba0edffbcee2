package io.gaugewire.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the interface speaks it: ISO 8601 times, absent instead of null, no unknown fields. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  /** For documents held against a schema before, which says what may be missing. */
  private static final JsonMapper LENIENT =
      MAPPER
          .rebuild()
          .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static JsonNode nothing() {
    return MAPPER.nullNode();
  }

  /** A document; what is no JSON ends the request. */
  public static JsonNode parse(byte[] content) {
    try {
      return LENIENT.readTree(content);
    } catch (JacksonException e) {
      throw Problem.badField("body", "Send a JSON document.");
    }
  }

  /** A document as a record; what its constructor refuses ends the request. */
  public static <T> T read(JsonNode document, Class<T> type) {
    try {
      return LENIENT.treeToValue(document, type);
    } catch (JacksonException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String field =
          e.getPath().isEmpty() ? "body" : String.valueOf(e.getPath().getLast().getPropertyName());
      throw Problem.badField(
          field,
          cause instanceof IllegalArgumentException && cause.getMessage() != null
              ? cause.getMessage() + "."
              : "This does not fit what the interface's description says.");
    }
  }
}
