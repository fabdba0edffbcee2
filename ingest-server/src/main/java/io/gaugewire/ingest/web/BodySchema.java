package io.gaugewire.ingest.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a body must look like, in the part of JSON Schema that the interface's description uses.
 * Stricter than the standard where it leaves things open: properties that are not described are
 * refused, texts and lists have an upper bound, numbers are finite. Immutable.
 */
public final class BodySchema {
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_LIST = 1_000;
  private static final BigDecimal LARGEST = new BigDecimal("1e15");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");

  private final JsonNode document;
  private final JsonNode schema;

  BodySchema(JsonNode document, JsonNode schema) {
    this.document = document;
    this.schema = schema;
  }

  /**
   * Passes a body that fits.
   *
   * @throws ProblemException naming the first field that does not, and what would be right
   */
  public void check(JsonNode body) {
    check(body, schema, "");
  }

  /** What each item of a list must look like, where the body is an object that has it. */
  public Optional<BodySchema> items(String list) {
    JsonNode items = resolved(schema).path("properties").path(list).path("items");
    return items.isMissingNode() ? Optional.empty() : Optional.of(new BodySchema(document, items));
  }

  /** The names an object may have. */
  public List<String> properties() {
    return List.copyOf(resolved(schema).path("properties").propertyNames());
  }

  /**
   * The same document with numbers and truths in place of texts where the description has them and
   * the text is one; what is none stays text, to be refused.
   */
  public JsonNode typed(JsonNode texts) {
    return typed(texts, schema);
  }

