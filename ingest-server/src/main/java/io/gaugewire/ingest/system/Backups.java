package io.gaugewire.ingest.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What this installation knows of its backups. */
public final class Backups {
  private final Jdbi jdbi;

  public Backups(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A backup that was written whole.
   *
   * @param made when it was on disk
   * @param bytes its size
   */
  public record Made(Instant made, long bytes) {}

  /** The last one; empty before the first. */
  Optional<Made> last() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select made, bytes from backup_made order by number desc limit 1")
                .map(ConstructorMapper.of(Made.class))
                .findOne());
  }

  /**
   * Tells the installation that a backup of it is whole and on disk. One that was last run by an
   * older version cannot be told.
   *
   * @param connection to the installation's database, with automatic commits
   */
  public static void tell(Connection connection, long bytes) throws SQLException {
    try (Statement known = connection.createStatement();
        ResultSet table =
            known.executeQuery("select to_regclass('backup_made') is not null as there")) {
      if (!table.next() || !table.getBoolean("there")) {
        return;
      }
    }
    try (PreparedStatement told =
        connection.prepareStatement("insert into backup_made (bytes) values (?)")) {
      told.setLong(1, bytes);
      told.executeUpdate();
    }
  }
}
