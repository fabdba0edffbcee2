package io.gaugewire.spc.monitor;

import io.gaugewire.spc.chart.EwmaChart;

/** Exponentially weighted moving average; an interruption leaves it as it was. */
final class EwmaPlotter extends Plotter {
  private final double lambda;
  private final boolean exact;
  private double average;
  private double variance; // in units of σ²

  EwmaPlotter(ChartForm.Ewma form) {
    super(form);
    lambda = form.lambda();
    exact = form.limits() == EwmaChart.Limits.EXACT;
  }

  @Override
  void restart() {
    average = mean;
    variance = 0;
  }

  @Override
  void plot(Figures figures) {
    double rest = 1 - lambda;
    double ofMean = 1.0 / figures.n;
    average = lambda * figures.location + rest * average;
    variance =
        exact ? lambda * lambda * ofMean + rest * rest * variance : ofMean * lambda / (2 - lambda);
    point(0, average, mean, processSigma * Math.sqrt(variance));
  }

  @Override
  void save(StateWriter out) {
    out.writeDouble(average);
    out.writeDouble(variance);
  }

  @Override
  void restore(StateReader in) {
    average = in.readDouble();
    variance = in.readDouble();
  }
}
