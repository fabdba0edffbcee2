package io.gaugewire.spc.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A comparison that accepts too much would make every reference case worthless. */
class ComparisonTest {
  private static final JsonNode TIGHT = json("{\"rel\": 1e-9, \"abs\": 0}");

  @Test
  void acceptsNumbersWithinTheLargerOfBothTolerances() {
    JsonNode tolerance = json("{\"rel\": 0.01, \"abs\": 0.5}");
    assertThat(differences("{\"a\": 100.0}", Map.of("a", 100.9), tolerance)).isEmpty();
    assertThat(differences("{\"a\": 100.0}", Map.of("a", 101.1), tolerance)).hasSize(1);
    assertThat(differences("{\"a\": 1.0}", Map.of("a", 1.4), tolerance)).isEmpty();
  }

  @Test
  void appliesAFieldOverrideToPathsThatEndWithItsName() {
    JsonNode tolerance = json("{\"rel\": 0, \"abs\": 0, \"fields\": {\"p\": {\"abs\": 0.1}}}");
    Map<String, ?> actual = Map.of("x", Map.of("p", List.of(1.05)), "up", 1.05);
    assertThat(differences("{\"x\": {\"p\": [1.0]}}", actual, tolerance)).isEmpty();
    assertThat(differences("{\"up\": 1.0}", actual, tolerance)).hasSize(1);
  }

  @Test
  void takesNullAsNoValueAndNothingElse() {
    assertThat(differences("{\"a\": null}", Map.of(), TIGHT)).isEmpty();
    assertThat(differences("{\"a\": null}", Map.of("a", OptionalDouble.empty()), TIGHT)).isEmpty();
    assertThat(differences("{\"a\": null}", Map.of("a", Double.NaN), TIGHT)).hasSize(1);
    assertThat(differences("{\"a\": 1.0}", Map.of("a", Double.NaN), TIGHT)).hasSize(1);
    assertThat(differences("{\"a\": 1.0}", Map.of(), TIGHT)).hasSize(1);
  }

  @Test
  void wantsCountsStringsAndLengthsExactly() {
    JsonNode loose = json("{\"rel\": 0.5, \"abs\": 9}");
    assertThat(differences("{\"a\": [3, 4]}", Map.of("a", List.of(3, 5)), loose)).hasSize(1);
    assertThat(differences("{\"a\": [3, 4]}", Map.of("a", List.of(3)), loose)).hasSize(1);
    assertThat(differences("{\"a\": \"x\"}", Map.of("a", "y"), loose)).hasSize(1);
    assertThat(differences("{\"a\": true}", Map.of("a", false), loose)).hasSize(1);
  }

  private static List<String> differences(String expected, Map<String, ?> actual, JsonNode by) {
    return Comparison.differences(json(expected), actual, by);
  }

  private static JsonNode json(String text) {
    return Cases.MAPPER.readTree(text);
  }
}
