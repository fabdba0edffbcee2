package io.gaugewire.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gaugewire.ingest.database.DatabaseOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real TimescaleDB: Debian 13's PostgreSQL 17 with the extension (Apache edition), brought by
 * debootstrap into a cache folder, once for the user and machine, and run from there in a chroot.
 * Needs root, debootstrap and, the first time, the network; where one is missing the test is
 * skipped, and says so.
 */
public final class DebianTimescale implements AutoCloseable {
  private static final String NAME = "trixie-postgresql-17-timescaledb";
  private static final String BIN = "/usr/lib/postgresql/17/bin/";
  private static final long BOOTSTRAP_MINUTES = 4;
  private static final String PASSWORD = "for-tests-only";

  /** Whether the library is loaded at the start, without which the extension cannot be made. */
  public enum Library {
    LOADED,
    NOT_LOADED
  }

  private final Path root;
  private final String cluster;
  private final int port;
  private Process process;
  private boolean closed;

  private DebianTimescale(Path root, Library library) throws IOException {
    this.root = root;
    this.cluster = "/var/tmp/gaugewire-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    Path password = root.resolve("var/tmp/password-" + ProcessHandle.current().pid());
    Files.writeString(password, PASSWORD);
    run(
        inside(
            BIN + "initdb",
            "--pgdata=" + cluster,
            "--username=gaugewire",
            "--auth=scram-sha-256",
            "--pwfile=/var/tmp/" + password.getFileName(),
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync"));
    Files.delete(password);
    process = started(library);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  private static final class Shared {
    private static final DebianTimescale INSTANCE = start(Library.LOADED);
  }

  /** One for the whole JVM; the test is skipped where there can be none. */
  public static DebianTimescale shared() {
    requireUsable();
    return Shared.INSTANCE;
  }

  /** A cluster of its own; the test is skipped where there can be none. */
  public static DebianTimescale start(Library library) {
    requireUsable();
    try {
      return new DebianTimescale(installed(), library);
    } catch (IOException e) {
      throw new IllegalStateException("TimescaleDB in a chroot does not start", e);
    }
  }

  private static void requireUsable() {
    String missing = "";
    if (!"root".equals(System.getProperty("user.name"))) {
      missing = "root is needed to run it in a chroot";
    } else if (!Files.isExecutable(Path.of("/usr/sbin/debootstrap"))) {
      missing = "debootstrap is not installed (apt install debootstrap)";
    } else if (!Files.isDirectory(cache().resolve(NAME)) && !bootstrapped()) {
      missing = "debootstrap could not bring Debian 13 (no network?)";
    } else if (!chrootIsAllowed()) {
      missing = "chroot is not allowed here";
    }
    if (!missing.isEmpty()) {
      System.err.println("SKIPPED on TimescaleDB: " + missing);
    }
    assumeTrue(missing.isEmpty(), missing);
  }

  private static boolean chrootIsAllowed() {
    try {
      run(List.of("chroot", "--userspec=postgres:postgres", installed().toString(), "/bin/true"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path cache() {
    String base = System.getenv("XDG_CACHE_HOME");
    return base == null || base.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "gaugewire")
        : Path.of(base, "gaugewire");
  }

  private static Path installed() {
    return cache().resolve(NAME);
  }

  /** Two JVMs that come at once wait for each other. */
  private static boolean bootstrapped() {
    try {
      Files.createDirectories(cache());
      try (FileChannel channel =
              FileChannel.open(
                  cache().resolve(NAME + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        return held.isValid() && (Files.isDirectory(installed()) || bootstrap());
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean bootstrap() throws IOException {
    Path half = cache().resolve(NAME + ".half");
    run(List.of("rm", "-rf", half.toString()));
    System.err.println("Bringing TimescaleDB by debootstrap into " + cache() + " (about a minute)");
    Process made =
        new ProcessBuilder(
                "debootstrap",
                "--variant=minbase",
                "--include=postgresql-17-timescaledb",
                "trixie",
                half.toString())
            .redirectErrorStream(true)
            .redirectOutput(cache().resolve(NAME + ".log").toFile())
            .start();
    try {
      if (!made.waitFor(BOOTSTRAP_MINUTES, TimeUnit.MINUTES) || made.exitValue() != 0) {
        made.destroyForcibly();
        return false;
      }
    } catch (InterruptedException e) {
      made.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
    Files.move(half, installed(), StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  private List<String> inside(String... words) {
    List<String> command =
        new ArrayList<>(List.of("chroot", "--userspec=postgres:postgres", root.toString()));
    command.addAll(List.of(words));
    return command;
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private Process started(Library library) throws IOException {
    Process begun =
        new ProcessBuilder(
                inside(
                    BIN + "postgres",
                    "-D",
                    cluster,
                    "-c",
                    "port=" + port,
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "dynamic_shared_memory_type=mmap",
                    "-c",
                    "fsync=off",
                    "-c",
                    "timescaledb.telemetry_level=off",
                    "-c",
                    "shared_preload_libraries=" + (library == Library.LOADED ? "timescaledb" : "")))
            .redirectErrorStream(true)
            .redirectOutput(root.resolve(cluster.substring(1) + ".log").toFile())
            .start();
    Eventually.holds("TimescaleDB answers", this::answers);
    return begun;
  }

  private boolean answers() {
    try (Connection connection =
        DriverManager.getConnection(url("postgres"), "gaugewire", PASSWORD)) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Stops it and starts it again over the same cluster. */
  public void restart(Library library) throws IOException {
    stop();
    process = started(library);
  }

  /** Options for a database that was empty a moment ago. */
  public DatabaseOptions fresh() {
    return TestDatabases.freshAt(url("postgres") + "?user=gaugewire&password=" + PASSWORD);
  }

  /** By SIGINT, which cuts open sessions; SIGTERM would wait for them. */
  private void stop() {
    try {
      run(List.of("kill", "-INT", String.valueOf(process.pid())));
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    stop();
    try {
      run(List.of("rm", "-rf", root.resolve(cluster.substring(1)).toString()));
      Files.deleteIfExists(root.resolve(cluster.substring(1) + ".log"));
    } catch (IOException e) {
      System.err.println("not removed: " + cluster + ": " + e.getMessage());
    }
  }
}
