package io.gaugewire.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where and how an embedded PostgreSQL runs.
 *
 * @param directory holds everything of it: the cluster, the password, the binaries; made if absent
 * @param binaries where the unpacked binaries are kept; may be shared by several clusters
 * @param database the database that {@link EmbeddedPostgres#jdbcUrl()} names; made at the first
 *     start
 * @param port the TCP port on 127.0.0.1, or 0 for any free one
 * @param sharedBuffersMegabytes memory of PostgreSQL's own cache, 16 MiB to 64 GiB
 * @param durability whether what is committed must survive a power cut
 * @param startTimeout how long a start may take; crash recovery after much writing takes minutes
 */
public record Options(
    Path directory,
    Path binaries,
    String database,
    int port,
    int sharedBuffersMegabytes,
    Durability durability,
    Duration startTimeout) {

  /** What a commit promises. */
  public enum Durability {
    /** A committed transaction is on disk. The only right choice for anything but a test. */
    DURABLE,
    /** Nothing is synced: fast, and gone after a power cut. */
    DISPOSABLE
  }

  private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  public Options {
    directory = directory.toAbsolutePath().normalize();
    binaries = binaries.toAbsolutePath().normalize();
    if (!DATABASE_NAME.matcher(database).matches()) {
      throw new IllegalArgumentException(
          "database name: found " + database + ", expected lower-case letters, digits and _");
    }
    if (!(port >= 0 && port <= 65_535)) {
      throw new IllegalArgumentException("port: found " + port + ", expected 0 to 65535");
    }
    if (!(sharedBuffersMegabytes >= 16 && sharedBuffersMegabytes <= 65_536)) {
      throw new IllegalArgumentException(
          "shared buffers: found " + sharedBuffersMegabytes + " MiB, expected 16 to 65536");
    }
    if (!startTimeout.isPositive()) {
      throw new IllegalArgumentException("start timeout: found " + startTimeout);
    }
  }

  /** A durable cluster in {@code directory} with its own binaries, on any free port. */
  public static Options in(Path directory) {
    return new Options(
        directory,
        directory.resolve("binaries-" + Binaries.VERSION),
        "gaugewire",
        0,
        128,
        Durability.DURABLE,
        Duration.ofMinutes(5));
  }

  public Options withPort(int newPort) {
    return new Options(
        directory, binaries, database, newPort, sharedBuffersMegabytes, durability, startTimeout);
  }

  public Options withBinaries(Path newBinaries) {
    return new Options(
        directory, newBinaries, database, port, sharedBuffersMegabytes, durability, startTimeout);
  }

  public Options withSharedBuffersMegabytes(int megabytes) {
    return new Options(directory, binaries, database, port, megabytes, durability, startTimeout);
  }

  public Options withDurability(Durability newDurability) {
    return new Options(
        directory, binaries, database, port, sharedBuffersMegabytes, newDurability, startTimeout);
  }
}
