package io.gaugewire.ingest.verify;

import io.gaugewire.ingest.verify.Finding.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that belong to no parcel of the ledger, so that walking the ledger does not meet them.
 * Stateless.
 */
final class StrayRows {
  private static final int MOST = 10;

  private StrayRows() {}

  private static final String STRAY_READINGS =
      """
      select r.parcel, format('tag %s at %s', r.tag_id,
               to_char(r.time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      from reading r
      left join ledger l on l.parcel = r.parcel
      left join (select distinct parcel >> 40 as stream, tag_id from stream_tag) s
        on s.stream = r.parcel >> 40 and s.tag_id = r.tag_id
      where l.parcel is null or l.quarantined or s.tag_id is null or l.first_time is null
         or r.time < l.first_time or r.time > l.last_time
      limit
      """;

  private static final String STRAY_LINES =
      """
      select l.parcel, 'a line without a stream' from ledger l
      left join stream s on s.id = l.parcel >> 40
      where s.id is null or l.parcel & ((1::bigint << 40) - 1) = 0
      limit
      """;

  static List<Finding> find(Connection connection) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    find(connection, "ledger", STRAY_LINES, findings);
    find(connection, "reading", STRAY_READINGS, findings);
    for (String table : List.of("station_result", "inspection_record", "station_event", "gap")) {
      find(connection, table, entries(table, "ordinal"), findings);
    }
    find(connection, "stream_tag", entries("stream_tag", "number"), findings);
    return findings;
  }

  private static String entries(String table, String number) {
    return "select x.parcel, 'row ' || x."
        + number
        + " from "
        + table
        + " x left join ledger l on l.parcel = x.parcel"
        + " where l.parcel is null or l.quarantined limit ";
  }

  private static void find(Connection connection, String table, String sql, List<Finding> findings)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql + MOST)) {
      while (rows.next()) {
        long parcel = rows.getLong(1);
        findings.add(
            new Finding(
                Kind.ADDED,
                "stream " + (parcel >>> 40),
                parcel & ((1L << 40) - 1),
                table,
                rows.getString(2) + ", which no line of the ledger covers"));
      }
    }
  }
}
