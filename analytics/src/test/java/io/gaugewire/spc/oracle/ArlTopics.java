package io.gaugewire.spc.oracle;

import io.gaugewire.spc.arl.CusumArl;
import io.gaugewire.spc.arl.EwmaArl;
import io.gaugewire.spc.arl.ShewhartArl;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Run lengths, operating characteristics and design. */
final class ArlTopics {
  static final Map<String, Topic> ALL = Map.of("arl", ArlTopics::arl);

  private ArlTopics() {}

  private static Map<String, ?> arl(JsonNode input) {
    double shift = number(input, "shift", 0);
    int n = (int) number(input, "subgroupSize", 1);
    double errors = shift * Math.sqrt(n);
    String chart = input.get("chart").stringValue();
    return switch (chart) {
      case "shewhart", "shewhart-oc" -> {
        ShewhartArl shewhart = new ShewhartArl(number(input, "L", 3), n);
        yield Map.of(
            "arl", shewhart.arl(shift),
            "probabilityOfSignal", shewhart.signalProbability(shift),
            "beta", shewhart.missProbability(shift));
      }
      case "ewma" ->
          Map.of(
              "arl",
              new EwmaArl(number(input, "lambda", 0), number(input, "L", 0))
                  .arl(errors)
                  .toOptional());
      case "cusum" -> {
        CusumArl cusum =
            new CusumArl(
                number(input, "k", 0), number(input, "h", 0), number(input, "headStart", 0));
        yield Map.of(
            "arl",
            (twoSided(input) ? cusum.twoSided(errors) : cusum.oneSided(errors)).toOptional());
      }
      case "ewma-design" ->
          Map.of(
              "L",
              EwmaArl.widthFor(number(input, "lambda", 0), number(input, "arl0", 0)).toOptional());
      case "cusum-design" -> {
        double k = number(input, "k", 0);
        double arl0 = number(input, "arl0", 0);
        yield Map.of(
            "h",
            (twoSided(input)
                    ? CusumArl.intervalForTwoSided(k, arl0)
                    : CusumArl.intervalForOneSided(k, arl0))
                .toOptional());
      }
      default -> throw new IllegalArgumentException("no chart " + chart);
    };
  }

  private static boolean twoSided(JsonNode input) {
    return !input.hasNonNull("sides") || input.get("sides").stringValue().equals("two");
  }

  private static double number(JsonNode input, String name, double otherwise) {
    return input.hasNonNull(name) ? input.get(name).doubleValue() : otherwise;
  }
}
