package io.gaugewire.ingest;

import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fresh databases for tests: of the embedded PostgreSQL, or of the server that {@code
 * GAUGEWIRE_TEST_DB} names ({@code jdbc:postgresql://host:port/name?user=…&password=…}, a user who
 * may create databases).
 */
public final class TestDatabases {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Pattern ADDRESS =
      Pattern.compile("(jdbc:postgresql://[^/]+/)([^?]+)\\?user=([^&]+)(?:&password=(.*))?");

  private TestDatabases() {}

  /** Options for a database that was empty a moment ago. */
  public static DatabaseOptions fresh() {
    String given = System.getenv("GAUGEWIRE_TEST_DB");
    if (given == null || given.isBlank()) {
      TestPostgres.Database database = TestPostgres.shared().freshDatabase();
      return new DatabaseOptions(database.jdbcUrl(), database.user(), database.password(), 4);
    }
    return freshAt(given);
  }

  /** Options for a fresh database of another server. */
  public static DatabaseOptions freshAt(String address) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected jdbc:postgresql://host:port/name?user=…&password=…, found another form");
    }
    String password = parts.group(4) == null ? "" : parts.group(4);
    String name = "gaugewire_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    try (Connection connection =
            DriverManager.getConnection(parts.group(1) + parts.group(2), parts.group(3), password);
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name);
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("no test database at " + parts.group(1), e);
    }
    return new DatabaseOptions(parts.group(1) + name, parts.group(3), password, 4);
  }
}
