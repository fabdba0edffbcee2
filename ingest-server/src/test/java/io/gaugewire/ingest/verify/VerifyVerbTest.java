package io.gaugewire.ingest.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.StoredParcels;
import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.audit.Anchors;
import io.gaugewire.ingest.audit.AuditChain;
import io.gaugewire.ingest.audit.AuditStore;
import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyVerbTest {
  private static final DataDirectories NONE =
      directory -> {
        throw new IOException("no data directory in this test");
      };

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();

  private int run(DataDirectories directories, String... arguments) {
    return new CommandLine(new VerifyVerb(directories))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }

  private Path configuration(DatabaseOptions options) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), options.password() + "\n");
    return Files.writeString(
        folder.resolve("server.yml"),
        "database:\n  url: "
            + options.url()
            + "\n  user: "
            + options.user()
            + "\n  password: "
            + password
            + "\n");
  }

  @Test
  void saysWhatItFoundAndEndsWithIt() throws SQLException, IOException {
    DatabaseOptions options = TestDatabases.fresh();
    Path config = configuration(options);
    try (Database database = Database.open(options)) {
      ParcelMaker maker = new ParcelMaker(new EdgeId("plant", "edge"), 1, 3, 5);
      StoredParcels.store(
          database, List.of(maker.announcement(), maker.readings(30), maker.everything(5)));
      assertThat(run(NONE, "--config", config.toString())).isZero();
      assertThat(out.toString()).startsWith("intact: 1 streams, 3 parcels");
      database.jdbi().useHandle(h -> h.execute("delete from gap"));
      assertThat(run(NONE, "--config", config.toString(), "--json")).isEqualTo(1);
      String last = out.toString().lines().toList().getLast();
      assertThat(last)
          .startsWith("{\"intact\":false")
          .contains("plant/edge epoch 1, parcel 3")
          .contains("\"audit\":\"intact\"");
    }
  }

  /** DATA-2: a chain that was rewritten as a whole fits in itself, but not to what is kept. */
  @Test
  void theChainOfChangesGoesThroughTheLastAnchorKept() throws SQLException, IOException {
    DatabaseOptions options = TestDatabases.fresh();
    Path config = configuration(options);
    try (Database database = Database.open(options)) {
      Changes changes = new Changes(database.jdbi(), Clock.systemUTC());
      for (String act : List.of("one", "two")) {
        changes.make(
            Author.system("test"),
            "",
            (handle, at) -> {
              Changes.note(handle, "test", act, act);
              return act;
            });
      }
      AuditChain.Anchor anchor = new AuditStore(database.jdbi(), database.pool()).anchor();
      String line = "{\"number\":" + anchor.number() + ",\"hash\":\"%s\"}\n";
      Path kept = folder.resolve("anchors");
      Files.writeString(kept, "anything\n" + line.formatted(anchor.hash()) + "\n");
      assertThat(run(NONE, "--config", config.toString(), "--anchor", kept.toString())).isZero();

      Path folderOfAServer = folder.resolve("kept");
      new Anchors(
              new AuditStore(database.jdbi(), database.pool()),
              folderOfAServer,
              Clock.systemUTC(),
              ZoneOffset.UTC)
          .look();
      assertThat(run(NONE, "--config", config.toString(), "--anchor", folderOfAServer.toString()))
          .isZero();

      Files.writeString(kept, line.formatted("0".repeat(64)));
      assertThat(run(NONE, "--config", config.toString(), "--anchor", kept.toString()))
          .isEqualTo(1);
      assertThat(out.toString()).contains("the chain was rewritten");
      Files.writeString(kept, "anything\n");
      assertThat(run(NONE, "--config", config.toString(), "--anchor", kept.toString()))
          .isEqualTo(2);
    }
  }

  @Test
  void oneDatabaseMustBeNamed() {
    assertThat(run(NONE)).isEqualTo(2);
    assertThat(run(NONE, "--data", "x", "--config", "y")).isEqualTo(2);
  }
}
