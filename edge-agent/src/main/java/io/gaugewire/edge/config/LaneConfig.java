package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.Endpoint;
import io.gaugewire.edge.modbus.Timing;
import java.util.List;

/** A connection and the devices behind it. */
public record LaneConfig(
    String connection, Endpoint endpoint, Timing timing, List<GaugeConfig> gauges) {
  public LaneConfig {
    gauges = List.copyOf(gauges);
  }
}
