package io.gaugewire.ingest.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database: a pool for questions from the desk, connections of their own for writers. Safe for
 * use by many threads.
 */
public final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final int POOL_TIMEOUT_MILLIS = 4_000;
  private static final int CONNECT_TIMEOUT_SECONDS = 5;

  /**
   * A database that answers nothing for so long is taken for frozen: the connection is given up.
   */
  private static final int WRITER_SOCKET_TIMEOUT_SECONDS = 30;

  private static final int READER_SOCKET_TIMEOUT_SECONDS = 120;

  private final DatabaseOptions options;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final DatabaseKind kind;

  private Database(DatabaseOptions options, HikariDataSource pool, DatabaseKind kind) {
    this.options = options;
    this.pool = pool;
    this.jdbi = discreet(Jdbi.create(pool)).installPlugin(new PostgresPlugin());
    this.kind = kind;
  }

  /**
   * Connects, brings the schema up to date and finds out what kind of database it is. On a database
   * to which TimescaleDB was added since, readings are moved into a hypertable first; that takes
   * about a second for half a million rows and is resumed if interrupted.
   *
   * @throws SQLException when the database cannot be reached or refuses
   */
  public static Database open(DatabaseOptions options) throws SQLException {
    try (Connection connection = connect(options, READER_SOCKET_TIMEOUT_SECONDS, "start")) {
      Timescale.createWhereAvailable(connection);
    }
    Migrations.run(options);
    HikariDataSource pool = pool(options);
    try (Connection connection = connect(options, 0, "migration")) {
      DatabaseKind kind = Timescale.kind(connection);
      if (kind.level().hypertables()) {
        HypertableUpgrade.run(connection);
        if (kind.level() == StorageLevel.TIMESCALEDB_FULL) {
          Columnstore.enable(connection);
        }
      } else {
        Partitions.ensure(connection);
      }
      log.atInfo()
          .addKeyValue("storage", kind.level().text())
          .addKeyValue("postgresql", kind.postgresql())
          .addKeyValue("timescaledb", kind.timescaledb())
          .log("database opened");
      return new Database(options, pool, kind);
    } catch (SQLException | RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariDataSource pool(DatabaseOptions options) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(options.url());
    config.setUsername(options.user());
    config.setPassword(options.password());
    config.setMaximumPoolSize(options.poolSize());
    config.setConnectionTimeout(POOL_TIMEOUT_MILLIS);
    config.setInitializationFailTimeout(-1);
    config.setPoolName("desk");
    Properties properties = properties(options, READER_SOCKET_TIMEOUT_SECONDS, "desk");
    // The detail of a refusal is the row that was refused.
    properties.setProperty("logServerErrorDetail", "false");
    config.setDataSourceProperties(properties);
    // Readings lie in the order of their index; by the default a page that is jumped to costs four
    // in a row, and a tag's day is fetched out of order and sorted on disk.
    config.setConnectionInitSql("set random_page_cost = 1.1");
    return new HikariDataSource(config);
  }

  private static Connection connect(
      DatabaseOptions options, int socketTimeoutSeconds, String application) throws SQLException {
    return DriverManager.getConnection(
        options.url(), properties(options, socketTimeoutSeconds, application));
  }

  /** For the driver, which takes no notice of a value that is not a text. */
  private static Properties properties(
      DatabaseOptions options, int socketTimeoutSeconds, String application) {
    Properties properties = new Properties();
    properties.setProperty("user", options.user());
    properties.setProperty("password", options.password());
    properties.setProperty("ApplicationName", "gaugewire " + application);
    properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT_SECONDS));
    properties.setProperty("socketTimeout", String.valueOf(socketTimeoutSeconds));
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  /**
   * One connection for long reading, without a look at the schema; commits by itself.
   *
   * @param name shown in {@code pg_stat_activity}
   */
  public static Connection connect(DatabaseOptions options, String name) throws SQLException {
    return connect(options, 0, name);
  }

  /**
   * Has failures tell the statement, and not what was bound to it: they are logged, and it may be a
   * secret or somebody's name.
   */
  public static Jdbi discreet(Jdbi jdbi) {
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(Database::withoutArguments);
    return jdbi;
  }

  private static String withoutArguments(StatementException failure) {
    StatementContext context = failure.getStatementContext();
    return context == null
        ? failure.getShortMessage()
        : failure.getShortMessage() + " [" + context.getRenderedSql() + "]";
  }

  /** For questions: statements through the pool. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** For work that may take minutes: each handle has a connection of its own beside the pool. */
  public Jdbi patient() {
    return discreet(Jdbi.create(() -> openUnbounded("long work")))
        .installPlugin(new PostgresPlugin());
  }

  /** The pool itself, for whoever needs a {@link DataSource}. */
  public DataSource pool() {
    return pool;
  }

  /** What kind of database this is. */
  public DatabaseKind kind() {
    return kind;
  }

  /**
   * A new connection for one writer: transactions by hand, durable commits, locks waited for no
   * longer than 20 s, a forgotten transaction ended by the server after a minute.
   *
   * @param name shown in {@code pg_stat_activity}
   */
  public Connection openWriter(String name) throws SQLException {
    Connection connection = connect(options, WRITER_SOCKET_TIMEOUT_SECONDS, name);
    try (var statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = on");
      statement.execute("set lock_timeout = '20s'");
      statement.execute("set idle_in_transaction_session_timeout = '60s'");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Makes room for readings of the past: on plain PostgreSQL a partition for each day that has
   * none. Repeatable.
   *
   * @param from first source time
   * @param to last source time, at most {@value Partitions#MOST_DAYS} days later
   */
  public void makeRoom(Instant from, Instant to) throws SQLException {
    if (kind.level().hypertables()) {
      return;
    }
    try (Connection connection = openUnbounded("room")) {
      Partitions.ensure(connection, from, to);
    }
  }

  /** A new connection for long work beside the pool (verification, upkeep); commits by itself. */
  public Connection openUnbounded(String name) throws SQLException {
    return connect(options, 0, name);
  }

  @Override
  public void close() {
    pool.close();
  }
}
