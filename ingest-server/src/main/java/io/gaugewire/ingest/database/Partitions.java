package io.gaugewire.ingest.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Partitions of readings on plain PostgreSQL: one a UTC day, made ahead of time, dropped for age.
 * What comes for a day without one (an edge that was cut off long, a clock far off) goes to the
 * default partition and is moved when the day gets its own.
 */
public final class Partitions {
  private static final Logger log = LoggerFactory.getLogger(Partitions.class);
  private static final int DAYS_BACK = 3;
  private static final int DAYS_AHEAD = 7;

  /** Planning a question takes longer with every partition; ten years of days are enough. */
  public static final int MOST_DAYS = 3_660;

  private static final String PREFIX = "reading_d";
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private Partitions() {}

  /** Makes what is missing from three days back to seven ahead. Repeatable. */
  public static void ensure(Connection connection) throws SQLException {
    LocalDate today = today(connection);
    for (int day = -DAYS_BACK; day <= DAYS_AHEAD; day++) {
      ensure(connection, today.plusDays(day));
    }
  }

  /**
   * Makes what is missing for readings of a period, so that they do not go to the default
   * partition. Repeatable; does nothing where the table divides itself.
   *
   * @param from first source time
   * @param to last source time
   * @throws IllegalArgumentException when that would be more than {@value #MOST_DAYS} days
   */
  static void ensure(Connection connection, Instant from, Instant to) throws SQLException {
    LocalDate first = from.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate last = to.atZone(ZoneOffset.UTC).toLocalDate();
    if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
      throw new IllegalArgumentException(
          "a period of more than " + MOST_DAYS + " days: " + first + " to " + last);
    }
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      ensure(connection, day);
    }
  }

  private static LocalDate today(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select (now() at time zone 'UTC')::date::text")) {
      row.next();
      return LocalDate.parse(row.getString(1));
    }
  }

  /** Makes the partition of one day, with the rows of that day that the default one holds. */
  static void ensure(Connection connection, LocalDate day) throws SQLException {
    String name = PREFIX + day.format(DAY);
    if (exists(connection, name)) {
      return;
    }
    String from = "'" + day + " 00:00:00+00'";
    String to = "'" + day.plusDays(1) + " 00:00:00+00'";
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      // Rows that wait in the default partition would make attaching fail: they move first.
      statement.execute("lock table reading in share row exclusive mode");
      if (!exists(connection, name)) {
        statement.execute(
            "create table " + name + " (like reading including defaults including comments)");
        statement.execute(
            "with moved as (delete from reading_default where time >= "
                + from
                + " and time < "
                + to
                + " returning *) insert into "
                + name
                + " select * from moved order by tag_id, time");
        statement.execute(
            "alter table reading attach partition "
                + name
                + " for values from ("
                + from
                + ") to ("
                + to
                + ")");
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(autoCommit);
    }
  }

  private static boolean exists(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?)")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1) != null;
      }
    }
  }

  /** Drops the days that ended at or before {@code before}; says how many. */
  static int dropBefore(Connection connection, Instant before) throws SQLException {
    LocalDate firstKept = before.atZone(ZoneOffset.UTC).toLocalDate();
    int dropped = 0;
    for (String name : names(connection)) {
      if (LocalDate.parse(name.substring(PREFIX.length()), DAY).isBefore(firstKept)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("drop table " + name);
        }
        log.atInfo().addKeyValue("partition", name).log("partition dropped for age");
        dropped++;
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("delete from reading_default where time < '" + firstKept + " 00:00:00+00'");
    }
    return dropped;
  }

  /** The partitions that are days, oldest first. */
  static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = to_regclass('reading') and c.relname ~ '^reading_d[0-9]{8}$'
                order by 1
                """)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
