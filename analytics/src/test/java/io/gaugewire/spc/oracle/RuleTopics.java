package io.gaugewire.spc.oracle;

import io.gaugewire.spc.rule.NumberedRule;
import io.gaugewire.spc.rule.Plotted;
import io.gaugewire.spc.rule.RuleHit;
import io.gaugewire.spc.rule.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Run rules on short sequences. */
final class RuleTopics {
  static final Map<String, Topic> ALL = Map.of("rules", RuleTopics::rules);

  private RuleTopics() {}

  private static Map<String, ?> rules(JsonNode input) {
    RuleSet set = set(input.get("ruleSet").stringValue());
    JsonNode values = input.get("values");
    List<Plotted> sequence = new ArrayList<>();
    int stage = 0;
    for (int i = 0; i < values.size(); i++) {
      if (i > 0 && input.hasNonNull("stages")) {
        JsonNode stages = input.get("stages");
        stage += stages.get(i).equals(stages.get(i - 1)) ? 0 : 1;
      }
      sequence.add(
          values.get(i).isNull()
              ? new Plotted.Missing(stage)
              : new Plotted.Point(
                  values.get(i).doubleValue(),
                  at(input, "center", "centers", i),
                  at(input, "sigma", "sigmas", i),
                  stage));
    }
    List<RuleHit> hits = set.judge(sequence);
    Map<String, List<Integer>> violations = new LinkedHashMap<>();
    for (NumberedRule rule : set.rules()) {
      violations.put(
          Integer.toString(rule.number()),
          hits.stream().filter(h -> h.number() == rule.number()).map(RuleHit::index).toList());
    }
    return Map.of("violations", violations);
  }

  private static double at(JsonNode input, String one, String each, int i) {
    return input.hasNonNull(each)
        ? input.get(each).get(i).doubleValue()
        : input.get(one).doubleValue();
  }

  private static RuleSet set(String name) {
    return switch (name) {
      case "nelson" -> RuleSet.nelson();
      case "aiag" -> RuleSet.aiag();
      case "western-electric" -> RuleSet.westernElectric();
      default -> throw new IllegalArgumentException("no rule set " + name);
    };
  }
}
