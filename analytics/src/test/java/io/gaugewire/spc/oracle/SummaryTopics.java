package io.gaugewire.spc.oracle;

import io.gaugewire.spc.summary.Autocorrelation;
import io.gaugewire.spc.summary.Moments;
import io.gaugewire.spc.summary.OneWayAnova;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** NIST StRD. */
final class SummaryTopics {
  static final Map<String, Topic> ALL =
      Map.of("strd-univariate", SummaryTopics::univariate, "strd-anova", SummaryTopics::anova);

  private SummaryTopics() {}

  private static Map<String, ?> univariate(JsonNode input) {
    double[] values = input.hasNonNull("values") ? values(input.get("values")) : repeated(input);
    Moments moments = Moments.of(values);
    return Map.of(
        "count", moments.count(),
        "mean", moments.mean(),
        "sd", moments.standardDeviation(),
        "lag1Autocorrelation", Autocorrelation.atLag(1, values).toOptional());
  }

  /** The list "first, then the pair so many times". */
  private static double[] repeated(JsonNode input) {
    double[] then = values(input.get("thenRepeated"));
    int repetitions = input.get("repetitions").intValue();
    double[] values = new double[1 + repetitions * then.length];
    values[0] = input.get("first").doubleValue();
    for (int i = 1; i < values.length; i++) {
      values[i] = then[(i - 1) % then.length];
    }
    return values;
  }

  private static Map<String, ?> anova(JsonNode input) {
    OneWayAnova anova = OneWayAnova.of(lists(input.get("groups")));
    return Map.of(
        "dfBetween", anova.between().degreesOfFreedom(),
        "ssBetween", anova.between().sumOfSquares(),
        "msBetween", anova.between().value(),
        "f", anova.f().toOptional(),
        "dfWithin", anova.within().degreesOfFreedom(),
        "ssWithin", anova.within().sumOfSquares(),
        "msWithin", anova.within().value(),
        "rSquared", anova.rSquared().toOptional());
  }

  /** The values that are there: null is a missing one. */
  static double[] values(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(value -> !value.isNull())
        .mapToDouble(JsonNode::doubleValue)
        .toArray();
  }

  static List<double[]> lists(JsonNode lists) {
    return StreamSupport.stream(lists.spliterator(), false).map(SummaryTopics::values).toList();
  }
}
