package io.gaugewire.edge.journal;

import io.gaugewire.wire.Gap;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where everything an edge observes is written down. Safe for use by many threads.
 *
 * <p>Periodic readings are on disk within the seal interval (100 ms by default); results and
 * inspection records are on disk when the call returns.
 */
public interface Journal {
  /**
   * The number of a tag, announcing the tag if it is new. The same key gives the same number as
   * long as the outbox lives; a change of unit or decimals is a new number.
   *
   * @param decimals the gauge's resolution as decimal places
   */
  int tag(String station, String name, String unit, int decimals);

  /**
   * Takes over a poll's readings; the columns may be reused when the call returns. Never blocks on
   * the disk and allocates nothing per reading.
   *
   * @return false when the outbox has reached its reserve: the readings were not taken, and the
   *     journal itself writes the gap record for them
   */
  boolean readings(ReadingColumns readings);

  /**
   * Writes one result together with its values and returns once both are on disk.
   *
   * @param values readings whose time is the result's
   * @throws JournalFullException when the outbox is full; the result stays in the station and must
   *     not be acknowledged
   */
  void result(StationResult result, ReadingColumns values);

  /**
   * Writes results that were taken together, and the gaps found before them, as one: after a crash
   * either all are there or none. Returns once they are on disk, with one sync.
   *
   * @throws JournalFullException as {@link #result}; then none of them was written
   */
  void results(List<StationResult> results, ReadingColumns values, List<Gap> gaps);

  /**
   * The last result written for a station, also across restarts and after the server has committed
   * it. It tells a result that the station still offers from one that is new. It is kept as it was
   * computed when the result was written: in a parcel the readings of many sources lie mixed.
   */
  Optional<LastResult> lastResult(String station);

  /**
   * The newest source time written before this start, in microseconds since 1970 UTC, also of what
   * the server has committed; empty when nothing was. A clock that was set back while the edge
   * stood still shows in it.
   */
  OptionalLong newestMicros();

  /**
   * Writes a signed inspection record and returns once it is on disk.
   *
   * @throws JournalFullException when the outbox is full
   */
  void record(InspectionRecord record);

  /** Writes an event; on disk within the seal interval. */
  void event(StationEvent event);

  /** Writes down that something is missing; on disk within the seal interval. */
  void gap(Gap gap);
}
