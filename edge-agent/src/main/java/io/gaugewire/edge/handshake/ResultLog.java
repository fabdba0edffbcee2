package io.gaugewire.edge.handshake;

import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.edge.journal.SourceTime;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of one station on their way to the journal, and the memory of the last one.
 *
 * <p>A result that has been taken out of the station and cannot be written is kept and tried again
 * before anything else is taken. Confined to the thread of its lane.
 */
final class ResultLog {
  private final Journal journal;
  private final String station;
  private final SourceTime time;
  private @Nullable LastResult last;
  private @Nullable Pending pending;
  private long taken;

  private record Pending(StationResult result, ReadingColumns values, List<Gap> gaps) {}

  ResultLog(Journal journal, String station, SourceTime time) {
    this.journal = journal;
    this.station = station;
    this.time = time;
    this.last = journal.lastResult(station).orElse(null);
    if (last != null) {
      time.notBefore(last.timeMicros());
    }
  }

  /** The last result that is on disk, or null when the station never gave one. */
  @Nullable LastResult last() {
    return last;
  }

  long taken() {
    return taken;
  }

  /** Writes what could not be written before. */
  void flush() {
    Pending kept = pending;
    if (kept != null) {
      journal.results(List.of(kept.result()), kept.values(), kept.gaps());
      last = LastResult.of(kept.result(), kept.values());
      pending = null;
      taken++;
    }
  }

  /** Writes the result that {@code reader} has read last; on disk when the call returns. */
  void write(ResultReader reader, List<Gap> gapsBefore) {
    flush();
    var values = new ReadingColumns(8);
    StationResult result = reader.result(time.nextMicros(), values);
    pending = new Pending(result, values, gapsBefore);
    flush();
  }

  /**
   * Writes the result if its counter says that it is new, with a gap for the numbers in between.
   */
  void writeIfNew(ResultReader reader, Gap.Reason reason) {
    long step = step(reader);
    if (step != 0) {
      List<Gap> gaps = new ArrayList<>();
      if (step != 1) {
        gaps.add(gap(reason, step < 0 ? -1 : step - 1));
      }
      write(reader, gaps);
    }
  }

  /**
   * How far the counter is beyond the last result: 0 known, 1 the next, more when numbers are
   * missing, -1 when it went back and nobody can know.
   */
  long step(ResultReader reader) {
    LastResult before = last;
    if (before == null || before.counter() < 0) {
      // First contact: 0 has counted nothing yet, and what came before a higher number is unknown.
      return reader.counter() <= 1 ? reader.counter() : -1;
    }
    long step = Math.floorMod(reader.counter() - before.counter(), reader.modulus());
    return step > reader.modulus() / 2 ? -1 : step;
  }

  /** Whether the reader's content equals that of the last result, time and counter apart. */
  boolean looksLikeLast(ResultReader reader) {
    LastResult before = last;
    if (before == null) {
      return false;
    }
    var values = new ReadingColumns(8);
    StationResult result = reader.result(before.timeMicros(), values);
    return LastResult.fingerprint(result, values) == before.fingerprint();
  }

  /** A gap from the last result until now. */
  Gap gap(Gap.Reason reason, long missing) {
    long now = time.nowMicros();
    LastResult before = last;
    long from = before == null ? now : Math.min(before.timeMicros(), now);
    return new Gap(station, "", reason, from, now, missing);
  }

  /** Writes a gap with no result after it. */
  void writeGap(Gap.Reason reason, long missing) {
    journal.gap(gap(reason, missing));
  }
}
