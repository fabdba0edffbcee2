package io.gaugewire.ingest.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts days that are over into order of tag and time, once each. Readings come in the order of
 * time, so the readings of one tag lie scattered over everything of their day; in this order they
 * lie side by side, and a question for a tag's day reads a thousand pages instead of tens of
 * thousands. Rows keep the transaction that wrote them, by which an altered one is found.
 *
 * <p>Readings that still come for such a day wait while it is put in order, and others of their
 * writer with them.
 */
final class OrderedDays {
  private static final Logger log = LoggerFactory.getLogger(OrderedDays.class);

  /** How long after its end a day is left alone: edges that were cut off come back. */
  private static final Duration REST = Duration.ofDays(1);

  /** An old database has many days to put in order: so many an hour. */
  private static final int MOST_AT_ONCE = 4;

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** PostgreSQL itself remembers by which index a table was put in order. */
  private static final String UNORDERED =
      """
      select t.oid::regclass::text, i.indexrelid::regclass::text
      from pg_class t
      join pg_index i on i.indrelid = t.oid and not i.indisclustered
      """;

  private static final String PARTITIONS =
      UNORDERED
          + """
          join pg_inherits p on p.inhrelid = t.oid and p.inhparent = 'reading'::regclass
          where t.relname ~ '^reading_d[0-9]{8}$' and t.relname < 'reading_d' || to_char(?::date, 'YYYYMMDD')
            and pg_relation_size(t.oid) > 0
          order by t.relname desc limit ?
          """;

  private static final String CHUNKS =
      UNORDERED
          + """
          join timescaledb_information.chunks c
            on format('%I.%I', c.chunk_schema, c.chunk_name)::regclass = t.oid
          where c.hypertable_name = 'reading' and c.range_end <= ?::date
            and pg_relation_size(t.oid) > 0
          order by c.range_end desc limit ?
          """;

  private OrderedDays() {}

  private record Day(String table, String index) {}

  /** Does what is due, the newest day first; says how many days that was. Repeatable. */
  static int run(Connection connection, StorageLevel level, Instant now) throws SQLException {
    if (level == StorageLevel.TIMESCALEDB_FULL) {
      return 0; // Its columnstore has an order of its own.
    }
    LocalDate before = now.minus(REST).atZone(ZoneOffset.UTC).toLocalDate();
    List<Day> due = due(connection, level.hypertables() ? CHUNKS : PARTITIONS, before);
    for (Day day : due) {
      long begun = System.nanoTime();
      try (Statement statement = connection.createStatement()) {
        statement.execute("set statement_timeout = '" + LONGEST.toSeconds() + "s'");
        statement.execute("cluster " + day.table() + " using " + unqualified(day.index()));
        statement.execute("set statement_timeout = 0");
      }
      log.atInfo()
          .addKeyValue("table", day.table())
          .addKeyValue("millis", (System.nanoTime() - begun) / 1_000_000)
          .log("readings of a day put in order of their tags");
    }
    return due.size();
  }

  /** CLUSTER looks for the index where the table is, and takes no schema. */
  private static String unqualified(String index) {
    return index.substring(index.lastIndexOf('.') + 1);
  }

  private static List<Day> due(Connection connection, String sql, LocalDate before)
      throws SQLException {
    List<Day> days = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, before);
      statement.setInt(2, MOST_AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          days.add(new Day(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return days;
  }
}
