package io.gaugewire.spc.monitor;

/** What a chart takes, by its form; what it does not is refused with a reason. */
final class Admission {
  /** Counts above this are not exact in double precision. */
  private static final long LARGEST_COUNT = 1L << 52;

  private final MonitoredChart chart;
  private final boolean counts;
  private final boolean binomial;
  private final boolean times;
  private final boolean vectors;

  Admission(MonitoredChart chart) {
    ChartForm form = chart.form();
    this.chart = chart;
    this.counts = CountPlotter.plots(form);
    this.binomial = CountPlotter.isBinomial(form);
    this.times = form instanceof ChartForm.TimeBetweenEvents;
    this.vectors = form instanceof ChartForm.TSquared;
  }

  /** Whether the chart takes counts, and nothing else. */
  boolean counts() {
    return counts;
  }

  /**
   * Lets a single measurement pass.
   *
   * @throws IllegalArgumentException if the value is not a usable number
   * @throws IllegalStateException if the chart takes counts or vectors
   */
  void requireMeasurement(double value) {
    if (counts || vectors) {
      throw new IllegalStateException(
          "chart " + chart.id().value() + " does not take single measurements");
    }
    if (!(Math.abs(value) <= Pending.LARGEST) || (times && !(value > 0))) {
      throw new IllegalArgumentException(
          "not a usable measurement for chart "
              + chart.id().value()
              + ": "
              + value
              + "; report a missing value as an interruption");
    }
  }

  /**
   * Lets the result of counting pass.
   *
   * @throws IllegalArgumentException if the numbers cannot be
   * @throws IllegalStateException if the chart does not take counts
   */
  void requireCount(long count, double size) {
    if (!counts) {
      throw new IllegalStateException("chart " + chart.id().value() + " does not take counts");
    }
    if (count < 0 || count > LARGEST_COUNT) {
      throw new IllegalArgumentException("a count must be 0 to 2^52, but is " + count);
    }
    if (!(size > 0 && size <= LARGEST_COUNT) || (binomial && size != Math.rint(size))) {
      throw new IllegalArgumentException(
          "a size must be above 0"
              + (binomial ? " and a whole number of units" : "")
              + ", but is "
              + size);
    }
    if (binomial && count > size) {
      throw new IllegalArgumentException(count + " defective units of " + size + " inspected");
    }
  }

  /**
   * Lets the sample of a subgroup pass that was formed elsewhere.
   *
   * @throws IllegalArgumentException if it does not fit the chart
   */
  void requireFitting(Sample sample) {
    switch (sample) {
      case Sample.Measured measured -> {
        if (counts || vectors || measured.n() > chart.forming().most()) {
          throw new IllegalArgumentException("the chart does not take " + measured);
        }
        if (times && !(measured.location() > 0)) {
          throw new IllegalArgumentException("times between events must be above 0: " + measured);
        }
      }
      case Sample.Counted counted -> requireCount(counted.count(), counted.size());
      case Sample.Vector vector -> {
        if (!(chart.form() instanceof ChartForm.TSquared form)
            || vector.values().size() != form.model().mean().size()) {
          throw new IllegalArgumentException(
              "the chart does not take vectors of " + vector.values().size());
        }
      }
    }
  }
}
