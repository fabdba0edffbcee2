package io.gaugewire.ingest.inspection;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Something an inspection brought to light that others must hear of.
 *
 * @param record the record it comes from; absent for a missed inspection
 * @param batch the batch concerned
 * @param quantity pieces concerned
 * @param words one sentence for a reader
 */
public record Finding(
    Kind kind,
    Optional<UUID> record,
    UUID batch,
    String operation,
    int quantity,
    String by,
    String words) {

  /** What was found. */
  public enum Kind {
    /** A record with the verdict fail. */
    FAILED,
    /** The record before was rejected by who had to confirm it. */
    REJECTED,
    /** A planned inspection did not happen. */
    MISSED,
    /** A reading from a gauge that is overdue, withdrawn or unknown. */
    GAUGE,
    /** Reported by a person at a station. */
    REPORTED,
    /** A station handed over a value outside its specification. */
    READING,
    /** The defect rate is beyond its objective, by more than chance. */
    OBJECTIVE
  }

  /** Hears of findings, in the transaction that stores them. */
  @FunctionalInterface
  public interface Listener {
    void found(Handle handle, Finding finding, Instant at);
  }
}
