package io.gaugewire.ingest.verify;

import io.gaugewire.ingest.store.LedgerLine;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.ingest.verify.Finding.Kind;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.ParcelId;
import io.gaugewire.wire.ReadingColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Names the row of a parcel whose rows give another hash than its ledger line. The hash alone names
 * only the parcel. An added row is proven by leaving it out; for the others there is PostgreSQL's
 * note of which transaction wrote a row, which is the same for all rows of a parcel.
 */
final class ChangedRows {
  private final Connection connection;
  private final StoredStream stream;
  private final LedgerLine line;

  ChangedRows(Connection connection, StoredStream stream, LedgerLine line) {
    this.connection = connection;
    this.stream = stream;
    this.line = line;
  }

  Finding name(LedgerHash before, Contents found) throws SQLException {
    int surplus = found.entries() - line.entries();
    if (surplus == 0) {
      return altered();
    }
    if (surplus < 0) {
      return missing(-surplus);
    }
    Optional<ParcelRows.Row> added = surplus == 1 ? withoutWhich(before, found) : Optional.empty();
    if (added.isEmpty()) {
      added = ParcelRows.read(connection, line).writtenByAnother();
    }
    return finding(
        Kind.ADDED,
        added.orElse(new ParcelRows.Row("reading", surplus + " rows more than the edge sent")));
  }

  Finding altered() throws SQLException {
    return finding(
        Kind.ALTERED,
        ParcelRows.read(connection, line)
            .writtenByAnother()
            .orElse(new ParcelRows.Row("reading", "one of the parcel's rows, in any table")));
  }

  private Finding missing(int missing) throws SQLException {
    ParcelRows.Row unknown =
        new ParcelRows.Row(
            line.span().isPresent() ? "reading" : "any table of entries",
            missing + " of " + line.entries() + " rows");
    return finding(
        Kind.MISSING, ParcelRows.read(connection, line).holeInNumbering().orElse(unknown));
  }

  private Finding finding(Kind kind, ParcelRows.Row row) {
    return new Finding(
        kind,
        stream.edge() + " epoch " + stream.epoch(),
        line.key().seq(),
        row.table(),
        row.text());
  }

  /** The row without which the hash fits. */
  private Optional<ParcelRows.Row> withoutWhich(LedgerHash before, Contents found)
      throws SQLException {
    for (int row = 0; row < found.readings().size(); row++) {
      if (fits(before, with(found, without(found.readings(), row)))) {
        return Optional.of(ParcelRows.reading(connection, stream, found.readings(), row));
      }
    }
    for (Entries entries : entries(found)) {
      for (int i = 0; i < entries.count(); i++) {
        if (fits(before, entries.without().apply(i))) {
          return Optional.of(
              new ParcelRows.Row(entries.table(), "row " + i + " of the parcel, from 0"));
        }
      }
    }
    return Optional.empty();
  }

  /** Entries of a kind, and the parcel without one of them. */
  private record Entries(String table, int count, IntFunction<Contents> without) {}

  private static List<Entries> entries(Contents all) {
    var tags = all.tags();
    var readings = all.readings();
    var results = all.results();
    var records = all.records();
    var events = all.events();
    var gaps = all.gaps();
    return List.of(
        new Entries(
            "station_result",
            results.size(),
            i -> new Contents(tags, readings, without(results, i), records, events, gaps)),
        new Entries(
            "inspection_record",
            records.size(),
            i -> new Contents(tags, readings, results, without(records, i), events, gaps)),
        new Entries(
            "station_event",
            events.size(),
            i -> new Contents(tags, readings, results, records, without(events, i), gaps)),
        new Entries(
            "gap",
            gaps.size(),
            i -> new Contents(tags, readings, results, records, events, without(gaps, i))));
  }

  private boolean fits(LedgerHash before, Contents contents) {
    ParcelId id = new ParcelId(stream.edge(), stream.epoch(), line.key().seq());
    return LedgerHash.of(before, id, contents).equals(line.hash());
  }

  private static Contents with(Contents found, ReadingColumns readings) {
    return new Contents(
        found.tags(), readings, found.results(), found.records(), found.events(), found.gaps());
  }

  private static <T> List<T> without(List<T> entries, int index) {
    List<T> others = new ArrayList<>(entries);
    others.remove(index);
    return others;
  }

  private static ReadingColumns without(ReadingColumns from, int left) {
    ReadingColumns others = new ReadingColumns(from.size());
    for (int row = 0; row < from.size(); row++) {
      if (row != left) {
        others.add(
            from.tag(row), from.timeMicros(row), from.value(row), from.quality(row), from.raw(row));
      }
    }
    return others;
  }
}
