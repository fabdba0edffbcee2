package io.gaugewire.spc.oracle;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.gaugestudy.AverageRangeStudy;
import io.gaugewire.spc.gaugestudy.CrossedStudy;
import io.gaugewire.spc.gaugestudy.VarianceComponents;
import io.gaugewire.spc.gaugestudy.VariationSource;
import io.gaugewire.spc.summary.MeanSquare;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Gauge repeatability and reproducibility. */
final class GaugeStudyTopics {
  static final Map<String, Topic> ALL = Map.of("gauge-rr", GaugeStudyTopics::gaugeRr);

  private static final Map<VariationSource, String> NAMES =
      Map.of(
          VariationSource.REPEATABILITY, "repeatability",
          VariationSource.OPERATOR, "operator",
          VariationSource.OPERATOR_BY_PART, "operatorByPart",
          VariationSource.REPRODUCIBILITY, "reproducibility",
          VariationSource.GRR, "grr",
          VariationSource.PART_TO_PART, "partToPart",
          VariationSource.TOTAL, "total");

  private GaugeStudyTopics() {}

  private static Map<String, ?> gaugeRr(JsonNode in) {
    double[][][] data =
        in.get("data")
            .valueStream()
            .map(ofOperator -> SummaryTopics.lists(ofOperator).toArray(double[][]::new))
            .toArray(double[][][]::new);
    String method = in.get("method").stringValue();
    return switch (method) {
      case "anova-crossed" -> crossed(in, CrossedStudy.of(data));
      case "average-range" -> averageRange(in, data);
      default -> throw new IllegalArgumentException("no method " + method);
    };
  }

  private static Map<String, ?> crossed(JsonNode in, CrossedStudy study) {
    Map<String, Object> out = new HashMap<>();
    out.put("anovaWithInteraction", table(study, CrossedStudy.Model.WITH_INTERACTION));
    out.put("anovaWithoutInteraction", table(study, CrossedStudy.Model.WITHOUT_INTERACTION));
    out.put("withInteraction", model(in, study.components(CrossedStudy.Model.WITH_INTERACTION)));
    out.put(
        "withoutInteraction", model(in, study.components(CrossedStudy.Model.WITHOUT_INTERACTION)));
    out.put("interactionP", study.interactionSignificance().toOptional());
    double alpha =
        in.hasNonNull("alphaToRemoveInteraction")
            ? in.get("alphaToRemoveInteraction").doubleValue()
            : CrossedStudy.USUAL_ALPHA;
    out.put(
        "selectedModel",
        switch (study.select(alpha)) {
          case WITH_INTERACTION -> "withInteraction";
          case WITHOUT_INTERACTION -> "withoutInteraction";
        });
    return out;
  }

  private static Map<String, ?> table(CrossedStudy study, CrossedStudy.Model model) {
    MeanSquare error = study.errorOf(model);
    Map<String, Object> out = new HashMap<>();
    out.put("part", line(study.part(), Optional.of(error)));
    out.put("operator", line(study.operator(), Optional.of(error)));
    switch (model) {
      case WITH_INTERACTION -> {
        out.put("interaction", line(study.interaction(), Optional.of(study.repeatability())));
        out.put("repeatability", line(study.repeatability(), Optional.empty()));
      }
      case WITHOUT_INTERACTION -> out.put("repeatability", line(error, Optional.empty()));
    }
    Map<String, Object> total = new HashMap<>(line(study.total(), Optional.empty()));
    total.remove("ms");
    out.put("total", total);
    return out;
  }

  private static Map<String, ?> line(MeanSquare line, Optional<MeanSquare> error) {
    return Map.of(
        "df", line.degreesOfFreedom(),
        "ss", line.sumOfSquares(),
        "ms", line.value(),
        "f", error.flatMap(e -> line.ratioTo(e).toOptional()),
        "p", error.flatMap(e -> line.significanceAgainst(e).toOptional()));
  }

  private static Map<String, ?> model(JsonNode in, VarianceComponents components) {
    double multiplier = multiplier(in);
    Map<String, Object> out = new HashMap<>();
    out.put("varianceComponents", bySource(components::variance));
    out.put("standardDeviations", bySource(components::standardDeviation));
    out.put("percentContribution", bySource(components::percentContribution));
    out.put("studyVariation", bySource(s -> components.studyVariation(s, multiplier)));
    out.put("percentStudyVariation", bySource(components::percentStudyVariation));
    CapabilityTopics.optional(in, "tolerance")
        .ifPresent(
            tolerance ->
                out.put(
                    "percentTolerance",
                    bySource(s -> components.percentTolerance(s, multiplier, tolerance))));
    out.put("ndcRaw", components.distinctCategoriesUnrounded().toOptional());
    out.put("ndc", components.distinctCategories().toOptional());
    return out;
  }

  private static double multiplier(JsonNode in) {
    return in.hasNonNull("studyVariationMultiplier")
        ? in.get("studyVariationMultiplier").doubleValue()
        : 6;
  }

  private static Map<String, ?> bySource(Function<VariationSource, Result<Double>> figure) {
    Map<String, Object> out = new HashMap<>();
    NAMES.forEach((source, name) -> out.put(name, figure.apply(source).toOptional()));
    return out;
  }

  private static Map<String, ?> averageRange(JsonNode in, double[][][] data) {
    AverageRangeStudy study =
        in.hasNonNull("k1")
            ? AverageRangeStudy.of(
                data,
                new AverageRangeStudy.Factors(
                    in.get("k1").doubleValue(),
                    in.get("k2").doubleValue(),
                    in.get("k3").doubleValue()))
            : AverageRangeStudy.of(data);
    VarianceComponents components = study.components();
    Map<String, Object> out = new HashMap<>();
    out.put("rBar", study.meanRange());
    out.put("xDiff", study.operatorDifference());
    out.put("rPart", study.partRange());
    Map<VariationSource, String> letters =
        Map.of(
            VariationSource.REPEATABILITY, "ev",
            VariationSource.REPRODUCIBILITY, "av",
            VariationSource.GRR, "grr",
            VariationSource.PART_TO_PART, "pv",
            VariationSource.TOTAL, "tv");
    OptionalDouble tolerance = CapabilityTopics.optional(in, "tolerance");
    Map<String, Object> ofTolerance = new HashMap<>();
    letters.forEach(
        (source, name) -> {
          String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
          out.put(name, components.standardDeviation(source).toOptional());
          out.put("percent" + capital, components.percentStudyVariation(source).toOptional());
          if (tolerance.isPresent()) {
            Optional<Double> percent =
                components.percentTolerance(source, 6, tolerance.getAsDouble()).toOptional();
            ofTolerance.put(name, percent);
            out.put("percentTolerance" + capital, percent);
          }
        });
    if (tolerance.isPresent()) {
      out.put("percentTolerance", ofTolerance);
    }
    out.put("ndcRaw", components.distinctCategoriesUnrounded().toOptional());
    out.put("ndc", components.distinctCategories().toOptional());
    return out;
  }
}
