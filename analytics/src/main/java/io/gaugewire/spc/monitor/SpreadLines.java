package io.gaugewire.spc.monitor;

import io.gaugewire.spc.constants.ChartConstants;

/** Lines of ranges and standard deviations: the constants for the n met last are at hand. */
final class SpreadLines {
  private final boolean range;
  private int n;
  private double centerFactor;
  private double errorFactor;

  /**
   * @param range lines of R (d2σ and d3σ); otherwise of s (c4σ and σ√(1 − c4²))
   */
  SpreadLines(boolean range) {
    this.range = range;
  }

  void plot(Plotter plotter, int at, int size, double spread, double sigma) {
    if (size < 2) {
      plotter.present[at] = false;
      return;
    }
    if (size != n) {
      ChartConstants constants = ChartConstants.of(size);
      centerFactor = range ? constants.d2() : constants.c4();
      errorFactor = range ? constants.d3() : ChartConstants.c5(size);
      n = size;
    }
    plotter.point(at, spread, centerFactor * sigma, errorFactor * sigma);
  }
}
