package io.gaugewire.spc.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares what a case expects with what the library gave.
 *
 * <p>A number passes when |actual - expected| ≤ max(abs, rel |expected|); counts (whole numbers on
 * both sides), strings and booleans must be equal; lists must have the same length; an expected
 * null means that there must be no value, and NaN is not "no value".
 */
final class Comparison {
  private static final Pattern INDEX = Pattern.compile("\\[\\d+\\]");

  private record Tolerance(double rel, double abs) {
    static Tolerance of(JsonNode node) {
      return new Tolerance(number(node.get("rel")), number(node.get("abs")));
    }

    private static double number(@Nullable JsonNode node) {
      return node == null ? 0 : node.doubleValue();
    }

    boolean accepts(double expected, double actual) {
      return Math.abs(actual - expected) <= Math.max(abs, rel * Math.abs(expected));
    }
  }

  private final JsonNode tolerance;
  private final List<String> differences = new ArrayList<>();

  private Comparison(JsonNode tolerance) {
    this.tolerance = tolerance;
  }

  /** Every difference as "path: expected …, got …"; empty when the case passes. */
  static List<String> differences(
      JsonNode expected, @Nullable Object actual, @Nullable JsonNode tolerance) {
    Comparison comparison = new Comparison(tolerance == null ? NO_TOLERANCE : tolerance);
    comparison.compare("", expected, plain(actual));
    return List.copyOf(comparison.differences);
  }

  private static final JsonNode NO_TOLERANCE = Cases.MAPPER.createObjectNode();

  private void compare(String path, JsonNode expected, @Nullable Object actual) {
    if (expected.isObject()) {
      compareFields(path, expected, actual);
    } else if (expected.isArray()) {
      compareItems(path, expected, actual);
    } else if (!same(path, expected, actual)) {
      differences.add(path + ": expected " + expected + ", got " + actual);
    }
  }

  private void compareFields(String path, JsonNode expected, @Nullable Object actual) {
    if (!(actual instanceof Map<?, ?> fields)) {
      differences.add(path + ": expected fields " + expected + ", got " + actual);
      return;
    }
    expected
        .properties()
        .forEach(
            field ->
                compare(
                    path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                    field.getValue(),
                    plain(fields.get(field.getKey()))));
  }

  private void compareItems(String path, JsonNode expected, @Nullable Object actual) {
    if (!(actual instanceof List<?> items) || items.size() != expected.size()) {
      differences.add(path + ": expected " + expected + ", got " + actual);
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      compare(path + "[" + i + "]", expected.get(i), plain(items.get(i)));
    }
  }

  private boolean same(String path, JsonNode expected, @Nullable Object actual) {
    if (expected.isNull()) {
      return actual == null;
    }
    if (expected.isNumber() && actual instanceof Number number) {
      boolean counts = expected.isIntegralNumber() && isCount(number);
      return counts
          ? expected.longValue() == number.longValue()
          : toleranceAt(path).accepts(expected.doubleValue(), number.doubleValue());
    }
    if (expected.isBoolean()) {
      return Boolean.valueOf(expected.booleanValue()).equals(actual);
    }
    return expected.isString() && expected.stringValue().equals(actual);
  }

  private static boolean isCount(Number number) {
    return number instanceof Integer || number instanceof Long;
  }

  private Tolerance toleranceAt(String path) {
    JsonNode fields = tolerance.get("fields");
    if (fields != null) {
      String names = "." + INDEX.matcher(path).replaceAll("");
      for (Map.Entry<String, JsonNode> field : fields.properties()) {
        if (names.endsWith("." + field.getKey())) {
          return Tolerance.of(field.getValue());
        }
      }
    }
    return Tolerance.of(tolerance);
  }

  /** Takes the wrappings off: Optionals, arrays and sets become values, nothing and lists. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Optional<?> some -> some.isPresent() ? plain(some.get()) : null;
      case OptionalDouble some -> some.isPresent() ? (Object) some.getAsDouble() : null;
      case OptionalInt some -> some.isPresent() ? (Object) some.getAsInt() : null;
      case double[] numbers -> Arrays.stream(numbers).boxed().toList();
      case int[] numbers -> Arrays.stream(numbers).boxed().toList();
      case Object[] items -> Arrays.asList(items);
      case List<?> items -> items;
      case Iterable<?> items -> {
        List<@Nullable Object> list = new ArrayList<>();
        items.forEach(list::add);
        yield list;
      }
      default -> value;
    };
  }
}
