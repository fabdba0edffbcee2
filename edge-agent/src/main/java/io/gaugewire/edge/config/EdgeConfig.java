package io.gaugewire.edge.config;

import java.util.List;

/** Everything an edge is told to do. */
public record EdgeConfig(
    String site,
    String edge,
    OutboxConfig outbox,
    UplinkConfig uplink,
    StationAppConfig stationApp,
    List<LaneConfig> lanes,
    List<LineConfig> lines) {
  public EdgeConfig {
    lanes = List.copyOf(lanes);
    lines = List.copyOf(lines);
  }
}
