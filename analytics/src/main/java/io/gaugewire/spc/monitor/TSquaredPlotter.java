package io.gaugewire.spc.monitor;

import io.gaugewire.spc.chart.T2Model;

/** Hotelling's T² of each vector; the limit is the rule's. */
final class TSquaredPlotter extends Plotter {
  private final T2Model model;

  TSquaredPlotter(ChartForm.TSquared form) {
    super(form);
    model = form.model();
  }

  @Override
  void plot(Figures figures) {
    point(0, model.statistic(figures.vector).t2(), 0, 1);
  }
}
