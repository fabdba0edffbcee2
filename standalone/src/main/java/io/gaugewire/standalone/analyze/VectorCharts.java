package io.gaugewire.standalone.analyze;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.chart.Panel;
import io.gaugewire.spc.chart.Point;
import io.gaugewire.spc.chart.T2Chart;
import io.gaugewire.spc.chart.T2Model;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.standalone.analyze.Analysis.JudgedPanel;
import io.gaugewire.standalone.analyze.Analysis.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Hotelling's T² of individual vectors; with a baseline, what follows it is judged as phase II.
 *
 * @param reader of the file
 * @param request what is asked
 */
record VectorCharts(SheetReader reader, Request request) {

  Analysis analyze() {
    double[][] vectors = reader.vectors();
    int base = Math.min(vectors.length, request.limits().baseline().orElse(vectors.length));
    double[][] first = Arrays.copyOfRange(vectors, 0, base);
    T2Model model =
        switch (T2Model.fromIndividuals(first)) {
          case Result.Available<T2Model>(T2Model found) -> found;
          case Result.NotAvailable<T2Model>(String because) ->
              throw new WrongInputException("T² is not available, because " + because);
        };
    double alpha = request.tuning().alpha();
    List<Point> points = new ArrayList<>();
    List<Signal> signals = new ArrayList<>();
    add(T2Chart.phaseOne(model, T2Chart.singles(first), alpha), points, signals);
    if (base < vectors.length) {
      double[][] later = Arrays.copyOfRange(vectors, base, vectors.length);
      add(T2Chart.phaseTwo(model, T2Chart.singles(later), alpha), points, signals);
    }
    return new Analysis(
        request.chart(),
        reader.valueNames(),
        List.of(),
        List.of(new JudgedPanel(new Panel("T²", points), List.of(0), List.copyOf(signals))),
        Optional.empty());
  }

  private void add(T2Chart chart, List<Point> points, List<Signal> signals) {
    ControlLimits limits = new ControlLimits(0, 0, chart.ucl(), 0);
    for (T2Model.Statistic statistic : chart.points()) {
      int position = points.size();
      points.add(new Point(position, Result.of(statistic.t2()), Result.of(limits)));
      if (statistic.t2() > chart.ucl()) {
        signals.add(
            new Signal(1, position, List.of(position), "T² above its limit; " + most(statistic)));
      }
    }
  }

  /** The characteristic that contributes most. */
  private String most(T2Model.Statistic statistic) {
    List<Double> contributions = statistic.contributions();
    int most = 0;
    for (int i = 1; i < contributions.size(); i++) {
      most = contributions.get(i) > contributions.get(most) ? i : most;
    }
    return "most from " + reader.valueNames().get(most);
  }
}
