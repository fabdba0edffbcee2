package io.gaugewire.edge.station;

import io.gaugewire.wire.InspectionRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An inspection record as the station app hands it in: {@code {"id": …, "station": …, "signedAt":
 * …, "content": {…}}}.
 */
final class RecordSubmission {
  private final JsonMapper json;

  RecordSubmission(JsonMapper json) {
    this.json = json;
  }

  /**
   * The record in a request's body.
   *
   * @throws IllegalArgumentException when it is none; the message says what is wrong
   */
  InspectionRecord parse(byte[] body) {
    JsonNode root;
    try {
      root = json.readTree(body);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the body is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw new IllegalArgumentException("the body must be a JSON object");
    }
    JsonNode content = root.path("content");
    if (!content.isObject()) {
      throw new IllegalArgumentException("content must be a JSON object");
    }
    return new InspectionRecord(
        id(text(root, "id")),
        text(root, "station"),
        micros(text(root, "signedAt")),
        json.writeValueAsBytes(content));
  }

  private static String text(JsonNode root, String key) {
    JsonNode value = root.path(key);
    if (!value.isString()) {
      throw new IllegalArgumentException(key + " must be a text");
    }
    return value.asString();
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("id must be a UUID, found " + text, e);
    }
  }

  private static long micros(String text) {
    try {
      return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "signedAt must be a time like 2026-11-21T08:30:00.123456Z, found " + text, e);
    }
  }
}
