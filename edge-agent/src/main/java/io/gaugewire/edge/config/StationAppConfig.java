package io.gaugewire.edge.config;

/** Where the edge serves the station app. */
public record StationAppConfig(String host, int port) {
  public static final StationAppConfig DEFAULT = new StationAppConfig("127.0.0.1", 8091);
}
