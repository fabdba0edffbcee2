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
    for (int i = 0; i < found.results().size(); i++) {
      if (fits(
          before,
          new Contents(
              found.tags(),
              found.readings(),
              without(found.results(), i),
              found.records(),
              found.events(),
              found.gaps()))) {
        return Optional.of(numbered("station_result", i));
      }
    }
    for (int i = 0; i < found.records().size(); i++) {
      if (fits(
          before,
          new Contents(
              found.tags(),
              found.readings(),
              found.results(),
              without(found.records(), i),
              found.events(),
              found.gaps()))) {
        return Optional.of(numbered("inspection_record", i));
      }
    }
    for (int i = 0; i < found.events().size(); i++) {
      if (fits(
          before,
          new Contents(
              found.tags(),
              found.readings(),
              found.results(),
              found.records(),
              without(found.events(), i),
              found.gaps()))) {
        return Optional.of(numbered("station_event", i));
      }
    }
    for (int i = 0; i < found.gaps().size(); i++) {
      if (fits(
          before,
          new Contents(
              found.tags(),
              found.readings(),
              found.results(),
              found.records(),
              found.events(),
              without(found.gaps(), i)))) {
        return Optional.of(numbered("gap", i));
      }
    }
    return Optional.empty();
  }

  private boolean fits(LedgerHash before, Contents contents) {
    ParcelId id = new ParcelId(stream.edge(), stream.epoch(), line.key().seq());
    return LedgerHash.of(before, id, contents).equals(line.hash());
  }

  private static ParcelRows.Row numbered(String table, int place) {
    return new ParcelRows.Row(table, "row " + place + " of the parcel, from 0");
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
