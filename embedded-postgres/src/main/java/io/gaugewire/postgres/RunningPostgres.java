package io.gaugewire.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A PostgreSQL of ours that another process runs now.
 *
 * @param port on 127.0.0.1
 * @param user the account to connect with
 * @param password its password; never to be logged
 */
public record RunningPostgres(int port, String user, String password) {
  /**
   * Looks for one over a directory that {@link EmbeddedPostgres#start} made; changes nothing.
   *
   * @param directory {@link Options#directory()}
   */
  public static Optional<RunningPostgres> over(Path directory) {
    Path root = directory.toAbsolutePath().normalize();
    Path data = root.resolve("cluster");
    if (!Files.isDirectory(data) || Postmaster.over(data).isEmpty()) {
      return Optional.empty();
    }
    try {
      String password = Files.readString(root.resolve("password")).strip();
      return Settings.port(Files.readString(data.resolve(Settings.FILE)))
          .map(port -> new RunningPostgres(port, Cluster.SUPERUSER, password));
    } catch (IOException e) {
      throw new PostgresUnavailableException(
          "Cannot read " + root + "; are you the one who runs the database?", e);
    }
  }

  /** The URL of a database in it, without user and password. */
  public String jdbcUrl(String database) {
    return EmbeddedPostgres.url(port, database);
  }

  @Override
  public String toString() {
    return "RunningPostgres[" + port + "]";
  }
}
