package io.gaugewire.edge.station;

import java.util.concurrent.CompletableFuture;

/** Tells a station's machines that it is on hold, and sees that they know. */
@FunctionalInterface
public interface HoldWriter {
  /**
   * Writes to every machine wired for it and reads back.
   *
   * @return true when every machine shows what was written, also when there is none
   */
  CompletableFuture<Boolean> write(String station, boolean active);
}
