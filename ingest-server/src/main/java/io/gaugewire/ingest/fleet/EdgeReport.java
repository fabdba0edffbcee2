package io.gaugewire.ingest.fleet;

import io.gaugewire.wire.EdgeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the fleet page shows of an edge.
 *
 * @param number the edge's number within this database
 * @param since when it came or went, empty before it ever spoke
 * @param streams one for each epoch of its outbox, oldest first
 */
public record EdgeReport(
    int number,
    EdgeId edge,
    boolean online,
    Optional<Instant> since,
    Said said,
    List<StreamReport> streams) {

  /**
   * What the edge said last.
   *
   * @param version of the edge agent, empty before it ever spoke
   * @param outboxBytes bytes on its disk that are not freed
   * @param lag age of the oldest parcel it still held when it spoke, zero when it held none
   * @param clockOffsetMicros server clock minus edge clock
   * @param gaps gap entries it ever wrote in its epoch
   */
  public record Said(
      String version, long outboxBytes, Duration lag, long clockOffsetMicros, long gaps) {}

  /**
   * How complete a stream is.
   *
   * @param id the stream's number within this database
   * @param produced last parcel the edge numbered, as it said last
   * @param stored last parcel committed
   * @param quarantined how many of these stand in the quarantine
   * @param fault why the stream stands still, empty when it does not
   */
  public record StreamReport(
      int id, long epoch, long produced, long stored, long quarantined, Optional<String> fault) {
    /** Whether everything the edge numbered is stored. */
    public boolean complete() {
      return fault.isEmpty() && quarantined == 0 && stored >= produced;
    }
  }
}
