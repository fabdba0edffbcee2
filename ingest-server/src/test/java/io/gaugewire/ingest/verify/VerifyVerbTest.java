package io.gaugewire.ingest.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.StoredParcels;
import io.gaugewire.ingest.TestDatabases;
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

  @Test
  void saysWhatItFoundAndEndsWithIt() throws SQLException, IOException {
    DatabaseOptions options = TestDatabases.fresh();
    Path password = Files.writeString(folder.resolve("password"), options.password() + "\n");
    Path config =
        Files.writeString(
            folder.resolve("server.yml"),
            "database:\n  url: "
                + options.url()
                + "\n  user: "
                + options.user()
                + "\n  password: "
                + password
                + "\n");
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

  @Test
  void oneDatabaseMustBeNamed() {
    assertThat(run(NONE)).isEqualTo(2);
    assertThat(run(NONE, "--data", "x", "--config", "y")).isEqualTo(2);
  }
}
