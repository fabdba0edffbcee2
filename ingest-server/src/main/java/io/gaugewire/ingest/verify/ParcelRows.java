package io.gaugewire.ingest.verify;

import io.gaugewire.ingest.store.LedgerLine;
import io.gaugewire.ingest.store.ParcelKey;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.wire.ReadingColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of one parcel in words, with the transaction that wrote each.
 *
 * @param written the rows
 * @param ledgerWriter the transaction that wrote the ledger's line, empty when it is not known
 */
record ParcelRows(List<Written> written, String ledgerWriter) {
  /** A row: where, and which. */
  record Row(String table, String text) {}

  /**
   * A row and its writer.
   *
   * @param ordinal place within the parcel, −1 in tables without places
   */
  record Written(Row row, int ordinal, String writer) {}

  private static final String ROWS =
      """
      select 'ledger', '', -1, xmin::text from ledger where parcel = ?1
      union all
      select 'reading', format('%s/%s at %s', t.station, t.name,
               to_char(r.time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
             -1, r.xmin::text
      from reading r join tag t on t.id = r.tag_id
      where r.parcel = ?1 and r.time between ?2 and ?3
        and r.tag_id in (select tag_id from stream_tag where parcel between ?4 and ?1)
      union all
      select 'station_result', format('row %s, station %s', ordinal, station), ordinal, xmin::text
      from station_result where parcel = ?1
      union all
      select 'inspection_record', format('row %s, record %s', ordinal, id), ordinal, xmin::text
      from inspection_record where parcel = ?1
      union all
      select 'station_event', format('row %s, station %s', ordinal, station), ordinal, xmin::text
      from station_event where parcel = ?1
      union all
      select 'gap', format('row %s, station %s', ordinal, station), ordinal, xmin::text
      from gap where parcel = ?1
      union all
      select 'stream_tag', format('number %s', number), -1, xmin::text
      from stream_tag where parcel = ?1
      """;

  static ParcelRows read(Connection connection, LedgerLine line) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      return query(connection, line);
    } catch (SQLException e) {
      // Compressed readings do not tell who wrote them.
      connection.rollback(before);
      return new ParcelRows(List.of(), "");
    }
  }

  private static ParcelRows query(Connection connection, LedgerLine line) throws SQLException {
    ParcelKey key = line.key();
    LedgerLine.Span span = line.span().orElse(new LedgerLine.Span(1, 0));
    String sql =
        ROWS.replace("?1", String.valueOf(key.number()))
            .replace("?2", quoted(span.firstMicros()))
            .replace("?3", quoted(span.lastMicros()))
            .replace("?4", String.valueOf(new ParcelKey(key.stream(), 0).number()));
    List<Written> written = new ArrayList<>();
    String ledgerWriter = "";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Row row = new Row(rows.getString(1), rows.getString(2));
        if (row.table().equals("ledger")) {
          ledgerWriter = rows.getString(4);
        } else {
          written.add(new Written(row, rows.getInt(3), rows.getString(4)));
        }
      }
    }
    return new ParcelRows(written, ledgerWriter);
  }

  private static String quoted(long micros) {
    return "'" + instant(micros) + "'::timestamptz";
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /**
   * The first row that another transaction wrote than most of its fellows did; where that is not
   * clear, than the ledger's line.
   */
  Optional<Row> writtenByAnother() {
    Map<String, Integer> count = new HashMap<>();
    written.forEach(row -> count.merge(row.writer(), 1, Integer::sum));
    String usual = ledgerWriter;
    for (Map.Entry<String, Integer> writer : count.entrySet()) {
      if (writer.getValue() > count.getOrDefault(usual, 0) + 1) {
        usual = writer.getKey();
      }
    }
    String expected = usual;
    return written.stream()
        .filter(row -> !row.writer().equals(expected))
        .map(Written::row)
        .findFirst();
  }

  /** The first place that a table of numbered rows leaves out. */
  Optional<Row> holeInNumbering() {
    Map<String, Integer> next = new HashMap<>();
    List<Written> numbered =
        written.stream()
            .filter(row -> row.ordinal() >= 0)
            .sorted(Comparator.comparingInt(Written::ordinal))
            .toList();
    for (Written row : numbered) {
      int expected = next.getOrDefault(row.row().table(), 0);
      if (row.ordinal() > expected) {
        return Optional.of(
            new Row(row.row().table(), "row " + expected + " of the parcel, from 0"));
      }
      next.put(row.row().table(), row.ordinal() + 1);
    }
    return Optional.empty();
  }

  /** A reading of a stream in words. */
  static Row reading(Connection connection, StoredStream stream, ReadingColumns readings, int row)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select t.station || '/' || t.name from stream_tag s join tag t on t.id = s.tag_id
            where s.parcel >> 40 = ? and s.number = ? limit 1
            """)) {
      statement.setInt(1, stream.id());
      statement.setInt(2, readings.tag(row));
      try (ResultSet tag = statement.executeQuery()) {
        String name = tag.next() ? tag.getString(1) : "tag number " + readings.tag(row);
        return new Row("reading", name + " at " + instant(readings.timeMicros(row)));
      }
    }
  }
}
