package io.gaugewire.edge;

import io.gaugewire.edge.config.EdgeConfig;
import io.gaugewire.edge.health.DeviceHealth;
import io.gaugewire.edge.journal.Journal;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Everything that reads gauges, as the wiring sees it. */
public interface Devices extends AutoCloseable {
  /** Makes the devices that write to a journal. */
  @FunctionalInterface
  interface Maker {
    Devices over(Journal journal, InstantSource clock);
  }

  /** Begins with, or changes to, what a configuration says. */
  void apply(EdgeConfig config);

  List<DeviceHealth> health();

  /** Writes a hold to the machines of a station and reads it back; see {@code HoldWriter}. */
  CompletableFuture<Boolean> writeHold(String station, boolean active);

  boolean isAlive();

  long deaths();

  @Override
  void close();
}
