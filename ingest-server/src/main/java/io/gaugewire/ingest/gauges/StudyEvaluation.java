package io.gaugewire.ingest.gauges;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.gaugestudy.AgreementStudy;
import io.gaugewire.spc.gaugestudy.BiasStudy;
import io.gaugewire.spc.gaugestudy.CrossedStudy;
import io.gaugewire.spc.gaugestudy.GaugeVerdict;
import io.gaugewire.spc.gaugestudy.LinearityStudy;
import io.gaugewire.spc.gaugestudy.VarianceComponents;
import io.gaugewire.spc.gaugestudy.VariationSource;
import io.gaugewire.spc.summary.MeanSquare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What comes out of a study; one of the four is there, by its kind.
 *
 * @param tolerance USL - LSL of the characteristic
 */
record StudyEvaluation(
    int parts,
    int appraisers,
    int trials,
    Optional<Double> tolerance,
    Optional<Crossed> crossed,
    Optional<Bias> bias,
    Optional<Linearity> linearity,
    Optional<Agreement> agreement) {
  private static final double CONFIDENCE = 0.95;
  private static final double ALPHA = 0.05;
  private static final double STUDY_WIDTH = 6;

  /** A line of the analysis of variance. */
  record AnovaLine(
      String source,
      int degreesOfFreedom,
      double sumOfSquares,
      double meanSquare,
      Optional<Double> f,
      Optional<Double> p) {}

  /** A source of variation. */
  record VarianceLine(
      String source,
      double variance,
      double standardDeviation,
      double studyVariation,
      Optional<Double> percentContribution,
      Optional<Double> percentStudyVariation,
      Optional<Double> percentTolerance) {}

  /** Repeatability and reproducibility. */
  record Crossed(
      List<AnovaLine> anova,
      String model,
      List<VarianceLine> components,
      Optional<Integer> distinctCategories,
      Optional<String> verdict,
      Optional<String> toleranceVerdict,
      List<String> notes) {}

  /** How far readings lie from a master; {@code part} is its label. */
  record Bias(
      String part,
      double reference,
      long readings,
      double mean,
      double bias,
      double lower,
      double upper,
      Optional<Double> t,
      Optional<Double> p,
      boolean significant,
      Optional<Double> percentTolerance) {}

  /** How that changes over the range. */
  record Linearity(
      double slope,
      double intercept,
      Optional<Double> slopeP,
      Optional<Double> interceptP,
      double averageBias,
      double percentLinearity,
      boolean linear,
      List<Bias> masters) {}

  /** How many of how many were judged alike. */
  record Agreed(int matched, int inspected, double rate) {
    static Agreed of(AgreementStudy.Agreement agreement) {
      return new Agreed(agreement.matched(), agreement.inspected(), agreement.rate());
    }
  }

  /** One appraiser's judgements. */
  record OfAppraiser(
      String appraiser,
      Agreed within,
      Agreed againstReference,
      Optional<Agreed> misses,
      Optional<Agreed> falseAlarms,
      Optional<Double> kappa) {}

  /** Judgements. */
  record Agreement(
      List<OfAppraiser> appraisers,
      Agreed between,
      Agreed allAgainstReference,
      Optional<Double> kappa) {}

  /**
   * The values of a study, all there.
   *
   * @param values of each appraiser, of each part, trial by trial
   * @param references of the parts, 0 where the kind has none
   */
  record Table(
      List<String> appraisers,
      List<String> parts,
      List<List<List<Double>>> values,
      List<Double> references) {
    double[][][] readings() {
      return values.stream()
          .map(of -> of.stream().map(Table::array).toArray(double[][]::new))
          .toArray(double[][][]::new);
    }

    static double[] array(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** All readings of a part, whoever took them. */
    double[] readings(int part) {
      return values.stream()
          .flatMap(of -> of.get(part).stream())
          .mapToDouble(Double::doubleValue)
          .toArray();
    }
  }

  static StudyEvaluation of(StudyKind kind, Table table, Optional<Double> tolerance) {
    Optional<Crossed> crossed = Optional.empty();
    Optional<Bias> bias = Optional.empty();
    Optional<Linearity> linearity = Optional.empty();
    Optional<Agreement> agreement = Optional.empty();
    switch (kind) {
      case CROSSED -> crossed = Optional.of(crossed(table, tolerance));
      case BIAS -> bias = Optional.of(bias(table, 0, tolerance));
      case LINEARITY -> linearity = Optional.of(linearity(table, tolerance));
      case AGREEMENT -> agreement = Optional.of(agreement(table));
    }
    return new StudyEvaluation(
        table.parts().size(),
        table.appraisers().size(),
        table.values().getFirst().getFirst().size(),
        tolerance,
        crossed,
        bias,
        linearity,
        agreement);
  }

  private static Crossed crossed(Table table, Optional<Double> tolerance) {
    CrossedStudy study = CrossedStudy.of(table.readings());
    CrossedStudy.Model model = study.select(ALPHA);
    VarianceComponents components = study.components(model);
    List<String> notes = new ArrayList<>();
    Result<Double> share = components.percentStudyVariation(VariationSource.GRR);
    note(notes, "share of the study variation", share);
    note(notes, "distinct categories", components.distinctCategories());
    return new Crossed(
        anova(study, model),
        key(model),
        Arrays.stream(VariationSource.values())
            .flatMap(source -> line(components, source, tolerance).stream())
            .toList(),
        components.distinctCategories().toOptional(),
        share.map(StudyEvaluation::verdict).toOptional(),
        tolerance.flatMap(
            width ->
                components
                    .percentTolerance(VariationSource.GRR, STUDY_WIDTH, width)
                    .map(StudyEvaluation::verdict)
                    .toOptional()),
        List.copyOf(notes));
  }

  private static void note(List<String> notes, String what, Result<?> figure) {
    if (figure instanceof Result.NotAvailable<?>(String because)) {
      notes.add("No " + what + ": " + because + ".");
    }
  }

  private static String verdict(double percent) {
    return key(GaugeVerdict.ofPercent(percent));
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<AnovaLine> anova(CrossedStudy study, CrossedStudy.Model model) {
    MeanSquare error = study.errorOf(model);
    List<AnovaLine> lines = new ArrayList<>();
    lines.add(line("part", study.part(), Optional.of(error)));
    lines.add(line("operator", study.operator(), Optional.of(error)));
    lines.add(line("interaction", study.interaction(), Optional.of(study.repeatability())));
    lines.add(line("repeatability", study.repeatability(), Optional.empty()));
    lines.add(line("total", study.total(), Optional.empty()));
    return List.copyOf(lines);
  }

  private static AnovaLine line(String source, MeanSquare line, Optional<MeanSquare> error) {
    return new AnovaLine(
        source,
        line.degreesOfFreedom(),
        line.sumOfSquares(),
        line.value(),
        error.flatMap(other -> line.ratioTo(other).toOptional()),
        error.flatMap(other -> line.significanceAgainst(other).toOptional()));
  }

  private static Optional<VarianceLine> line(
      VarianceComponents components, VariationSource source, Optional<Double> tolerance) {
    return components
        .variance(source)
        .toOptional()
        .map(
            variance ->
                new VarianceLine(
                    key(source),
                    variance,
                    Math.sqrt(variance),
                    STUDY_WIDTH * Math.sqrt(variance),
                    components.percentContribution(source).toOptional(),
                    components.percentStudyVariation(source).toOptional(),
                    tolerance.flatMap(
                        width ->
                            components.percentTolerance(source, STUDY_WIDTH, width).toOptional())));
  }

  private static Bias bias(Table table, int part, Optional<Double> tolerance) {
    BiasStudy study = BiasStudy.of(table.references().get(part), table.readings(part));
    BiasStudy.Interval interval = study.interval(CONFIDENCE);
    return new Bias(
        table.parts().get(part),
        study.reference(),
        study.sample().count(),
        study.sample().mean(),
        study.bias(),
        interval.lower(),
        interval.upper(),
        study.t().toOptional(),
        study.pValue().toOptional(),
        interval.lower() > 0 || interval.upper() < 0,
        tolerance.map(study::percentOf));
  }

  private static Linearity linearity(Table table, Optional<Double> tolerance) {
    int parts = table.parts().size();
    LinearityStudy study =
        LinearityStudy.of(
            Table.array(table.references()),
            IntStream.range(0, parts).mapToObj(table::readings).toArray(double[][]::new));
    return new Linearity(
        study.line().slope(),
        study.line().intercept(),
        study.line().slopePValue().toOptional(),
        study.line().interceptPValue().toOptional(),
        study.averageBias(),
        study.percentLinearity(),
        study.linear(ALPHA),
        IntStream.range(0, parts).mapToObj(part -> bias(table, part, tolerance)).toList());
  }

  private static Agreement agreement(Table table) {
    List<List<List<Boolean>>> judgements =
        table.values().stream()
            .map(of -> of.stream().map(StudyEvaluation::accepted).toList())
            .toList();
    List<Boolean> standard = accepted(table.references());
    AgreementStudy<Boolean> study = new AgreementStudy<>(judgements, standard);
    return new Agreement(
        IntStream.range(0, table.appraisers().size())
            .mapToObj(
                of ->
                    new OfAppraiser(
                        table.appraisers().get(of),
                        Agreed.of(study.within(of)),
                        Agreed.of(study.againstStandard(of)),
                        study.misses(of, false).map(Agreed::of).toOptional(),
                        study.falseAlarms(of, false).map(Agreed::of).toOptional(),
                        study.kappaAgainstStandard(of).toOptional()))
            .toList(),
        Agreed.of(study.between()),
        Agreed.of(study.allAgainstStandard()),
        study.kappaOverall().toOptional());
  }

  private static List<Boolean> accepted(List<Double> judgements) {
    return judgements.stream().map(judgement -> judgement > 0).toList();
  }
}