  private JsonNode typed(JsonNode value, JsonNode unresolved) {
    JsonNode rule = resolved(unresolved);
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value.isObject()) {
      ObjectNode object = nodes.objectNode();
      value
          .properties()
          .forEach(
              entry ->
                  object.set(
                      entry.getKey(),
                      typed(entry.getValue(), rule.path("properties").path(entry.getKey()))));
      return object;
    }
    if (value.isArray()) {
      ArrayNode list = nodes.arrayNode();
      value.forEach(item -> list.add(typed(item, rule.path("items"))));
      return list;
    }
    String text = value.asString("");
    return switch (rule.path("type").asString("")) {
      case "integer", "number" -> number(text, value);
      case "boolean" ->
          text.equals("true") || text.equals("false")
              ? nodes.booleanNode(text.equals("true"))
              : value;
      default -> value;
    };
  }

  private static JsonNode number(String text, JsonNode otherwise) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (!NUMBER.matcher(text).matches()) {
      return otherwise;
    }
    return text.contains(".")
        ? nodes.numberNode(new BigDecimal(text))
        : nodes.numberNode(Long.parseLong(text));
  }

  private void check(JsonNode value, JsonNode unresolved, String field) {
    JsonNode rule = resolved(unresolved);
    String type = rule.path("type").asString("");
    switch (type) {
      case "object" -> object(value, rule, field);
      case "array" -> array(value, rule, field);
      case "string" -> string(value, rule, field);
      case "integer" -> integer(value, rule, field);
      case "number" -> number(value, rule, field);
      case "boolean" -> require(value.isBoolean(), field, "Give true or false.");
      default -> throw new IllegalStateException("no rule for type '" + type + "' at " + field);
    }
  }

  private JsonNode resolved(JsonNode rule) {
    JsonNode found = rule;
    while (found.has("$ref")) {
      found = document.at(found.path("$ref").asString("").substring(1));
    }
    return found;
  }

  private void object(JsonNode value, JsonNode rule, String field) {
    require(value.isObject(), field, "Give an object.");
    JsonNode properties = rule.path("properties");
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      JsonNode known = properties.path(entry.getKey());
      String at = below(field, entry.getKey());
      require(
          !known.isMissingNode(),
          at.length() > 100 ? at.substring(0, 100) : at,
          "There is no such field; known are "
              + String.join(", ", properties.propertyNames())
              + ".");
      check(entry.getValue(), known, at);
    }
    for (JsonNode name : rule.path("required")) {
      require(value.has(name.asString()), below(field, name.asString()), "This field is needed.");
    }
  }

  private static String below(String field, String name) {
    return field.isEmpty() ? name : field + "." + name;
  }

  private void array(JsonNode value, JsonNode rule, String field) {
    int most = rule.path("maxItems").asInt(LONGEST_LIST);
    int least = rule.path("minItems").asInt(0);
    require(
        value.isArray() && least <= value.size() && value.size() <= most,
        field,
        "Give a list of " + least + " to " + most + " items.");
    for (int i = 0; i < value.size(); i++) {
      check(value.get(i), rule.path("items"), field + "[" + i + "]");
    }
  }

  private static void string(JsonNode value, JsonNode rule, String field) {
    int most = rule.path("maxLength").asInt(LONGEST_TEXT);
    int least = rule.path("minLength").asInt(0);
    require(value.isString(), field, "Give a text of " + least + " to " + most + " characters.");
    String text = value.stringValue();
    require(
        least <= text.strip().length() && text.length() <= most,
        field,
        "Give a text of " + least + " to " + most + " characters.");
    require(
        text.chars().noneMatch(c -> c < ' ' && "\r\n\t".indexOf(c) < 0),
        field,
        "Give a text without control characters.");
    format(text, rule.path("format").asString(""), field);
    JsonNode choices = rule.path("enum");
    if (choices.isArray()) {
      require(
          StreamSupport.stream(choices.spliterator(), false)
              .anyMatch(choice -> choice.asString().equals(text)),
          field,
          "Give one of "
              + StreamSupport.stream(choices.spliterator(), false)
                  .map(JsonNode::asString)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    JsonNode pattern = rule.path("pattern");
    if (pattern.isString()) {
      require(
          text.matches(pattern.stringValue()),
          field,
          "Give a text that fits " + pattern.stringValue());
    }
  }

  private static void format(String text, String format, String field) {
    switch (format) {
      case "uuid" ->
          require(
              UUID_TEXT.matcher(text).matches(), field, "Give a UUID such as " + new UUID(7, 7));
      case "decimal" ->
          require(
              DECIMAL.matcher(text).matches(),
              field,
              "Give a decimal number as text, such as \"10.02\".");
      case "date" ->
          require(
              parses(() -> yearOf(LocalDate.parse(text).getYear())),
              field,
              "Give a day such as 2026-11-21.");
      case "date-time" ->
          require(
              parses(
                  () -> yearOf((int) (Instant.parse(text).getEpochSecond() / 31_556_952) + 1970)),
              field,
              "Give a time in UTC such as 2026-11-21T09:30:00Z.");
      default -> {}
    }
  }

  private static void yearOf(int year) {
    if (year < 1900 || year > 2200) {
      throw new DateTimeParseException("out of range", "", 0);
    }
  }

  private static boolean parses(Runnable parsing) {
    try {
      parsing.run();
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static void integer(JsonNode value, JsonNode rule, String field) {
    long least = rule.path("minimum").asLong(0);
    long most = rule.path("maximum").asLong(Integer.MAX_VALUE);
    require(
        value.isIntegralNumber()
            && value.canConvertToLong()
            && least <= value.longValue()
            && value.longValue() <= most,
        field,
        "Give a whole number from " + least + " to " + most + ".");
  }

  private static void number(JsonNode value, JsonNode rule, String field) {
    BigDecimal least = decimal(rule.path("minimum"), LARGEST.negate());
    BigDecimal most = decimal(rule.path("maximum"), LARGEST);
    require(
        value.isNumber()
            && Double.isFinite(value.doubleValue())
            && Math.abs(value.doubleValue()) <= LARGEST.doubleValue()
            && value.decimalValue().compareTo(least) >= 0
            && value.decimalValue().compareTo(most) <= 0,
        field,
        "Give a number from " + least.toPlainString() + " to " + most.toPlainString() + ".");
  }

  private static BigDecimal decimal(JsonNode bound, BigDecimal otherwise) {
    return bound.isNumber() ? bound.decimalValue() : otherwise;
  }

  private static void require(boolean holds, String field, String otherwise) {
    if (!holds) {
      throw Problem.badField(field.isEmpty() ? "body" : field, otherwise);
    }
  }
}
