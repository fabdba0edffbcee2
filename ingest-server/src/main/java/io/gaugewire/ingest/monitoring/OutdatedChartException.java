package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartId;

/** A chart has newer limits or settings than those its subgroups were just judged by. */
final class OutdatedChartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** People agreed on limits while its first ones were estimated. */
  OutdatedChartException(ChartId chart) {
    super("chart " + chart.value() + " has limits that somebody agreed on");
  }

  OutdatedChartException(ChartId chart, ChartTracker.Versions known) {
    super(
        "chart "
            + chart.value()
            + " has newer limits than version "
            + known.limits()
            + " or newer settings than version "
            + known.stage());
  }
}
