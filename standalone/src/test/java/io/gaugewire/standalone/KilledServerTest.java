package io.gaugewire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.EdgeAgent;
import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import io.gaugewire.standalone.plant.PlantConfiguration;
import io.gaugewire.standalone.plant.VirtualPlant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, killed in the middle of the work; everything else lives. */
@Tag("scenario")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class KilledServerTest {
  private static final int KILLS = 3;
  private static final Duration BOUND = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void storesExactlyWhatTheEdgeNumberedThoughTheServerIsKilledInTheMiddle() throws Exception {
    Path own = Files.createDirectories(directory.resolve("server"));
    int mqtt = freePort();
    try (var database =
            EmbeddedPostgres.start(
                Options.in(directory.resolve("postgres"))
                    .withDurability(Options.Durability.DISPOSABLE));
        var plant =
            VirtualPlant.start(new VirtualPlant.Options(1, 20, directory.resolve("memory")))) {
      Path config = serverFile(own, database, mqtt);
      Process server = started(config);
      try (EdgeAgent edge = EdgeAgent.start(edgeFile(mqtt, plant))) {
        for (int kill = 0; kill < KILLS; kill++) {
          long before = stored(database);
          until("the server stores", () -> stored(database) > before + 20);
          server.destroyForcibly().waitFor();
          long produced = edge.outboxStatus().produced();
          until("the edge goes on", () -> edge.outboxStatus().produced() > produced + 5);
          server = started(config);
        }
        plant.close();
        long produced = edge.outboxStatus().produced();
        until("all is committed", () -> edge.uplinkStatus().committed() >= produced);
      } finally {
        server.destroy();
        if (!server.waitFor(30, TimeUnit.SECONDS)) {
          server.destroyForcibly().waitFor();
        }
      }
      assertWhole(database);
    }
  }

  private static void assertWhole(EmbeddedPostgres database) {
    assertThat(number(database, "select count(distinct epoch) from stream")).isEqualTo(1);
    assertThat(number(database, "select count(*) from ledger"))
        .as("each number of the edge once, none left out")
        .isEqualTo(number(database, "select committed_seq from stream"))
        .isGreaterThan(KILLS * 20L);
    assertThat(
            number(
                database,
                """
                select (select count(*) from reading) + (select count(*) from station_result)
                     + (select count(*) from station_event) + (select count(*) from gap)
                     + (select count(*) from inspection_record)
                     + (select count(*) from stream_tag)
                """))
        .as("as many entries as the parcels said")
        .isEqualTo(number(database, "select sum(entries) from ledger"));
    // The plant counts its parts by itself: it knows nothing of parcels.
    assertThat(
            number(
                database,
                """
                select count(*) from (
                  select station, count(*) as stored, count(distinct counter) as different,
                         max(counter) - min(counter) + 1 as made
                  from station_result where counter >= 0 group by station) as result
                where different <> stored
                   or made - stored <> (select coalesce(sum(missing), 0) from gap
                                        where gap.station = result.station and missing > 0)
                """))
        .as("stations with a part there twice, or missing without a gap that says so")
        .isZero();
    assertThat(number(database, "select count(*) from quarantine")).isZero();
    assertThat(number(database, "select count(*) from subgroup")).isPositive();
  }

  private Path serverFile(Path own, EmbeddedPostgres database, int mqtt) throws IOException {
    Path masterData = PlantConfiguration.writeMasterData(own, "demo", "hall-1");
    Files.writeString(own.resolve("secret"), database.password() + "\n");
    Path file = own.resolve("server.yml");
    Files.writeString(
        file,
        """
        http: {port: 0}
        mqtt: {port: %d}
        database: {url: "%s", user: %s, password: secret}
        masterData: "%s"
        """
            .formatted(mqtt, database.jdbcUrl(), database.user(), masterData.getFileName()));
    return file;
  }

  private Path edgeFile(int mqtt, VirtualPlant plant) throws IOException {
    return PlantConfiguration.write(
        directory.resolve("edge"),
        new PlantConfiguration.Edge("demo", "hall-1", "mqtt://127.0.0.1:" + mqtt, "", "", 0),
        plant);
  }

  /** A server process that has said that it is ready. */
  private Process started(Path config) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process server =
        new ProcessBuilder(
                java.toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.gaugewire.standalone.Gaugewire",
                "server",
                "--config",
                config.toString())
            .redirectError(directory.resolve("server.log").toFile())
            .start();
    String said = server.inputReader().readLine();
    assertThat(said).as("log: %s", log()).startsWith("ready http://127.0.0.1:");
    return server;
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("server.log"));
  }

  private static long stored(EmbeddedPostgres database) {
    return number(database, "select coalesce(max(committed_seq), 0) from stream");
  }

  private static long number(EmbeddedPostgres database, String question) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.next() ? answer.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException(question, e);
    }
  }

  private static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + BOUND.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).as("waiting until " + what).isNegative();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
