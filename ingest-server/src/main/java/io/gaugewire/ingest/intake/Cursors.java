package io.gaugewire.ingest.intake;

import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The cursors of the streams at work, to answer edges without asking the database. */
final class Cursors {
  /** Where one stream stands. */
  record Cursor(long epoch, long through, LedgerHash head) {}

  /** Of each edge the stream that moved last. */
  private final Map<EdgeId, Cursor> cursors = new ConcurrentHashMap<>();

  void moved(EdgeId edge, long epoch, long through, LedgerHash head) {
    cursors.put(edge, new Cursor(epoch, through, head));
  }

  Optional<Cursor> latest(EdgeId edge) {
    return Optional.ofNullable(cursors.get(edge));
  }

  Optional<Cursor> of(EdgeId edge, long epoch) {
    return Optional.ofNullable(cursors.get(edge)).filter(cursor -> cursor.epoch() == epoch);
  }
}
