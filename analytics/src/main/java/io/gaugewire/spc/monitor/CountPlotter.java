package io.gaugewire.spc.monitor;

import io.gaugewire.spc.chart.AttributeKind;
import io.gaugewire.spc.rule.PlottedStatistic;

/**
 * p, np, c, u, their Laney forms, and g. A c chart of a subgroup of another size than 1 expects
 * rate × size defects.
 */
final class CountPlotter extends Plotter {

  CountPlotter(ChartForm form) {
    super(form);
  }

  @Override
  void plot(Figures figures) {
    double size = figures.size;
    double count = figures.count;
    PlottedStatistic statistic = statistics.getFirst();
    switch (statistic) {
      case PROPORTION_DEFECTIVE ->
          point(0, count / size, rate, dispersion * Math.sqrt(rate * (1 - rate) / size));
      case NUMBER_DEFECTIVE ->
          point(0, count, size * rate, dispersion * Math.sqrt(size * rate * (1 - rate)));
      case DEFECTS -> point(0, count, size * rate, dispersion * Math.sqrt(size * rate));
      case DEFECTS_PER_UNIT -> point(0, count / size, rate, dispersion * Math.sqrt(rate / size));
      case UNITS_BETWEEN_EVENTS -> point(0, count, rate, dispersion * Math.sqrt(rate * (rate + 1)));
      default -> throw new IllegalStateException("no count is plotted as " + statistic.key());
    }
  }

  /** Whether a chart of this form takes counts. */
  static boolean plots(ChartForm form) {
    return form instanceof ChartForm.Counts || form instanceof ChartForm.UnitsBetweenEvents;
  }

  /** Whether they are of defective units among units inspected. */
  static boolean isBinomial(ChartForm form) {
    return form instanceof ChartForm.Counts counts
        && (counts.kind() == AttributeKind.P || counts.kind() == AttributeKind.NP);
  }
}
