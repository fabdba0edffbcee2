package io.gaugewire.standalone.analyze;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.capability.CapabilityStudy;
import io.gaugewire.spc.chart.CusumChart;
import io.gaugewire.spc.chart.EwmaChart;
import io.gaugewire.spc.chart.MeanSeries;
import io.gaugewire.spc.chart.MovingAverageChart;
import io.gaugewire.spc.chart.Panel;
import io.gaugewire.spc.chart.Point;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import io.gaugewire.standalone.analyze.Analysis.JudgedPanel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * EWMA, CUSUM and moving average, of individual values or of subgroup means.
 *
 * @param reader of the file
 * @param request what is asked
 * @param judge for points beyond their limits
 */
record WeightedCharts(SheetReader reader, Request request, Judge judge) {

  /** What the charts see: means, the process behind them, and how to study its capability. */
  private record Source(
      MeanSeries means, ProcessParameters process, Optional<CapabilityStudy> study, int groups) {}

  Analysis analyze() {
    if (request.columns().stage().isPresent()) {
      throw new IllegalArgumentException(
          "a " + request.chart().label() + " chart carries its past and takes no stages");
    }
    boolean grouped =
        request.columns().subgroup().isPresent()
            || request.columns().values().size() > 1
            || request.columns().n().orElse(1) > 1;
    Source source = grouped ? ofSubgroups() : ofIndividuals();
    List<JudgedPanel> panels =
        panels(source).stream().map(panel -> judge.limitsOnly(panel, List.of(0))).toList();
    return new Analysis(
        request.chart(),
        reader.valueNames(),
        List.of(Analyzer.parameters(Result.of(source.process()))),
        panels,
        source.study().map(study -> Judge.capability(study, panels, source.groups())));
  }

  private Source ofSubgroups() {
    List<Subgroup> subgroups =
        reader.subgroups().stream().map(SheetReader.Grouped::subgroup).toList();
    SubgroupSigma estimator =
        Estimators.ofSubgroups(request.limits().estimator(), SubgroupSigma.POOLED);
    int base = Math.min(subgroups.size(), baseline().orElse(subgroups.size()));
    Result<ProcessParameters> estimate =
        ProcessParameters.estimate(subgroups.subList(0, base), estimator);
    return new Source(
        MeanSeries.of(subgroups),
        process(estimate),
        request.specification().map(s -> CapabilityStudy.ofSubgroups(subgroups, estimator, s)),
        (int) subgroups.stream().filter(subgroup -> subgroup.n() > 0).count());
  }

  private Source ofIndividuals() {
    Observations values = reader.series();
    // The span option is that of the moving average; sigma comes from neighbours.
    MovingRangeSigma estimator = Estimators.ofIndividuals(request.limits().estimator(), 2);
    int base = Math.min(values.size(), baseline().orElse(values.size()));
    Result<ProcessParameters> estimate =
        ProcessParameters.estimate(values.slice(0, base), estimator);
    return new Source(
        MeanSeries.individuals(values),
        process(estimate),
        request.specification().map(s -> CapabilityStudy.ofIndividuals(values, estimator, s)),
        values.count());
  }

  private OptionalInt baseline() {
    return request.limits().baseline();
  }

  /** What is given counts; the rest is estimated. */
  private ProcessParameters process(Result<ProcessParameters> estimate) {
    Request.Limits limits = request.limits();
    if (limits.mean().isPresent() && limits.sigma().isPresent()) {
      return new ProcessParameters(limits.mean().getAsDouble(), limits.sigma().getAsDouble());
    }
    ProcessParameters found =
        switch (estimate) {
          case Result.Available<ProcessParameters>(ProcessParameters process) -> process;
          case Result.NotAvailable<ProcessParameters>(String because) ->
              throw new WrongInputException(
                  "the process cannot be estimated, because "
                      + because
                      + "; give --mean and --sigma");
        };
    return new ProcessParameters(
        limits.mean().orElse(found.mean()), limits.sigma().orElse(found.sigma()));
  }

  private List<Panel> panels(Source source) {
    Request.Tuning tuning = request.tuning();
    return switch (request.chart()) {
      case EWMA ->
          List.of(
              EwmaChart.of(
                  source.means(),
                  new EwmaChart.Design(
                      tuning.lambda(), tuning.width(), source.process(), EwmaChart.Limits.EXACT)));
      case MOVING_AVERAGE ->
          List.of(
              MovingAverageChart.of(
                  source.means(),
                  new MovingAverageChart.Design(
                      tuning.span(), request.limits().sigmas(), source.process())));
      default -> cusum(source);
    };
  }

  private List<Panel> cusum(Source source) {
    int n = source.means().sizes().stream().filter(size -> size > 0).findFirst().orElse(1);
    if (source.means().sizes().stream().anyMatch(size -> size > 0 && size != n)) {
      throw new WrongInputException(
          "a CUSUM needs subgroups of one size; complete or leave out the others");
    }
    Request.Tuning tuning = request.tuning();
    CusumChart chart =
        CusumChart.of(
            source.means().means(),
            n,
            new CusumChart.Design(tuning.k(), tuning.h(), tuning.headStart(), source.process()));
    return List.of(
        sums("C⁺", chart, CusumChart.CusumPoint::upper),
        sums("C⁻", chart, CusumChart.CusumPoint::lower));
  }

  private static Panel sums(
      String name, CusumChart chart, ToDoubleFunction<CusumChart.CusumPoint> sum) {
    List<Point> points = new ArrayList<>();
    for (CusumChart.CusumPoint point : chart.points()) {
      Result<Double> value =
          point.missing()
              ? Result.notAvailable("there is no mean here")
              : Result.of(sum.applyAsDouble(point));
      ControlLimits limits = new ControlLimits(0, 0, chart.h(), 0);
      points.add(new Point(point.position(), value, Result.of(limits)));
    }
    return new Panel(name, points);
  }
}
