package io.gaugewire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.command.DataDirectories.OpenDatabase;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  @TempDir private Path directory = Path.of("");
  private final StringWriter said = new StringWriter();

  private int run(String... arguments) {
    return Gaugewire.commandLine()
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(said, true))
        .execute(arguments);
  }

  /** Everything committed before the backup began is in it, and nothing twice or in part. */
  @Test
  void whatIsWrittenMeanwhileDoesNotSpoilIt() throws Exception {
    Path data = directory.resolve("data");
    Path file = directory.resolve("backup.zip");
    long before;
    Files.createDirectories(data.resolve("edge/outbox"));
    Files.writeString(data.resolve("edge/edge.yml"), "edge: one\n");
    Files.writeString(data.resolve("edge/outbox/segment"), "parcels");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Options.in(data.resolve("postgres")));
        OpenDatabase open = new DataDirectoryDatabases().open(data)) {
      Database.open(open.options()).close();
      try (Writing writing = new Writing(postgres)) {
        before = writing.awaitSome();
        assertThat(run("backup", "--data", data.toString(), "--to", file.toString()))
            .as(said.toString())
            .isZero();
      }
      assertThat(told(open)).containsExactly(Files.size(file));
    }
    Path restored = directory.resolve("restored");
    assertThat(run("restore", "--from", file.toString(), "--data", restored.toString()))
        .as(said.toString())
        .isZero();
    assertThat(Files.readString(restored.resolve("edge/edge.yml"))).isEqualTo("edge: one\n");
    assertThat(restored.resolve("edge/outbox/segment")).doesNotExist();
    assertContiguous(restored, before);
    assertThat(run("restore", "--from", file.toString(), "--data", restored.toString()))
        .isEqualTo(1);
    assertThat(said.toString()).contains("is not empty");
  }

  /** Sizes of the backups that the installation was told of. */
  private static List<Long> told(OpenDatabase open) throws SQLException {
    List<Long> sizes = new ArrayList<>();
    try (Connection connection = Database.connect(open.options(), "test");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select bytes from backup_made order by number")) {
      while (row.next()) {
        sizes.add(row.getLong(1));
      }
    }
    return sizes;
  }

  private static void assertContiguous(Path data, long atLeast) throws IOException, SQLException {
    try (OpenDatabase open = new DataDirectoryDatabases().open(data);
        Connection connection = Database.connect(open.options(), "test");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*), max(n) from written")) {
      row.next();
      assertThat(row.getLong(1)).isEqualTo(row.getLong(2)).isGreaterThanOrEqualTo(atLeast);
    }
  }

  /** Commits 1, 2, 3 … one at a time until it is closed. */
  private static final class Writing implements AutoCloseable {
    private final AtomicLong committed = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;

    Writing(EmbeddedPostgres postgres) throws SQLException {
      try (Connection connection = postgres.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("create table written (n bigint primary key, filling text)");
      }
      thread = Thread.ofPlatform().start(() -> write(postgres));
    }

    private void write(EmbeddedPostgres postgres) {
      try (Connection connection = postgres.connect();
          Statement statement = connection.createStatement()) {
        while (!closed.get()) {
          long next = committed.get() + 1;
          statement.execute("insert into written values (" + next + ", repeat('x', 3000))");
          committed.set(next);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    long awaitSome() {
      while (committed.get() < 200 && thread.isAlive()) {
        Thread.onSpinWait();
      }
      return committed.get();
    }

    @Override
    public void close() throws InterruptedException {
      closed.set(true);
      thread.join();
    }
  }
}
