package io.gaugewire.postgres;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, running while this object is open.
 *
 * <p>It survives the process that started it: after a crash of the JVM the next {@link #start} on
 * the same directory takes it over within seconds. One process at a time may hold a directory. Safe
 * for use by many threads.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private static final String STARTING_UP = "57P03";
  private static final Duration ADOPTION_PAUSE = Duration.ofMillis(50);
  private static final int FREE_PORT_ATTEMPTS = 5;

  private final Options options;
  private final Cluster cluster;
  private final FileChannel lock;
  private final int port;
  private final long pid;

  private EmbeddedPostgres(Options options, Cluster cluster, FileChannel lock, int port, long pid) {
    this.options = options;
    this.cluster = cluster;
    this.lock = lock;
    this.port = port;
    this.pid = pid;
  }

  /**
   * Starts, or takes over, the PostgreSQL in {@code options.directory()}; returns when it accepts
   * connections and the database exists.
   *
   * @throws PostgresUnavailableException when it cannot run, with what to do about it
   */
  public static EmbeddedPostgres start(Options options) {
    FileChannel lock = lock(options.directory());
    try {
      Cluster cluster = Cluster.open(options);
      int port = adopt(options, cluster);
      if (port == 0) {
        port = startOn(options, cluster);
      }
      long pid =
          Postmaster.over(cluster.data())
              .orElseThrow(
                  () ->
                      new PostgresUnavailableException(
                          "PostgreSQL ended right after its start; see the log in "
                              + cluster.data().resolve("log")))
              .pid();
      var started = new EmbeddedPostgres(options, cluster, lock, port, pid);
      started.createDatabase(options.database());
      return started;
    } catch (IOException e) {
      release(lock);
      throw new PostgresUnavailableException(
          "Cannot write to " + options.directory() + "; is the disk full?", e);
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  /** The URL of {@link Options#database()}, without user and password. */
  public String jdbcUrl() {
    return jdbcUrl(options.database());
  }

  String jdbcUrl(String database) {
    return url(port, database);
  }

  /** The account to connect with; it owns the database. */
  public String user() {
    return Cluster.SUPERUSER;
  }

  /** Its password. Secret: the directory's {@code password} file is readable by its owner only. */
  public String password() {
    return cluster.password();
  }

  /** The process id of the postmaster. */
  public long pid() {
    return pid;
  }

  /** Whether the postmaster that was started is still alive. */
  public boolean running() {
    return new Postmaster(pid).runsOver(cluster.data());
  }

  /** A new connection to {@link Options#database()}. */
  public Connection connect() throws SQLException {
    return connect(port, options.database(), cluster.password());
  }

  /**
   * Stops PostgreSQL: connections are cut, what was committed is kept. Closing twice does nothing.
   */
  @Override
  public synchronized void close() {
    if (!lock.isOpen()) {
      return;
    }
    try {
      cluster.stop();
    } finally {
      release(lock);
    }
  }

  private static FileChannel lock(Path directory) {
    try {
      if (!Files.isDirectory(directory)) {
        if (directory.getParent() != null) {
          Files.createDirectories(directory.getParent());
        }
        Files.createDirectory(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      FileChannel channel =
          FileChannel.open(
              directory.resolve("launcher.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      FileLock held = tryLock(channel);
      if (held == null) {
        channel.close();
        throw new PostgresUnavailableException(
            "Another process uses the database in "
                + directory
                + "; stop it first, or choose another data directory");
      }
      return channel;
    } catch (IOException e) {
      throw new PostgresUnavailableException(
          "Cannot write to " + directory + "; choose a data directory that you may write to", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new PostgresUnavailableException("Cannot release the lock of the data directory", e);
    }
  }

  /**
   * The port of a PostgreSQL that an earlier process left running and that is as {@code options}
   * want it; 0 when there is none, and then nothing runs over the cluster.
   */
  private static int adopt(Options options, Cluster cluster) throws IOException {
    if (Postmaster.over(cluster.data()).isEmpty()) {
      return 0;
    }
    String settings = cluster.settings();
    int port = Settings.port(settings).orElse(0);
    boolean asWanted =
        (options.port() == 0 || options.port() == port)
            && settings.equals(Settings.text(options, port));
    if (asWanted && answers(port, cluster, options.startTimeout())) {
      log.atInfo().addKeyValue("port", port).log("PostgreSQL of an earlier run taken over");
      return port;
    }
    log.atInfo().log("PostgreSQL of an earlier run stopped");
    cluster.stop();
    return 0;
  }

  private static boolean answers(int port, Cluster cluster, Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    while (System.nanoTime() - deadline < 0) {
      try (Connection connection = connect(port, "postgres", cluster.password())) {
        return connection.isValid(5);
      } catch (SQLException e) {
        if (!STARTING_UP.equals(e.getSQLState())) {
          return false;
        }
        LockSupport.parkNanos(ADOPTION_PAUSE.toNanos());
      }
    }
    return false;
  }

  private static int startOn(Options options, Cluster cluster) throws IOException {
    if (options.port() != 0) {
      checkFree(options.port());
      cluster.start(Settings.text(options, options.port()), options.startTimeout());
      return options.port();
    }
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      try {
        cluster.start(Settings.text(options, port), options.startTimeout());
        return port;
      } catch (PostgresUnavailableException e) {
        // Between choosing a free port and binding to it, another process may have taken it.
        boolean taken = String.valueOf(e.getMessage()).contains("Address already in use");
        if (!taken || attempt == FREE_PORT_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void checkFree(int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (BindException e) {
      throw new PostgresUnavailableException(
          "Port " + port + " is in use by another program; stop it or choose another port", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void createDatabase(String name) {
    try (Connection connection = connect(port, "postgres", cluster.password());
        PreparedStatement find =
            connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      find.setString(1, name);
      try (ResultSet found = find.executeQuery()) {
        if (found.next()) {
          return;
        }
      }
      try (var create = connection.createStatement()) {
        // Options has checked the name: it needs no quoting.
        create.execute("CREATE DATABASE " + name);
      }
    } catch (SQLException e) {
      throw new PostgresUnavailableException(
          "Cannot make the database "
              + name
              + "; is the file "
              + options.directory().resolve("password")
              + " the one of this cluster?",
          e);
    }
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static Connection connect(int port, String database, String password)
      throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", Cluster.SUPERUSER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    return DriverManager.getConnection(url(port, database), properties);
  }
}
