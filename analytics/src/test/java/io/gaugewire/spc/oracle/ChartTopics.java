package io.gaugewire.spc.oracle;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.chart.AttributeChart;
import io.gaugewire.spc.chart.AttributeDesign;
import io.gaugewire.spc.chart.AttributeKind;
import io.gaugewire.spc.chart.CusumChart;
import io.gaugewire.spc.chart.EwmaChart;
import io.gaugewire.spc.chart.IndividualsChart;
import io.gaugewire.spc.chart.MeanSeries;
import io.gaugewire.spc.chart.MovingAverageChart;
import io.gaugewire.spc.chart.Panel;
import io.gaugewire.spc.chart.Point;
import io.gaugewire.spc.chart.SubgroupChart;
import io.gaugewire.spc.chart.T2Chart;
import io.gaugewire.spc.chart.T2Model;
import io.gaugewire.spc.chart.Tally;
import io.gaugewire.spc.chart.VariablesChart;
import io.gaugewire.spc.chart.VariablesDesign;
import io.gaugewire.spc.constants.ChartConstants;
import io.gaugewire.spc.limits.Basis;
import io.gaugewire.spc.limits.ChartParameters;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.limits.SigmaEstimator;
import io.gaugewire.spc.limits.Stages;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Constants and control charts. */
final class ChartTopics {
  static final Map<String, Topic> ALL =
      Map.ofEntries(
          Map.entry("constants", ChartTopics::constants),
          Map.entry(
              "xbar-r",
              in -> variables(SubgroupChart.xbarR(subgroups(in), subgroupDesign(in)), in)),
          Map.entry(
              "xbar-s",
              in -> variables(SubgroupChart.xbarS(subgroups(in), subgroupDesign(in)), in)),
          Map.entry("i-mr", ChartTopics::individuals),
          Map.entry("p", in -> attributes(in, AttributeKind.P)),
          Map.entry("np", in -> attributes(in, AttributeKind.NP)),
          Map.entry("c", in -> attributes(in, AttributeKind.C)),
          Map.entry("u", in -> attributes(in, AttributeKind.U)),
          Map.entry("laney", ChartTopics::laney),
          Map.entry("ewma", ChartTopics::ewma),
          Map.entry("cusum", ChartTopics::cusum),
          Map.entry("moving-average", ChartTopics::movingAverage),
          Map.entry("hotelling-t2", ChartTopics::hotelling));

  private ChartTopics() {}

  private static Map<String, ?> constants(JsonNode in) {
    ChartConstants of = ChartConstants.of(in.get("n").intValue());
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

  static List<Subgroup> subgroups(JsonNode in) {
    return in.get("subgroups")
        .valueStream()
        .map(node -> Subgroup.ofPresent(Inputs.gapped(node)))
        .toList();
  }

  /** The estimators under their names in the cases. */
  static SigmaEstimator estimator(String name, int span) {
    return switch (name) {
      case "rbar" -> SubgroupSigma.MEAN_RANGE;
      case "rbar-mvlue" -> SubgroupSigma.WEIGHTED_RANGE;
      case "sbar" -> SubgroupSigma.MEAN_DEVIATION;
      case "sbar-mvlue" -> SubgroupSigma.WEIGHTED_DEVIATION;
      case "pooled" -> SubgroupSigma.POOLED;
      case "pooled-biased" -> SubgroupSigma.POOLED_BIASED;
      case "mr-mean" -> new MovingRangeSigma(MovingRangeSigma.Average.MEAN, span);
      case "mr-median" -> new MovingRangeSigma(MovingRangeSigma.Average.MEDIAN, span);
      default -> throw new IllegalArgumentException("no estimator " + name);
    };
  }

  private static VariablesDesign<SubgroupSigma> subgroupDesign(JsonNode in) {
    String name = in.get("sigmaEstimator").stringValue();
    SubgroupSigma estimator =
        name.equals("known") ? SubgroupSigma.MEAN_RANGE : (SubgroupSigma) estimator(name, 2);
    return new VariablesDesign<>(estimator, width(in), processStages(in, "phase1Subgroups"));
  }

  private static Map<String, ?> individuals(JsonNode in) {
    String name = in.get("sigmaEstimator").stringValue();
    int span = in.hasNonNull("movingRangeSpan") ? in.get("movingRangeSpan").intValue() : 2;
    MovingRangeSigma estimator =
        (MovingRangeSigma) estimator(name.equals("known") ? "mr-mean" : name, span);
    VariablesDesign<MovingRangeSigma> design =
        new VariablesDesign<>(estimator, width(in), processStages(in, "phase1Points"));
    return variables(IndividualsChart.of(Inputs.observations(in.get("values")), design), in);
  }

  private static double width(JsonNode in) {
    return in.hasNonNull("nSigmas") ? in.get("nSigmas").doubleValue() : 3;
  }

  private static Stages<ProcessParameters> processStages(JsonNode in, String phaseOne) {
    return in.get("sigmaEstimator").stringValue().equals("known")
        ? stages(
            in,
            new Basis.Given<>(
                new ProcessParameters(
                    in.get("knownMean").doubleValue(), in.get("knownSigma").doubleValue())))
        : stages(in, estimated(in, phaseOne));
  }

  private static <P extends ChartParameters> Basis<P> estimated(JsonNode in, String phaseOne) {
    return in.hasNonNull(phaseOne)
        ? new Basis.FirstPoints<>(in.get(phaseOne).intValue())
        : new Basis.EveryPoint<>();
  }

  private static <P extends ChartParameters> Stages<P> stages(JsonNode in, Basis<P> basis) {
    return in.hasNonNull("stages")
        ? Stages.labelled(in.get("stages").valueStream().toList(), basis)
        : Stages.single(basis);
  }

  private static Map<String, ?> variables(VariablesChart chart, JsonNode in) {
    List<Optional<Double>> sigma =
        chart.stages().stream()
            .map(stage -> stage.map(ProcessParameters::sigma).toOptional())
            .toList();
    return Map.of(
        "sigma",
        in.hasNonNull("stages") ? sigma : sigma.getFirst(),
        "location",
        panel(chart.location()),
        "dispersion",
        panel(chart.dispersion()));
  }

  private static Map<String, Object> panel(Panel panel) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("center", limits(panel, ControlLimits::center));
    fields.put("lcl", limits(panel, ControlLimits::lcl));
    fields.put("ucl", limits(panel, ControlLimits::ucl));
    fields.put("sigmaPerPoint", limits(panel, ControlLimits::standardError));
    fields.put("statistics", panel.points().stream().map(p -> p.value().toOptional()).toList());
    fields.put("violations", panel.beyondLimits());
    return fields;
  }

