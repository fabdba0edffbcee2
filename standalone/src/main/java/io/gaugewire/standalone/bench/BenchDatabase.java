package io.gaugewire.standalone.bench;

import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where a benchmark stores: an embedded PostgreSQL that ends with it, or a database that is there.
 * Safe for use by many threads.
 */
final class BenchDatabase implements AutoCloseable {
  private static final int POOL = 10;
  private static final int SHARED_BUFFERS_MIB = 512;

  private final DatabaseOptions options;
  private final Runnable end;

  private BenchDatabase(DatabaseOptions options, Runnable end) {
    this.options = options;
    this.end = end;
  }

  /** A new embedded one. */
  static BenchDatabase embedded(Path directory) throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            Options.in(directory).withSharedBuffersMegabytes(SHARED_BUFFERS_MIB));
    return new BenchDatabase(
        new DatabaseOptions(postgres.jdbcUrl(), postgres.user(), postgres.password(), POOL),
        postgres::close);
  }

  /** One that is there, and stays. */
  static BenchDatabase at(String url, String user, String password) {
    return new BenchDatabase(new DatabaseOptions(url, user, password, POOL), () -> {});
  }

  DatabaseOptions options() {
    return options;
  }

  /** A connection of its own; commits by itself. */
  Connection connect() throws SQLException {
    return Database.connect(options, "bench");
  }

  @Override
  public void close() {
    end.run();
  }
}
