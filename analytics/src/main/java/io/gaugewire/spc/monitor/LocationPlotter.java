package io.gaugewire.spc.monitor;

import io.gaugewire.spc.constants.ChartConstants;

/** X̄-R, X̄-S and median-R. */
final class LocationPlotter extends Plotter {
  private final boolean median;
  private final SpreadLines spread;
  private int n;
  private double errorFactor;

  LocationPlotter(ChartForm form) {
    super(form);
    median = form instanceof ChartForm.MedianAndRange;
    spread = new SpreadLines(!(form instanceof ChartForm.MeanAndDeviation));
  }

  @Override
  void plot(Figures figures) {
    if (figures.n != n) {
      n = figures.n;
      errorFactor = median && n > 1 ? ChartConstants.medianDeviation(n) : 1 / Math.sqrt(n);
    }
    point(0, figures.location, mean, errorFactor * processSigma);
    spread.plot(this, 1, figures.n, figures.spread, processSigma);
  }
}
