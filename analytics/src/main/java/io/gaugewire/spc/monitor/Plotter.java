package io.gaugewire.spc.monitor;

import io.gaugewire.spc.limits.ChartParameters;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.rule.PlottedStatistic;
import java.util.List;

/** Turns the figures of a subgroup into plotted points with their lines, one for each statistic. */
abstract class Plotter {
  final List<PlottedStatistic> statistics;
  final boolean[] present;
  final double[] value;
  final double[] center;
  final double[] sigma;

  /** Mean and σ in force; 0 and 1 on charts of rates. */
  double mean;

  double processSigma = 1;

  /** Rate in force and its dispersion; 0 and 1 on charts of measurements. */
  double rate;

  double dispersion = 1;

  Plotter(ChartForm form) {
    statistics = form.statistics();
    int size = statistics.size();
    present = new boolean[size];
    value = new double[size];
    center = new double[size];
    sigma = new double[size];
  }

  static Plotter of(ChartForm form) {
    return switch (form) {
      case ChartForm.MeanAndRange f -> new LocationPlotter(f);
      case ChartForm.MeanAndDeviation f -> new LocationPlotter(f);
      case ChartForm.MedianAndRange f -> new LocationPlotter(f);
      case ChartForm.Individuals f -> new IndividualsPlotter(f);
      case ChartForm.BatchMeans f -> new IndividualsPlotter(f);
      case ChartForm.TimeBetweenEvents f -> new IndividualsPlotter(f);
      case ChartForm.Counts f -> new CountPlotter(f);
      case ChartForm.UnitsBetweenEvents f -> new CountPlotter(f);
      case ChartForm.Ewma f -> new EwmaPlotter(f);
      case ChartForm.MovingAverage f -> new MovingAveragePlotter(f);
      case ChartForm.Cusum f -> new CusumPlotter(f);
      case ChartForm.TSquared f -> new TSquaredPlotter(f);
    };
  }

  /** Takes up the parameters of a limit version without touching what is running. */
  final void judgeBy(ChartParameters parameters) {
    switch (parameters) {
      case ProcessParameters process -> {
        mean = process.mean();
        processSigma = process.sigma();
      }
      case RateParameters counts -> {
        rate = counts.rate();
        dispersion = counts.dispersion();
      }
    }
  }

  /** A stage starts: nothing is carried over. */
  void restart() {}

  /** The stream was interrupted: nothing that compares neighbours is carried over. */
  void interrupt() {}

  /** Fills the points of the next subgroup. */
  abstract void plot(Figures figures);

  void save(StateWriter out) {}

  void restore(StateReader in) {}

  final void point(int at, double plotted, double line, double error) {
    present[at] = true;
    value[at] = plotted;
    center[at] = line;
    sigma[at] = error;
  }
}
