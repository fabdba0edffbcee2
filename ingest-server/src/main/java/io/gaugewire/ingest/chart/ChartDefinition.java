package io.gaugewire.ingest.chart;

import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.characteristic.Characteristic;

/**
 * A chart with what it shows and how.
 *
 * @param station where its characteristic is measured
 */
public record ChartDefinition(
    ChartId id, Characteristic characteristic, Station station, ChartPlan plan) {

  /** A station's code and its name for readers. */
  public record Station(String code, BilingualText name) {}
}
