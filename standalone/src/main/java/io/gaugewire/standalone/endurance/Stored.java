package io.gaugewire.standalone.endurance;

import io.gaugewire.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a database holds.
 *
 * @param bytes all of it, indexes included
 * @param rows of each table that the guide to sizing speaks of
 * @param results of each station, by its code: how many parts were seen there
 * @param doubled results or readings that are there more than once
 */
record Stored(long bytes, Map<String, Long> rows, Map<String, Long> results, long doubled) {
  /** Bytes of a row with its indexes, as the operating guide tells for planning a disk. */
  static final Map<String, Integer> GUIDE =
      Map.of("reading", 106, "station_result", 189, "subgroup", 172, "audit_entry", 1_200);

  /** A station without a counter has -1 there. */
  private static final String DOUBLED =
      """
      select (select count(*) - count(distinct (s.edge_id, r.station, r.counter))
              from station_result r join stream s on s.id = r.parcel >> 40
              where r.counter >= 0)
           + (select count(*) - count(distinct (tag_id, time)) from reading)
      """;

  static Stored in(EmbeddedPostgres database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Map<String, Long> rows = new TreeMap<>();
      for (String table : GUIDE.keySet()) {
        rows.put(table, number(statement, "select count(*) from " + table));
      }
      Map<String, Long> results = new TreeMap<>();
      try (ResultSet row =
          statement.executeQuery("select station, count(*) from station_result group by station")) {
        while (row.next()) {
          results.put(row.getString(1), row.getLong(2));
        }
      }
      return new Stored(
          number(statement, "select pg_database_size(current_database())"),
          rows,
          results,
          number(statement, DOUBLED));
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** How many parts were seen at a station. */
  long resultsOf(String station) {
    return results.getOrDefault(station, 0L);
  }

  /** What the guide says that the rows since {@code before} need, in bytes. */
  long byTheGuide(Stored before) {
    return rows.entrySet().stream()
        .mapToLong(
            each ->
                (each.getValue() - before.rows().getOrDefault(each.getKey(), 0L))
                    * GUIDE.getOrDefault(each.getKey(), 0))
        .sum();
  }
}
