package io.gaugewire.standalone.analyze;

import static io.gaugewire.standalone.analyze.ChartChoice.I_MR_R;
import static io.gaugewire.standalone.analyze.ChartChoice.I_MR_S;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.capability.CapabilityStudy;
import io.gaugewire.spc.chart.AttributeChart;
import io.gaugewire.spc.chart.AttributeDesign;
import io.gaugewire.spc.chart.AttributeKind;
import io.gaugewire.spc.chart.BatchChart;
import io.gaugewire.spc.chart.IndividualsChart;
import io.gaugewire.spc.chart.RareEventChart;
import io.gaugewire.spc.chart.SubgroupChart;
import io.gaugewire.spc.chart.Tally;
import io.gaugewire.spc.chart.VariablesChart;
import io.gaugewire.spc.chart.VariablesDesign;
import io.gaugewire.spc.limits.Basis;
import io.gaugewire.spc.limits.ChartParameters;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.limits.Stage;
import io.gaugewire.spc.limits.Stages;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.standalone.analyze.Analysis.JudgedPanel;
import io.gaugewire.standalone.analyze.SheetReader.Grouped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Draws the chart that is asked for and judges it. */
final class Analyzer {
  private final SheetReader reader;
  private final Request request;
  private final Judge judge;

  private Analyzer(SheetReader reader, Request request) {
    this.reader = reader;
    this.request = request;
    this.judge = new Judge(request.rules(), request.limits().sigmas());
  }

  static Analysis analyze(Sheet sheet, Request request) {
    SheetReader reader = new SheetReader(sheet, request.columns());
    Analyzer analyzer = new Analyzer(reader, request);
    return switch (request.chart().family()) {
      case SUBGROUPS -> analyzer.subgroups();
      case INDIVIDUALS -> analyzer.individuals();
      case WEIGHTED -> new WeightedCharts(reader, request, judge(request)).analyze();
      case COUNTS -> analyzer.counts();
      case BETWEEN_EVENTS -> analyzer.betweenEvents();
      case VECTORS -> new VectorCharts(reader, request).analyze();
    };
  }

  private static Judge judge(Request request) {
    return new Judge(request.rules(), request.limits().sigmas());
  }

  private Analysis subgroups() {
    List<Grouped> groups = reader.subgroups();
    List<Subgroup> subgroups = groups.stream().map(Grouped::subgroup).toList();
    Stages<ProcessParameters> stages =
        stages(given(), reader.stages(groups.stream().map(Grouped::firstRow).toList()));
    SubgroupSigma estimator =
        Estimators.ofSubgroups(request.limits().estimator(), usualEstimator());
    if (request.chart() == I_MR_R || request.chart() == I_MR_S) {
      return batch(subgroups, stages, estimator);
    }
    VariablesDesign<SubgroupSigma> design =
        new VariablesDesign<>(estimator, request.limits().sigmas(), stages);
    VariablesChart chart =
        switch (request.chart()) {
          case XBAR_S -> SubgroupChart.xbarS(subgroups, design);
          case MEDIAN_R -> SubgroupChart.medianR(subgroups, design);
          default -> SubgroupChart.xbarR(subgroups, design);
        };
    PlottedStatistic location =
        request.chart() == ChartChoice.MEDIAN_R ? PlottedStatistic.MEDIAN : PlottedStatistic.MEAN;
    List<JudgedPanel> panels =
        List.of(
            judge.all(chart.location(), location, starts(stages)),
            judge.limitsOnly(chart.dispersion(), starts(stages)));
    return finished(chart, panels, () -> study(subgroups, estimator), countOf(subgroups));
  }

  private SubgroupSigma usualEstimator() {
    return request.chart() == ChartChoice.XBAR_S || request.chart() == I_MR_S
        ? SubgroupSigma.MEAN_DEVIATION
        : SubgroupSigma.MEAN_RANGE;
  }

  private CapabilityStudy study(List<Subgroup> subgroups, SubgroupSigma estimator) {
    return CapabilityStudy.ofSubgroups(subgroups, estimator, request.specification().orElseThrow());
  }

  private static int countOf(List<Subgroup> subgroups) {
    return (int) subgroups.stream().filter(subgroup -> subgroup.n() > 0).count();
  }

  private Analysis batch(
      List<Subgroup> subgroups, Stages<ProcessParameters> stages, SubgroupSigma estimator) {
    BatchChart.Within within =
        request.chart() == I_MR_R ? BatchChart.Within.RANGE : BatchChart.Within.DEVIATION;
    BatchChart chart =
        BatchChart.of(
            subgroups, new BatchChart.Design(estimator, within, request.limits().sigmas(), stages));
    List<JudgedPanel> panels =
        List.of(
            judge.all(chart.means().location(), PlottedStatistic.INDIVIDUAL, starts(stages)),
            judge.limitsOnly(chart.means().dispersion(), starts(stages)),
            judge.limitsOnly(chart.within(), starts(stages)));
    List<Result<Map<String, Double>>> parameters =
        chart.components().stream()
            .map(
                stage ->
                    stage.map(
                        c ->
                            Map.of(
                                "sigmaWithin", c.within(),
                                "sigmaBetween", c.between(),
                                "sigmaTotal", c.total())))
            .toList();
    return new Analysis(
        request.chart(),
        reader.valueNames(),
        parameters,
        panels,
        capability(panels, () -> study(subgroups, estimator), countOf(subgroups)));
  }