  private static List<Optional<Double>> limits(Panel panel, Function<ControlLimits, Double> line) {
    List<Optional<Double>> lines = new ArrayList<>();
    for (Point point : panel.points()) {
      lines.add(point.limits().<Double>map(line).toOptional());
    }
    return lines;
  }

  private static List<Tally> tallies(JsonNode in) {
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < in.get("counts").size(); i++) {
      JsonNode count = in.get("counts").get(i);
      double size = in.hasNonNull("sizes") ? in.get("sizes").get(i).asDouble(0) : 1;
      tallies.add(
          count.isNull() || size == 0 ? Tally.missing() : new Tally(count.longValue(), size));
    }
    return tallies;
  }

  private static Map<String, ?> attributes(JsonNode in, AttributeKind kind) {
    Basis<RateParameters> basis =
        in.hasNonNull("known")
            ? new Basis.Given<>(RateParameters.of(in.get("known").doubleValue()))
            : estimated(in, "phase1Points");
    AttributeDesign design = new AttributeDesign(kind, width(in), stages(in, basis));
    return attributes(AttributeChart.plain(tallies(in), design), in);
  }

  private static Map<String, Object> attributes(AttributeChart chart, JsonNode in) {
    Map<String, Object> fields = panel(chart.panel());
    List<Optional<Double>> estimates =
        chart.stages().stream().map(s -> s.map(RateParameters::rate).toOptional()).toList();
    fields.put("estimate", in.hasNonNull("stages") ? estimates : estimates.getFirst());
    return fields;
  }

  private static Map<String, ?> laney(JsonNode in) {
    AttributeKind kind =
        in.get("chart").stringValue().equals("laney-p") ? AttributeKind.P : AttributeKind.U;
    List<Tally> tallies = tallies(in);
    AttributeDesign design =
        new AttributeDesign(kind, width(in), stages(in, estimated(in, "phase1Points")));
    if (in.hasNonNull("known")) {
      double known = in.get("known").doubleValue();
      int base = in.hasNonNull("phase1Points") ? in.get("phase1Points").intValue() : tallies.size();
      RateParameters parameters =
          AttributeChart.dispersion(tallies.subList(0, base), kind, known)
              .map(sigmaZ -> new RateParameters(known, sigmaZ))
              .orThrow();
      design = design.withStages(Stages.given(parameters));
    }
    AttributeChart chart = AttributeChart.laney(tallies, design);
    Map<String, Object> fields = attributes(chart, in);
    Result<RateParameters> parameters = chart.stages().getFirst();
    fields.put("sigmaZ", parameters.map(RateParameters::dispersion).toOptional());
    parameters
        .map(RateParameters::rate)
        .toOptional()
        .ifPresent(
            rate -> fields.put("z", Inputs.list(AttributeChart.standardised(tallies, kind, rate))));
    return fields;
  }

  private static Map<String, ?> ewma(JsonNode in) {
    EwmaChart.Limits limits =
        in.get("limits").stringValue().equals("exact")
            ? EwmaChart.Limits.EXACT
            : EwmaChart.Limits.ASYMPTOTIC;
    EwmaChart.Design design =
        new EwmaChart.Design(
            in.get("lambda").doubleValue(), in.get("L").doubleValue(), target(in), limits);
    return panel(EwmaChart.of(means(in), design));
  }

  private static Map<String, ?> movingAverage(JsonNode in) {
    MovingAverageChart.Design design =
        new MovingAverageChart.Design(in.get("span").intValue(), width(in), target(in));
    return panel(MovingAverageChart.of(means(in), design));
  }

  private static MeanSeries means(JsonNode in) {
    Observations values = Inputs.observations(in.get("values"));
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      sizes.add(
          in.hasNonNull("subgroupSizes") ? in.get("subgroupSizes").get(i).intValue() : size(in));
    }
    return new MeanSeries(values, sizes);
  }

  private static int size(JsonNode in) {
    return in.hasNonNull("subgroupSize") ? in.get("subgroupSize").intValue() : 1;
  }

  private static ProcessParameters target(JsonNode in) {
    return new ProcessParameters(in.get("target").doubleValue(), in.get("sigma").doubleValue());
  }

  private static Map<String, ?> cusum(JsonNode in) {
    double headStart =
        in.hasNonNull("headStartFraction") ? in.get("headStartFraction").doubleValue() : 0;
    CusumChart.Design design =
        new CusumChart.Design(
            in.get("k").doubleValue(), in.get("h").doubleValue(), headStart, target(in));
    CusumChart chart = CusumChart.of(Inputs.observations(in.get("values")), size(in), design);
    List<CusumChart.CusumPoint> points = chart.points();
    return Map.of(
        "K", chart.k(),
        "H", chart.h(),
        "cPlus", points.stream().map(CusumChart.CusumPoint::upper).toList(),
        "cMinus", points.stream().map(CusumChart.CusumPoint::lower).toList(),
        "nPlus", points.stream().map(CusumChart.CusumPoint::upperRun).toList(),
        "nMinus", points.stream().map(CusumChart.CusumPoint::lowerRun).toList(),
        "violationsUpper", chart.beyondUpper(),
        "violationsLower", chart.beyondLower(),
        "firstSignal", chart.firstSignal().map(CusumChart.Signal::position),
        "estimatedMeanAtFirstSignal", chart.firstSignal().map(CusumChart.Signal::estimatedMean));
  }

  private static Map<String, ?> hotelling(JsonNode in) {
    boolean individuals = in.get("kind").stringValue().equals("individuals");
    T2Model model =
        (individuals
                ? T2Model.fromIndividuals(Inputs.matrix(in.get("observations")))
                : T2Model.fromSubgroups(Inputs.cube(in.get("subgroups"))))
            .orThrow();
    double alpha = in.get("alpha").doubleValue();
    Map<String, Object> fields = new HashMap<>();
    T2Chart one =
        T2Chart.phaseOne(model, vectors(in, individuals, "observations", "subgroups"), alpha);
    fields.put("mean", model.mean());
    fields.put("covariance", model.covariance());
    fields.put("t2", t2(one));
    fields.put("uclPhase1", one.ucl());
    fields.put("uclPhase2", model.phaseTwoLimit(alpha));
    fields.put("violationsPhase1", one.beyondLimit());
    if (in.hasNonNull("newObservations") || in.hasNonNull("newSubgroups")) {
      T2Chart two =
          T2Chart.phaseTwo(
              model, vectors(in, individuals, "newObservations", "newSubgroups"), alpha);
      fields.put("t2New", t2(two));
      fields.put("violationsPhase2", two.beyondLimit());
    }
    return fields;
  }

  private static double[][][] vectors(
      JsonNode in, boolean individuals, String observations, String subgroups) {
    return individuals
        ? T2Chart.singles(Inputs.matrix(in.get(observations)))
        : Inputs.cube(in.get(subgroups));
  }

  private static List<Double> t2(T2Chart chart) {
    return chart.points().stream().map(T2Model.Statistic::t2).toList();
  }
}
