package io.gaugewire.ingest.quarantine;

import io.gaugewire.wire.EdgeId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that was set aside.
 *
 * @param edge whose topic it came on
 * @param place its place in a stream, empty where the bytes hold none
 * @param why what was wrong with it
 * @param bytes how many there are
 */
public record QuarantineEntry(
    long id,
    EdgeId edge,
    Optional<Place> place,
    Why why,
    Seen seen,
    long bytes,
    Standing standing) {
  /** States of an entry, as they stand in the table and the API. */
  public enum State {
    WAITING("waiting"),
    REPLAYED("replayed"),
    DISCARDED("discarded");

    private final String text;

    State(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /**
   * The parcel whose line in the ledger is marked.
   *
   * @param number stream · 2^40 + seq
   */
  public record Place(long number, long epoch, long seq) {}

  /**
   * Why it was set aside.
   *
   * @param cause kind of trouble
   * @param reason one sentence
   */
  public record Why(String cause, String reason) {}

  /** When the same bytes came, and how often. */
  public record Seen(Instant first, Instant last, long times) {}

  /**
   * What became of it.
   *
   * @param closed when it was replayed or discarded
   * @param by who did
   * @param reason why, in their words
   */
  public record Standing(
      String state, Optional<Instant> closed, Optional<String> by, Optional<String> reason) {
    /** Whether nobody has done anything about it yet. */
    public boolean waiting() {
      return state.equals(State.WAITING.text());
    }
  }
}