  private Analysis individuals() {
    Observations values = reader.series();
    if (request.chart() == ChartChoice.T) {
      return times(values);
    }
    Stages<ProcessParameters> stages = stages(given(), reader.stages(reader.everyRow()));
    MovingRangeSigma estimator =
        Estimators.ofIndividuals(request.limits().estimator(), request.tuning().span());
    VariablesChart chart =
        IndividualsChart.of(
            values, new VariablesDesign<>(estimator, request.limits().sigmas(), stages));
    List<JudgedPanel> panels =
        List.of(
            judge.all(chart.location(), PlottedStatistic.INDIVIDUAL, starts(stages)),
            judge.limitsOnly(chart.dispersion(), starts(stages)));
    return finished(
        chart,
        panels,
        () ->
            CapabilityStudy.ofIndividuals(values, estimator, request.specification().orElseThrow()),
        values.count());
  }

  private Analysis times(Observations values) {
    RareEventChart.TimesBetween chart = RareEventChart.t(values, request.limits().sigmas());
    List<JudgedPanel> panels =
        List.of(
            judge.all(chart.transformed().location(), PlottedStatistic.INDIVIDUAL, List.of(0)),
            judge.limitsOnly(chart.transformed().dispersion(), List.of(0)));
    Result<Map<String, Double>> times =
        chart
            .times()
            .map(t -> Map.of("timeLcl", t.lcl(), "timeCenter", t.center(), "timeUcl", t.ucl()));
    return new Analysis(
        request.chart(), reader.valueNames(), List.of(times), panels, Optional.empty());
  }

  private Analysis counts() {
    List<Tally> tallies = reader.tallies(kind());
    Optional<RateParameters> given =
        request.limits().mean().isPresent()
            ? Optional.of(RateParameters.of(request.limits().mean().getAsDouble()))
            : Optional.empty();
    Stages<RateParameters> stages = stages(given, reader.stages(reader.everyRow()));
    AttributeDesign design = new AttributeDesign(kind(), request.limits().sigmas(), stages);
    boolean laney =
        request.chart() == ChartChoice.LANEY_P || request.chart() == ChartChoice.LANEY_U;
    AttributeChart chart =
        laney ? AttributeChart.laney(tallies, design) : AttributeChart.plain(tallies, design);
    List<Result<Map<String, Double>>> parameters =
        chart.stages().stream()
            .map(
                stage ->
                    stage.map(
                        rate ->
                            laney
                                ? Map.of("rate", rate.rate(), "sigmaZ", rate.dispersion())
                                : Map.of("rate", rate.rate())))
            .toList();
    return new Analysis(
        request.chart(),
        reader.valueNames(),
        parameters,
        List.of(judge.all(chart.panel(), statistic(), starts(stages))),
        Optional.empty());
  }

  private AttributeKind kind() {
    return switch (request.chart()) {
      case NP -> AttributeKind.NP;
      case C -> AttributeKind.C;
      case U, LANEY_U -> AttributeKind.U;
      default -> AttributeKind.P;
    };
  }

  private PlottedStatistic statistic() {
    return switch (kind()) {
      case P -> PlottedStatistic.PROPORTION_DEFECTIVE;
      case NP -> PlottedStatistic.NUMBER_DEFECTIVE;
      case C -> PlottedStatistic.DEFECTS;
      case U -> PlottedStatistic.DEFECTS_PER_UNIT;
    };
  }

  private Analysis betweenEvents() {
    var panel = RareEventChart.g(reader.between(), request.limits().sigmas());
    return new Analysis(
        request.chart(),
        reader.valueNames(),
        List.of(),
        List.of(judge.all(panel, PlottedStatistic.UNITS_BETWEEN_EVENTS, List.of(0))),
        Optional.empty());
  }

  private Optional<ProcessParameters> given() {
    OptionalDouble mean = request.limits().mean();
    OptionalDouble sigma = request.limits().sigma();
    if (mean.isPresent() != sigma.isPresent()) {
      throw new IllegalArgumentException("give --mean and --sigma together, or neither");
    }
    return mean.isPresent()
        ? Optional.of(new ProcessParameters(mean.getAsDouble(), sigma.getAsDouble()))
        : Optional.empty();
  }

  private <P extends ChartParameters> Stages<P> stages(
      Optional<P> given, Optional<List<String>> labels) {
    Basis<P> basis = new Basis.EveryPoint<>();
    if (given.isPresent()) {
      basis = new Basis.Given<>(given.orElseThrow());
    } else if (request.limits().baseline().isPresent()) {
      basis = new Basis.FirstPoints<>(request.limits().baseline().getAsInt());
    }
    return labels.isPresent() ? Stages.labelled(labels.orElseThrow(), basis) : Stages.single(basis);
  }

  private static List<Integer> starts(Stages<?> stages) {
    return stages.list().stream().map(Stage::first).toList();
  }

  private Analysis finished(
      VariablesChart chart,
      List<JudgedPanel> panels,
      Supplier<CapabilityStudy> study,
      int subgroups) {
    return new Analysis(
        request.chart(),
        reader.valueNames(),
        chart.stages().stream().map(Analyzer::parameters).toList(),
        panels,
        capability(panels, study, subgroups));
  }

  static Result<Map<String, Double>> parameters(Result<ProcessParameters> stage) {
    return stage.map(process -> Map.of("mean", process.mean(), "sigma", process.sigma()));
  }

  private Optional<Analysis.Capability> capability(
      List<JudgedPanel> panels, Supplier<CapabilityStudy> study, int subgroups) {
    return request.specification().isPresent()
        ? Optional.of(Judge.capability(study.get(), panels, subgroups))
        : Optional.empty();
  }
}
