package io.gaugewire.spc.monitor;

/** Tabular CUSUM in standard errors; an interruption leaves the sums as they were. */
final class CusumPlotter extends Plotter {
  private final double k;
  private final double start;
  private double upper;
  private double lower;

  CusumPlotter(ChartForm.Cusum form) {
    super(form);
    k = form.k();
    start = form.headStart() * form.h();
  }

  @Override
  void restart() {
    upper = start;
    lower = start;
  }

  @Override
  void plot(Figures figures) {
    double z = (figures.location - mean) / (processSigma / Math.sqrt(figures.n));
    upper = Math.max(0, upper + z - k);
    lower = Math.max(0, lower - z - k);
    point(0, upper, 0, 1);
    point(1, lower, 0, 1);
  }

  @Override
  void save(StateWriter out) {
    out.writeDouble(upper);
    out.writeDouble(lower);
  }

  @Override
  void restore(StateReader in) {
    upper = in.readDouble();
    lower = in.readDouble();
  }
}
