package io.gaugewire.ingest.masterset;

import io.gaugewire.ingest.chart.ChartKind;
import io.gaugewire.ingest.chart.RunRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds charts of a set against what charts can be and against those that are there. */
final class ChartCheck {
  private static final String SIZE = "subgroupSize";

  private final Told told;
  private final Map<String, JsonNode> here = new HashMap<>();
  private final Set<String> judged;

  /**
   * @param judged codes of the charts that have judged readings
   */
  ChartCheck(Told told, JsonNode here, Set<String> judged) {
    this.told = told;
    this.judged = judged;
    here.path(MasterKind.CHARTS.list()).forEach(chart -> this.here.put(code(chart), chart));
  }

  /** Notes what is wrong. */
  void note() {
    Map<String, String> serving = new HashMap<>();
    List<JsonNode> charts = told.items(MasterKind.CHARTS);
    Map<String, JsonNode> others = new HashMap<>(here);
    charts.forEach(chart -> others.remove(code(chart)));
    for (JsonNode chart : others.values()) {
      if (inService(chart)) {
        serving.put(shown(chart), code(chart));
      }
    }
    int index = 0;
    for (JsonNode chart : charts) {
      String path = MasterKind.CHARTS.list() + "[" + index++ + "]";
      form(chart, path);
      same(chart, path);
      String other = inService(chart) ? serving.putIfAbsent(shown(chart), code(chart)) : null;
      if (other != null && !other.equals(code(chart))) {
        told.note(
            path + ".kind",
            "The chart "
                + other
                + " shows this characteristic in the same way; retire that one first.");
      }
    }
  }

  private static String code(JsonNode chart) {
    return chart.path("code").asString("");
  }

  private static String shown(JsonNode chart) {
    return chart.path("characteristic").asString("") + " " + chart.path("kind").asString("");
  }

  private boolean inService(JsonNode chart) {
    JsonNode before = here.get(code(chart));
    JsonNode retired =
        chart.has("retired") || before == null ? chart.path("retired") : before.path("retired");
    return !retired.asBoolean(false);
  }

  private void form(JsonNode chart, String path) {
    ChartKind kind = ChartKind.of(chart.path("kind").asString("")).orElseThrow();
    int size = chart.path(SIZE).asInt();
    if (size < kind.smallest() || kind.largest() < size) {
      told.note(
          path + "." + SIZE,
          kind.largest() == 1
              ? "A chart of individual values has subgroups of 1."
              : "Give subgroups of %d to %d.".formatted(kind.smallest(), kind.largest()));
    }
    known(chart, "locationRules", RunRules.ON_LOCATION, path);
    known(chart, "dispersionRules", RunRules.ON_DISPERSION, path);
  }

  private void known(JsonNode chart, String field, List<String> known, String path) {
    for (JsonNode rule : chart.path(field)) {
      if (!known.contains(rule.asString(""))) {
        told.note(
            path + "." + field,
            "There is no rule "
                + rule.asString("")
                + " on these points; there are "
                + String.join(", ", known)
                + ".");
      }
    }
  }

  private void same(JsonNode chart, String path) {
    JsonNode before = here.get(code(chart));
    if (before == null || !judged.contains(code(chart))) {
      return;
    }
    for (String field : List.of("characteristic", "kind", SIZE)) {
      if (!before.path(field).asString("").equals(chart.path(field).asString(""))) {
        told.note(
            path + "." + field,
            "The chart has judged readings with %s; that stays. Retire it and begin another under another code."
                .formatted(before.path(field).asString("")));
      }
    }
  }
}
