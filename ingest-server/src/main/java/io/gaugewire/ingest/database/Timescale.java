package io.gaugewire.ingest.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out about TimescaleDB, and switches it on where the server has it loaded. */
final class Timescale {
  private static final Logger log = LoggerFactory.getLogger(Timescale.class);

  private Timescale() {}

  /**
   * Creates the extension where its files are there and its library is preloaded. Where that is
   * refused (rights), plain PostgreSQL is used, and the log says so.
   */
  static void createWhereAvailable(Connection connection) throws SQLException {
    if (!availableAndAbsent(connection)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists timescaledb");
      log.info("timescaledb extension created");
    } catch (SQLException e) {
      log.atWarn()
          .addKeyValue("reason", e.getMessage())
          .log("timescaledb is installed but could not be created; plain PostgreSQL is used");
    }
  }

  private static boolean availableAndAbsent(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select exists (select from pg_available_extensions
                               where name = 'timescaledb' and installed_version is null)
                   and position('timescaledb' in
                                coalesce(current_setting('shared_preload_libraries', true), '')) > 0
                """)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  static DatabaseKind kind(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select split_part(current_setting('server_version'), ' ', 1),
                       coalesce((select extversion from pg_extension
                                 where extname = 'timescaledb'), ''),
                       coalesce(current_setting('timescaledb.license', true), '')
                """)) {
      row.next();
      String extension = row.getString(2);
      StorageLevel level = StorageLevel.POSTGRESQL;
      if (!extension.isEmpty()) {
        level =
            row.getString(3).equals("timescale")
                ? StorageLevel.TIMESCALEDB_FULL
                : StorageLevel.TIMESCALEDB_APACHE;
      }
      return new DatabaseKind(level, row.getString(1), extension);
    }
  }
}
