package io.gaugewire.spc.oracle;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.rate.BinomialInterval;
import io.gaugewire.spc.rate.DefectCount;
import io.gaugewire.spc.rate.Interval;
import io.gaugewire.spc.rate.Pareto;
import io.gaugewire.spc.rate.ProcessStep;
import io.gaugewire.spc.rate.Proportion;
import io.gaugewire.spc.rate.RolledYield;
import io.gaugewire.spc.rate.SigmaLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Rates, six sigma metrics and Pareto order. */
final class RateTopics {
  static final Map<String, Topic> ALL =
      Map.of(
          "binomial-intervals", RateTopics::intervals,
          "six-sigma-metrics", RateTopics::metrics,
          "pareto", RateTopics::pareto);

  private RateTopics() {}

  private static Map<String, ?> intervals(JsonNode input) {
    Proportion proportion = new Proportion(input.get("x").longValue(), input.get("n").longValue());
    double confidence = input.get("confidence").doubleValue();
    return Map.of(
        "estimate", proportion.value(),
        "wilson", limits(BinomialInterval.WILSON.of(proportion, confidence)),
        "clopperPearson", limits(BinomialInterval.CLOPPER_PEARSON.of(proportion, confidence)));
  }

  private static Map<String, ?> limits(Interval interval) {
    return Map.of("lower", interval.lower(), "upper", interval.upper());
  }

  private static Map<String, ?> metrics(JsonNode input) {
    return switch (input.get("kind").stringValue()) {
      case "dpmo" -> defects(input);
      case "dpmo-to-sigma" ->
          levels(
              SigmaLevel.ofDpmo(input.get("dpmo").doubleValue(), input.get("shift").doubleValue()));
      case "rty" -> rolled(input);
      case "fty" -> steps(input);
      default -> throw new IllegalArgumentException("no metrics of kind " + input.get("kind"));
    };
  }

  private static Map<String, ?> defects(JsonNode input) {
    DefectCount count =
        new DefectCount(
            input.get("defects").longValue(),
            input.get("units").longValue(),
            input.get("opportunitiesPerUnit").longValue());
    Result<SigmaLevel> level = count.sigmaLevel(input.get("shift").doubleValue());
    return Map.of(
        "dpu", count.dpu(),
        "dpo", count.dpo(),
        "dpmo", count.dpmo(),
        "yield", count.defectFree(),
        "throughputYieldPoisson", count.throughputYield(),
        "sigmaLevelLongTerm", level.map(SigmaLevel::longTerm).toOptional(),
        "sigmaLevelShortTerm", level.map(SigmaLevel::shortTerm).toOptional());
  }

  private static Map<String, ?> levels(Result<SigmaLevel> level) {
    return Map.of(
        "sigmaLevelLongTerm", level.map(SigmaLevel::longTerm).toOptional(),
        "sigmaLevelShortTerm", level.map(SigmaLevel::shortTerm).toOptional());
  }

  private static Map<String, ?> rolled(JsonNode input) {
    RolledYield yield =
        new RolledYield(Arrays.stream(Inputs.doubles(input.get("stepYields"))).boxed().toList());
    return Map.of(
        "rty", yield.throughput(),
        "normalizedYield", yield.normalized(),
        "totalDpu", yield.totalDefectsPerUnit().toOptional());
  }

  private static Map<String, ?> steps(JsonNode input) {
    List<ProcessStep> steps =
        input
            .get("steps")
            .valueStream()
            .map(
                step ->
                    new ProcessStep(
                        step.get("in").longValue(),
                        step.get("scrap").longValue(),
                        step.get("rework").longValue()))
            .toList();
    return Map.of(
        "fty", steps.stream().map(step -> step.firstTimeYield().value()).toList(),
        "rty", RolledYield.ofSteps(steps).throughput(),
        "finalYield", RolledYield.finalYield(steps).map(Proportion::value).toOptional());
  }

  private static Map<String, ?> pareto(JsonNode input) {
    List<Pareto.Entry> entries = new ArrayList<>();
    for (int i = 0; i < input.get("categories").size(); i++) {
      entries.add(
          new Pareto.Entry(
              input.get("categories").get(i).stringValue(),
              input.get("values").get(i).doubleValue()));
    }
    JsonNode other = input.get("otherCategory");
    Optional<String> collecting =
        other == null || other.isNull() ? Optional.empty() : Optional.of(other.stringValue());
    Pareto pareto = Pareto.of(entries, collecting).orThrow();
    return Map.of(
        "total", pareto.total(),
        "rows", pareto.rows().stream().map(RateTopics::row).toList(),
        "vitalFew", pareto.vitalFew(input.get("vitalFewThresholdPercent").doubleValue()));
  }

  private static Map<String, ?> row(Pareto.Row row) {
    return Map.of(
        "category", row.category(),
        "value", row.value(),
        "percent", row.percent(),
        "cumulative", row.cumulative(),
        "cumulativePercent", row.cumulativePercent());
  }
}
