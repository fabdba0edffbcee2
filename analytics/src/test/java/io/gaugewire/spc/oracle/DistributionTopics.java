package io.gaugewire.spc.oracle;

import io.gaugewire.spc.distribution.AndersonDarling;
import io.gaugewire.spc.distribution.ShapiroWilk;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Tests of normality. */
final class DistributionTopics {
  static final Map<String, Topic> ALL = Map.of("normality", DistributionTopics::normality);

  private DistributionTopics() {}

  private static Map<String, ?> normality(JsonNode input) {
    double[] values = SummaryTopics.values(input.get("values"));
    return Map.of(
        "andersonDarling",
        AndersonDarling.normality(values)
            .map(
                test ->
                    Map.of(
                        "aSquared", test.aSquared(),
                        "aSquaredStar", test.adjusted(),
                        "pValue", test.pValue()))
            .toOptional(),
        "shapiroWilk",
        ShapiroWilk.normality(values)
            .map(test -> Map.of("w", test.w(), "pValue", test.pValue()))
            .toOptional());
  }
}
