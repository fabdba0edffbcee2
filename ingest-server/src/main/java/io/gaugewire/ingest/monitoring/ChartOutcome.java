package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartSignal;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import java.util.List;

/**
 * A subgroup that closed, with its signals.
 *
 * @param distance of its location from the centre line in σ; NaN when it was not judged
 */
public record ChartOutcome(
    ChartDefinition chart, PlottedSubgroup subgroup, List<ChartSignal> signals, double distance) {
  public ChartOutcome {
    signals = List.copyOf(signals);
  }
}
