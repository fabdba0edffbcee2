package io.gaugewire.spc.monitor;

/** I-MR, its form for times between events, and the two upper panels of I-MR-R/S. */
final class IndividualsPlotter extends Plotter {
  /** Nelson's power: exponential times to the power 1/3.6 are nearly normal. */
  private static final double NELSON_POWER = 1 / 3.6;

  private final boolean times;
  private final SpreadLines moving = new SpreadLines(true);
  private final SpreadLines within;
  private final double sigmaWithin;
  private boolean hasPrevious;
  private double previous;

  IndividualsPlotter(ChartForm form) {
    super(form);
    times = form instanceof ChartForm.TimeBetweenEvents;
    boolean range = !(form instanceof ChartForm.BatchMeans batch) || batch.range();
    within = new SpreadLines(range);
    sigmaWithin = form instanceof ChartForm.BatchMeans batch ? batch.sigmaWithin() : 0;
  }

  @Override
  void restart() {
    hasPrevious = false;
    previous = 0;
  }

  @Override
  void interrupt() {
    restart();
  }

  @Override
  void plot(Figures figures) {
    double x = times ? Math.pow(figures.location, NELSON_POWER) : figures.location;
    point(0, x, mean, processSigma);
    moving.plot(this, 1, hasPrevious ? 2 : 1, Math.abs(x - previous), processSigma);
    if (statistics.size() > 2) {
      within.plot(this, 2, figures.n, figures.spread, sigmaWithin);
    }
    previous = x;
    hasPrevious = true;
  }

  @Override
  void save(StateWriter out) {
    out.writeBoolean(hasPrevious);
    out.writeDouble(previous);
  }

  @Override
  void restore(StateReader in) {
    hasPrevious = in.readBoolean();
    previous = in.readDouble();
  }
}
