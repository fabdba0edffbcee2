package io.gaugewire.standalone.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A copy of a running PostgreSQL cluster by its own low-level backup functions (PostgreSQL manual,
 * 25.3.3): the files as they happen to be, and the log of what was written meanwhile, from which
 * PostgreSQL makes them whole at the first start.
 */
final class BaseBackup {
  private static final String SLOT = "gaugewire_backup";

  /** Folders whose files belong to a running server only. */
  private static final Set<String> MOMENTARY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "log");

  private static final Set<String> OF_THE_PROCESS =
      Set.of("postmaster.pid", "postmaster.opts", "start.log", "backup_label");

  private static final Path CONTROL = Path.of("global", "pg_control");

  private final Path cluster;
  private final Archive to;

  BaseBackup(Path cluster, Archive to) {
    this.cluster = cluster;
    this.to = to;
  }

  /** Copies the cluster that {@code connection} leads to. */
  void take(Connection connection) throws SQLException, IOException {
    // The slot keeps the log from being recycled before it is copied.
    dropSlot(connection);
    value(connection, "select pg_create_physical_replication_slot('" + SLOT + "', true)::text");
    try {
      String first =
          value(connection, "select pg_walfile_name(pg_backup_start('gaugewire', true))");
      to.tree(
          cluster, path -> !isMomentary(path), path -> !isMomentary(path) && !path.equals(CONTROL));
      to.file(CONTROL, cluster.resolve(CONTROL));
      List<String> end =
          row(connection, "select pg_walfile_name(lsn), labelfile from pg_backup_stop(false)", 2);
      to.text("backup_label", end.get(1).getBytes(StandardCharsets.UTF_8));
      value(connection, "select pg_switch_wal()::text");
      to.tree(cluster, path -> false, path -> isLog(path, first, end.getFirst()));
    } finally {
      dropSlot(connection);
    }
  }

  private static boolean isMomentary(Path path) {
    return (path.getNameCount() > 1 && MOMENTARY.contains(path.getName(0).toString()))
        || OF_THE_PROCESS.contains(path.toString());
  }

  private static boolean isLog(Path path, String first, String last) {
    String name = path.getFileName().toString();
    return path.startsWith("pg_wal")
        && path.getNameCount() == 2
        && name.matches("[0-9A-F]{24}")
        && name.compareTo(first) >= 0
        && name.compareTo(last) <= 0;
  }

  private static void dropSlot(Connection connection) throws SQLException {
    value(
        connection,
        "select count(pg_drop_replication_slot(slot_name))::text from pg_replication_slots"
            + " where slot_name = '"
            + SLOT
            + "'");
  }

  private static String value(Connection connection, String sql) throws SQLException {
    return row(connection, sql, 1).getFirst();
  }

  private static List<String> row(Connection connection, String sql, int columns)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return Stream.iterate(1, column -> column + 1)
          .limit(columns)
          .map(column -> text(row, column))
          .toList();
    }
  }

  private static String text(ResultSet row, int column) {
    try {
      return String.valueOf(row.getString(column));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
