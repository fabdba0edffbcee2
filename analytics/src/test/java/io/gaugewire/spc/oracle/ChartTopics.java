package io.gaugewire.spc.oracle;

import io.gaugewire.spc.constants.ChartConstants;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Constants and control charts. */
final class ChartTopics {
  static final Map<String, Topic> ALL = Map.of("constants", ChartTopics::constants);

  private ChartTopics() {}

  private static Map<String, ?> constants(JsonNode input) {
    ChartConstants of = ChartConstants.of(input.get("n").intValue());
    return Map.ofEntries(
        Map.entry("d2", of.d2()),
        Map.entry("d3", of.d3()),
        Map.entry("d4", of.d4()),
        Map.entry("c4", of.c4()),
        Map.entry("A", of.a()),
        Map.entry("A2", of.a2()),
        Map.entry("A3", of.a3()),
        Map.entry("B3", of.b3()),
        Map.entry("B4", of.b4()),
        Map.entry("B5", of.b5()),
        Map.entry("B6", of.b6()),
        Map.entry("D1", of.d1Limit()),
        Map.entry("D2", of.d2Limit()),
        Map.entry("D3", of.d3Limit()),
        Map.entry("D4", of.d4Limit()),
        Map.entry("E2", of.e2()));
  }
}
