package io.gaugewire.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL for tests: one cluster for the whole JVM in a temporary directory, started at first
 * use and removed when the JVM ends, and a new, empty database for each who asks. Nothing is synced
 * to disk. Safe for use by many threads.
 */
public final class TestPostgres {
  private static final Logger log = LoggerFactory.getLogger(TestPostgres.class);
  private static final String PREFIX = "gaugewire-test-postgres-";
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private final EmbeddedPostgres postgres;
  private final AtomicInteger databases = new AtomicInteger();

  private TestPostgres(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * An empty database.
   *
   * @param jdbcUrl its URL, without user and password
   * @param user its owner
   * @param password the owner's password
   */
  public record Database(String jdbcUrl, String user, String password) {}

  private static final class Shared {
    private static final TestPostgres INSTANCE = startOnce();
  }

  /** The cluster of this JVM. */
  public static TestPostgres shared() {
    return Shared.INSTANCE;
  }

  /** A new, empty database; it lives as long as the JVM. */
  public Database freshDatabase() {
    String name = "test_" + databases.incrementAndGet();
    postgres.createDatabase(name);
    return new Database(postgres.jdbcUrl(name), postgres.user(), postgres.password());
  }

  /** Binaries unpacked once for all tests of this user on this machine. */
  static Path binaries() {
    return TEMPORARY.resolve(
        "gaugewire-" + System.getProperty("user.name") + "-postgres-" + Binaries.VERSION);
  }

  private static TestPostgres startOnce() {
    try {
      checkOwner(binaries());
      removeLeftovers();
      Path directory = Files.createTempDirectory(PREFIX);
      EmbeddedPostgres postgres =
          EmbeddedPostgres.start(
              Options.in(directory)
                  .withBinaries(binaries())
                  .withDurability(Options.Durability.DISPOSABLE));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(postgres, directory)));
      return new TestPostgres(postgres);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare " + TEMPORARY, e);
    }
  }

  /** In a directory that all may write to, somebody else could have put other programs there. */
  private static void checkOwner(Path binaries) throws IOException {
    if (Files.exists(binaries)
        && !Files.getOwner(binaries).equals(Files.getOwner(Path.of("/proc/self")))) {
      throw new IllegalStateException(binaries + " belongs to another user; remove it");
    }
  }

  private static void remove(EmbeddedPostgres postgres, Path directory) {
    try {
      postgres.close();
      Trees.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Clusters of test runs that were killed: nobody holds their lock any more. What cannot be
   * removed now is left for the next run.
   */
  private static void removeLeftovers() throws IOException {
    try (var left = Files.newDirectoryStream(TEMPORARY, PREFIX + "*")) {
      for (Path directory : left) {
        if (Files.isWritable(directory) && abandoned(directory.resolve("launcher.lock"))) {
          removeAbandoned(directory);
        }
      }
    }
  }

  private static void removeAbandoned(Path directory) {
    Postmaster.over(directory.resolve("cluster"))
        .flatMap(orphan -> ProcessHandle.of(orphan.pid()))
        .ifPresent(ProcessHandle::destroyForcibly);
    try {
      Trees.delete(directory);
    } catch (IOException e) {
      log.atWarn().addKeyValue("directory", directory).setCause(e).log("test database left over");
    }
  }

  private static boolean abandoned(Path lockFile) throws IOException {
    if (!Files.exists(lockFile)) {
      return false;
    }
    try (var channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      return held != null;
    }
  }
}
