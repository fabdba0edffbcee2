package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartId;

/** A chart has newer limits than those its subgroups were just judged by. */
final class OutdatedLimitsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutdatedLimitsException(ChartId chart, int known) {
    super("chart " + chart.value() + " has newer limits than version " + known);
  }
}
