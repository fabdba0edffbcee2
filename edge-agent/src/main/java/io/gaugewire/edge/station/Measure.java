package io.gaugewire.edge.station;

import java.util.concurrent.CompletableFuture;

/** Asks a station's gauges for a result, as a key or a footswitch does. */
@FunctionalInterface
public interface Measure {
  /**
   * @return false when no gauge of the station gives results on request
   */
  CompletableFuture<Boolean> ask(String station);
}
