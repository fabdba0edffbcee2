package io.gaugewire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.postgres.EmbeddedPostgres;
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

  private class Diary implements Installation.Pieces {
    @Override
    public Installation.Server server(EmbeddedPostgres database, int port, Path own)
        throws IOException {
      try (var connection = database.connect();
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
      return new DiaryServer(database);
    }

    @Override
    public AutoCloseable edge(Path configuration) throws IOException {
      assertThat(Files.readString(configuration)).contains("server: mqtt://127.0.0.1:18839");
      diary.add("edge starts");
      return () -> diary.add("edge stops");
    }
  }

  private Installation.Settings settings(int port) {
    return new Installation.Settings(directory.resolve("data"), port, 1, 1);
  }

  @Test
  void startsInOrderStopsInReverseAndGoesOnWithYesterdaysData() throws Exception {
    for (int round = 1; round <= 2; round++) {
      try (var installation = Installation.start(settings(0), new Diary())) {
        assertThat(installation.address()).isEqualTo("http://127.0.0.1:1");
        assertThatThrownBy(() -> Installation.start(settings(0), new Diary()))
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
          public AutoCloseable edge(Path configuration) throws IOException {
            throw new IOException("no edge today");
          }
        };
    assertThatThrownBy(() -> Installation.start(settings(0), withoutEdge))
        .hasMessage("no edge today");
    assertThat(diary).last().isEqualTo("server stops, database runs: true");
    DataDirectory.hold(directory.resolve("data")).close();
  }

  @Test
  void saysThatThePortIsTakenBeforeItStartsAnything() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Installation.start(settings(taken.getLocalPort()), new Diary()))
          .hasMessageContaining("port " + taken.getLocalPort() + " is in use");
    }
    assertThat(diary).isEmpty();
    assertThat(directory.resolve("data/postgres")).doesNotExist();
  }
}
