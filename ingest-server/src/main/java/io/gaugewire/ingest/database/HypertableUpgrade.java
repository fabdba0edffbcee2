package io.gaugewire.ingest.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves readings from native partitions into a hypertable, on a database that began as plain
 * PostgreSQL. Each partition moves in a transaction of its own and is dropped in it, so that an
 * interruption at any moment loses and doubles nothing and the next start goes on.
 */
final class HypertableUpgrade {
  private static final Logger log = LoggerFactory.getLogger(HypertableUpgrade.class);
  private static final String OLD = "reading_partitioned";

  private HypertableUpgrade() {}

  static void run(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try {
      if (kind(connection, "reading").equals("p")) {
        replaceTable(connection);
      }
      if (!kind(connection, OLD).isEmpty()) {
        movePartitions(connection);
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static String kind(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select relkind::text from pg_class where oid = to_regclass('" + table + "')")) {
      return row.next() ? row.getString(1) : "";
    }
  }

  private static void replaceTable(Connection connection) throws SQLException {
    log.info("readings begin to move into a hypertable");
    try (Statement statement = connection.createStatement()) {
      statement.execute("alter table reading rename to " + OLD);
      statement.execute("alter index reading_tag_time rename to reading_partitioned_tag_time");
      statement.execute(
          "create table reading (like " + OLD + " including defaults including comments)");
      statement.execute("create index reading_tag_time on reading (tag_id, time)");
      statement.execute(
          "select create_hypertable('reading', by_range('time', interval '1 day'),"
              + " create_default_indexes => false)");
    }
    connection.commit();
  }

  private static void movePartitions(Connection connection) throws SQLException {
    String partition = nextPartition(connection);
    while (!partition.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("lock table " + partition + " in access exclusive mode");
        int rows =
            statement.executeUpdate(
                "insert into reading select * from " + partition + " order by tag_id, time");
        statement.execute("drop table " + partition);
        connection.commit();
        log.atInfo()
            .addKeyValue("partition", partition)
            .addKeyValue("rows", rows)
            .log("partition moved into the hypertable");
      }
      partition = nextPartition(connection);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table " + OLD);
    }
    connection.commit();
    log.info("readings stand in a hypertable");
  }

  private static String nextPartition(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select inhrelid::regclass::text from pg_inherits where inhparent = '"
                    + OLD
                    + "'::regclass order by 1 limit 1")) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
