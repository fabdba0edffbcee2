package io.gaugewire.spc.monitor;

/**
 * Mean of the last means. The window is summed anew at each point (at most 100 terms), because a
 * running sum would gather rounding errors for as long as the chart lives.
 */
final class MovingAveragePlotter extends Plotter {
  private final double[] means;
  private final double[] inverseSizes;
  private int filled;
  private int next;

  MovingAveragePlotter(ChartForm.MovingAverage form) {
    super(form);
    means = new double[form.span()];
    inverseSizes = new double[form.span()];
  }

  @Override
  void restart() {
    filled = 0;
    next = 0;
  }

  @Override
  void plot(Figures figures) {
    means[next] = figures.location;
    inverseSizes[next] = 1.0 / figures.n;
    next = (next + 1) % means.length;
    filled = Math.min(filled + 1, means.length);
    double sum = 0;
    double inverse = 0;
    for (int i = filled; i >= 1; i--) {
      int at = Math.floorMod(next - i, means.length);
      sum += means[at];
      inverse += inverseSizes[at];
    }
    point(0, sum / filled, mean, processSigma * Math.sqrt(inverse) / filled);
  }

  @Override
  void save(StateWriter out) {
    out.writeInt(filled);
    for (int i = filled; i >= 1; i--) {
      int at = Math.floorMod(next - i, means.length);
      out.writeDouble(means[at]);
      out.writeDouble(inverseSizes[at]);
    }
  }

  @Override
  void restore(StateReader in) {
    filled = in.readInt();
    if (filled < 0 || filled > means.length) {
      throw new IllegalArgumentException("a moving average of " + filled + " means");
    }
    for (int i = 0; i < filled; i++) {
      means[i] = in.readDouble();
      inverseSizes[i] = in.readDouble();
    }
    next = filled % means.length;
  }
}
