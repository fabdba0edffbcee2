package io.gaugewire.ingest.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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
 * writer with them: not for long, and not often. A day that cannot be put in order in that time is
 * put off, each time for longer, and those before it have their turn.
 */
final class OrderedDays {
  private static final Logger log = LoggerFactory.getLogger(OrderedDays.class);

  /** How long after its end a day is left alone: edges that were cut off come back. */
  private static final Duration REST = Duration.ofDays(1);

  /** An old database has many days to put in order: so many an hour. */
  private static final int MOST_AT_ONCE = 4;

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** A day is put off for so long, then for twice as long, and so on. */
  static final Duration FIRST_PUT_OFF = Duration.ofDays(1);

  private static final int MOST_DOUBLINGS = 5;

  /** PostgreSQL itself remembers by which index a table was put in order. */
  private static final String UNORDERED =
      """
      select t.oid::regclass::text, i.indexrelid::regclass::text
      from pg_class t
      join pg_index i on i.indrelid = t.oid and not i.indisclustered
      left join unordered_day u on u.name = t.oid::regclass::text
      """;

  private static final String DUE =
      """
        and pg_relation_size(t.oid) > 0
        and (u.next_try is null or u.next_try <= ?)
      """;

  private static final String PARTITIONS =
      UNORDERED
          + """
          join pg_inherits p on p.inhrelid = t.oid and p.inhparent = 'reading'::regclass
          where t.relname ~ '^reading_d[0-9]{8}$' and t.relname < 'reading_d' || to_char(?::date, 'YYYYMMDD')
          """
          + DUE
          + "order by t.relname desc limit ?";

  private static final String CHUNKS =
      UNORDERED
          + """
          join timescaledb_information.chunks c
            on format('%I.%I', c.chunk_schema, c.chunk_name)::regclass = t.oid
          where c.hypertable_name = 'reading' and c.range_end <= ?::date
          """
          + DUE
          + "order by c.range_end desc limit ?";

  private OrderedDays() {}

  private record Day(String table, String index) {}

  /**
   * What came of it.
   *
   * @param ordered days that are in order now
   * @param putOff days that wait for another try
   */
  record Outcome(int ordered, int putOff) {}

  /** Does what is due, the newest day first. Repeatable. */
  static Outcome run(Connection connection, StorageLevel level, Instant now) throws SQLException {
    if (level == StorageLevel.TIMESCALEDB_FULL) {
      return new Outcome(0, 0); // Its columnstore has an order of its own.
    }
    int ordered = 0;
    for (Day day : due(connection, level.hypertables() ? CHUNKS : PARTITIONS, now)) {
      long begun = System.nanoTime();
      try {
        order(connection, day);
      } catch (SQLException e) {
        putOff(connection, day, now, e);
        continue;
      }
      ordered++;
      log.atInfo()
          .addKeyValue("table", day.table())
          .addKeyValue("millis", (System.nanoTime() - begun) / 1_000_000)
          .log("readings of a day put in order of their tags");
    }
    return new Outcome(ordered, stillPutOff(connection));
  }

  private static void order(Connection connection, Day day) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set statement_timeout = '" + LONGEST.toSeconds() + "s'");
      try {
        statement.execute("cluster " + day.table() + " using " + unqualified(day.index()));
      } finally {
        statement.execute("set statement_timeout = 0");
      }
    }
  }

  /**
   * @throws SQLException when nothing can be written down either: the connection is gone
   */
  private static void putOff(Connection connection, Day day, Instant now, SQLException why)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into unordered_day as u (name, tries, reason, next_try)
            values (?, 1, ?, ?::timestamptz + ?::interval)
            on conflict (name) do update set tries = u.tries + 1, reason = excluded.reason,
              next_try = ?::timestamptz + ?::interval * power(2, least(u.tries, ?))
            returning next_try
            """)) {
      statement.setString(1, day.table());
      statement.setString(2, String.valueOf(why.getMessage()));
      statement.setString(3, now.toString());
      statement.setString(4, FIRST_PUT_OFF.toString());
      statement.setString(5, now.toString());
      statement.setString(6, FIRST_PUT_OFF.toString());
      statement.setInt(7, MOST_DOUBLINGS);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        log.atWarn()
            .addKeyValue("table", day.table())
            .addKeyValue("reason", why.getMessage())
            .addKeyValue("until", row.getObject(1, OffsetDateTime.class).toInstant())
            .log("putting a day of readings in order is put off; questions for it take longer");
      }
    } catch (SQLException e) {
      e.addSuppressed(why);
      throw e;
    }
  }

  /** Forgets days that are in order by now, or dropped for age; says how many are left. */
  private static int stillPutOff(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          delete from unordered_day u where not exists (
            select from pg_index i
            where i.indrelid = to_regclass(u.name) and not i.indisclustered)
          """);
      try (ResultSet row = statement.executeQuery("select count(*) from unordered_day")) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** CLUSTER looks for the index where the table is, and takes no schema. */
  private static String unqualified(String index) {
    return index.substring(index.lastIndexOf('.') + 1);
  }

  private static List<Day> due(Connection connection, String sql, Instant now) throws SQLException {
    List<Day> days = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, now.minus(REST).atZone(ZoneOffset.UTC).toLocalDate());
      statement.setObject(2, now.atOffset(ZoneOffset.UTC));
      statement.setInt(3, MOST_AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          days.add(new Day(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return days;
  }
}
