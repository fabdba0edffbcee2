package io.gaugewire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.standalone.history.History;
import io.gaugewire.standalone.plant.VirtualPlant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database and the plant are the real ones; server and edge keep a diary here. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class InstallationTest {
  private static final History.Progress QUIET = (what, done, all) -> {};

  @TempDir Path directory;

  private final List<String> diary = new ArrayList<>();

  private final class DiaryServer implements Installation.Server {
    private final EmbeddedPostgres database;

    DiaryServer(EmbeddedPostgres database) {
      this.database = database;
      diary.add("server starts, database runs: " + database.running());
    }

    @Override
    public String address() {
      return "http://127.0.0.1:1";
    }

    @Override
    public String uplink() {
      return "mqtt://127.0.0.1:18839";
    }

    @Override
    public void close() {
      diary.add("server stops, database runs: " + database.running());
    }
  }

  private final class DiaryEdge implements Installation.Edge {
    @Override
    public String address() {
      return "http://127.0.0.1:2";
    }

    @Override
    public void close() {
      diary.add("edge stops");
    }
  }

  private class Diary implements Installation.Pieces {
    @Override
    public void factory(
        Installation.ServerSettings settings,
        Installation.FactorySettings factory,
        History.Progress progress) {
      assertThat(factory.directory()).isDirectory();
    }

    @Override
    public Installation.Server server(Installation.ServerSettings settings) throws IOException {
      assertThat(Files.readString(settings.databasePassword()).strip())
          .isEqualTo(settings.database().password());
      assertThat(Files.readString(settings.edgePasswords())).startsWith("demo/hall-1:");
      assertThat(Files.readString(settings.masterData())).contains("site: \"demo\"");
      try (var connection = settings.database().connect();
          var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE IF NOT EXISTS start (at timestamptz DEFAULT now())");
        statement.execute("INSERT INTO start DEFAULT VALUES");
        try (var counted = statement.executeQuery("SELECT count(*) FROM start")) {
          counted.next();
          diary.add("starts so far: " + counted.getInt(1));
        }
      } catch (SQLException e) {
        throw new IOException(e);
      }
      return new DiaryServer(settings.database());
    }

    @Override
    public AutoCloseable people(
        Installation.Server server, Installation.Edge edge, VirtualPlant plant, long seed) {
      return () -> {};
    }

    @Override
    public Installation.Edge edge(Path configuration) throws IOException {
      assertThat(Files.readString(configuration))
          .contains("server: mqtt://127.0.0.1:18839", "user: demo/hall-1", "password: file:");
      diary.add("edge starts");
      return new DiaryEdge();
    }
  }

  private Installation.Settings settings(int port) {
    return new Installation.Settings(directory.resolve("data"), port, 1, 1, 0);
  }

  @Test
  void startsInOrderStopsInReverseAndGoesOnWithYesterdaysData() throws Exception {
    for (int round = 1; round <= 2; round++) {
      try (var installation = Installation.start(settings(0), new Diary(), QUIET)) {
        assertThat(installation.address()).isEqualTo("http://127.0.0.1:1");
        assertThat(installation.stationAddress()).isEqualTo("http://127.0.0.1:2");
        assertThatThrownBy(() -> Installation.start(settings(0), new Diary(), QUIET))
            .hasMessageContaining("another gaugewire runs over");
      }
    }
    assertThat(diary)
        .containsExactly(
            "starts so far: 1",
            "server starts, database runs: true",
            "edge starts",
            "edge stops",
            "server stops, database runs: true",
            "starts so far: 2",
            "server starts, database runs: true",
            "edge starts",
            "edge stops",
            "server stops, database runs: true");
  }

  @Test
  void stopsWhatItStartedWhenALaterPieceFails() throws Exception {
    var withoutEdge =
        new Diary() {
          @Override
          public Installation.Edge edge(Path configuration) throws IOException {
            throw new IOException("no edge today");
          }
        };
    assertThatThrownBy(() -> Installation.start(settings(0), withoutEdge, QUIET))
        .hasMessage("no edge today");
    assertThat(diary).last().isEqualTo("server stops, database runs: true");
    DataDirectory.hold(directory.resolve("data")).close();
  }

  @Test
  void saysThatThePortIsTakenBeforeItStartsAnything() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> Installation.start(settings(taken.getLocalPort()), new Diary(), QUIET))
          .hasMessageContaining("port " + taken.getLocalPort() + " is in use");
    }
    assertThat(diary).isEmpty();
    assertThat(directory.resolve("data/postgres")).doesNotExist();
  }
}
