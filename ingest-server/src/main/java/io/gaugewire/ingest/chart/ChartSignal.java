package io.gaugewire.ingest.chart;

import java.util.List;
import java.util.Locale;

/**
 * A run rule found something on a chart.
 *
 * @param subgroup the one that completes the pattern
 * @param rule such as {@code nelson-2}
 * @param timeMicros source time of that subgroup
 * @param points numbers of the subgroups that make the pattern, ascending
 */
public record ChartSignal(
    long subgroup, Panel panel, String rule, long timeMicros, List<Long> points) {
  public ChartSignal {
    points = List.copyOf(points);
  }

  /** Which chart of the pair. */
  public enum Panel {
    LOCATION,
    DISPERSION;

    /** As it is spelled in tables and the interface. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
