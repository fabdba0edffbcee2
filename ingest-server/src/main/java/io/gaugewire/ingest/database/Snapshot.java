package io.gaugewire.ingest.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The database as it stands at one instant, for a reader that takes long: a transaction that only
 * reads, until it is closed. Closing hides no failure of what was read.
 */
public final class Snapshot implements AutoCloseable {
  private final Connection connection;
  private final boolean before;

  private Snapshot(Connection connection, boolean before) {
    this.connection = connection;
    this.before = before;
  }

  /**
   * Begins.
   *
   * @param connection with no transaction open; while this is open, for nothing else
   */
  public static Snapshot of(Connection connection) throws SQLException {
    Snapshot snapshot = new Snapshot(connection, connection.getAutoCommit());
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
    }
    return snapshot;
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(before);
  }
}
