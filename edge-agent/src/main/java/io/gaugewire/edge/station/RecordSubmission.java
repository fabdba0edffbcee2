package io.gaugewire.edge.station;

import io.gaugewire.edge.station.RecordBook.Signer;
import io.gaugewire.wire.InspectionRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An inspection record as the station app hands it in: {@code {"id": …, "station": …, "signedAt":
 * …, "content": {…}, "pin": …}}. Who signed is written here and nowhere else.
 */
final class RecordSubmission {
  private final JsonMapper json;

  RecordSubmission(JsonMapper json) {
    this.json = json;
  }

  /**
   * The JSON object in a request's body.
   *
   * @throws IllegalArgumentException when it is none; the message says what is wrong
   */
  JsonNode object(byte[] body) {
    JsonNode root;
    try {
      root = json.readTree(body);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the body is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw new IllegalArgumentException("the body must be a JSON object");
    }
    return root;
  }

  /**
   * The record, with who signed it, how, and when the edge took it.
   *
   * @throws IllegalArgumentException when something is missing; the message says what
   */
  InspectionRecord record(JsonNode root, Signer signer, String how, Instant taken) {
    UUID id = id(text(root, "id"));
    if (!(root.path("content") instanceof ObjectNode content)) {
      throw new IllegalArgumentException("content must be a JSON object");
    }
    content
        .putObject("signedBy")
        .put("badge", signer.badge())
        .put("name", signer.name())
        .put("by", how)
        .put("taken", taken.truncatedTo(ChronoUnit.MICROS).toString());
    return new InspectionRecord(
        id, text(root, "station"), micros(text(root, "signedAt")), json.writeValueAsBytes(content));
  }

  /** A nonconformance is raised at once, by whoever is signed in; everything else is signed. */
  static boolean needsPin(JsonNode root) {
    return !root.path("content").path("kind").asString("").equals("nonconformance");
  }

  static Optional<String> pin(JsonNode root) {
    JsonNode pin = root.path("pin");
    return pin.isString() ? Optional.of(pin.asString()) : Optional.empty();
  }

  static String text(JsonNode root, String key) {
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
