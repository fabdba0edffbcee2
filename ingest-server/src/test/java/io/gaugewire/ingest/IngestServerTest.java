package io.gaugewire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.config.ServerConfigReader;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.web.AddressInUseException;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.EdgeState;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.Topics;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The whole server, started from its file. */
class IngestServerTest {
  private static final String MASTER_DATA =
      """
      site: plant
      stations:
        - {code: S-10, name: {en: Turning, zh: 车削}}
      characteristics:
        - code: diameter
          name: {en: Diameter, zh: 直径}
          unit: mm
          decimals: 4
          source: {edge: line1, station: S-10, tag: diameter}
          chart: {kind: xbar-r, subgroupSize: 5}
          limits: {mu: 12, sigma: 0.005, author: a, approver: b, reason: study}
      """;

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServerConfig config(int port) throws Exception {
    DatabaseOptions database = TestDatabases.fresh();
    Files.writeString(folder.resolve("masterdata.yml"), MASTER_DATA);
    Files.writeString(folder.resolve("secret"), database.password() + "\n");
    Path file = folder.resolve("server.yml");
    Files.writeString(
        file,
        """
        http: {port: %d}
        mqtt: {port: 0}
        database: {url: "%s", user: %s, password: secret}
        masterData: masterdata.yml
        anchors: anchors
        """
            .formatted(port, database.url(), database.user()));
    return ServerConfigReader.read(file);
  }

  private HttpResponse<String> get(IngestServer server, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.httpPort() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void startsFromItsFileAndShowsTheChartsOfTheMasterData() throws Exception {
    try (IngestServer server = IngestServer.start(config(0), Clock.systemUTC())) {
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(get(server, "/metrics").body()).contains("# TYPE");
      assertThat(get(server, "/api/v1/openapi.json").body()).contains("\"openapi\":\"3.1");
      Eventually.holds("an anchor is kept", () -> Files.exists(folder.resolve("anchors")));
      HttpResponse<String> charts = get(server, "/api/v1/charts");
      assertThat(charts.statusCode()).as(charts.body()).isEqualTo(200);
      assertThat(charts.body()).contains("Diameter", "直径");
      assertThat(get(server, "/api/v1/charts/999999").statusCode()).isEqualTo(404);
      assertThat(server.mqttPort()).isPresent();
    }
  }

  /** Warnings and errors that are logged by anything in this process. */
  private static ListAppender<ILoggingEvent> complaints() {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> complaints = new ListAppender<>();
    complaints.start();
    root.addAppender(complaints);
    return complaints;
  }

  /** What an edge must know is being read, and what it said written, when the server is stopped. */
  @Test
  void aStopRightAfterAnEdgeConnectedIsClean() throws Exception {
    EdgeId edge = new EdgeId("plant", "line1");
    ServerConfig config = config(0);
    ServerConfig.DatabaseAccess access = config.database();
    String password = Files.readString(folder.resolve("secret")).strip();
    Vertx vertx = Vertx.vertx();
    ListAppender<ILoggingEvent> complaints = complaints();
    IngestServer server = IngestServer.start(config, Clock.systemUTC());
    int port = server.mqttPort().orElseThrow();
    try (server;
        Connection slow = DriverManager.getConnection(access.url(), access.user(), password);
        Connection look = DriverManager.getConnection(access.url(), access.user(), password)) {
      look.createStatement().execute("insert into site values ('plant') on conflict do nothing");
      look.createStatement().execute("insert into edge (site, name) values ('plant', 'line1')");
      slow.setAutoCommit(false);
      slow.createStatement().execute("lock table hold");
      slow.createStatement().execute("select from edge for update");
      MqttClient client = MqttClient.create(vertx);
      client.connect(port, "127.0.0.1").await();
      client.subscribe(new Topics(edge).committed(), 1).await();
      byte[] state =
          MessageCodec.encode(
              new EdgeState(true, "1.0", 3, new EdgeState.OutboxState(0, 0, 0, 0), 0, 1));
      client
          .publish(
              new Topics(edge).state(), Buffer.buffer(state), MqttQoS.AT_LEAST_ONCE, false, false)
          .await();
      Eventually.holds("reader and writer wait for the database", () -> waiting(look) == 2);

      Thread stop = Thread.ofVirtual().start(server::close);
      Eventually.holds("the door is closed", () -> !client.isConnected());
      assertThat(Eventually.settles(() -> !complaints.list.isEmpty()))
          .as("%s", complaints.list)
          .isFalse();
      slow.commit();
      assertThat(stop.join(Duration.ofSeconds(20))).as("it stopped").isTrue();
    } finally {
      ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(complaints);
      vertx.close().await();
    }
    assertThat(complaints.list).isEmpty();
  }

  private static int waiting(Connection look) {
    try (ResultSet row =
        look.createStatement()
            .executeQuery(
                """
                select count(*) from pg_stat_activity where datname = current_database()
                  and application_name = 'gaugewire desk' and wait_event_type = 'Lock'
                """)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void saysThatItsPortIsTakenAndLeavesNothingRunning() throws Exception {
    try (IngestServer first = IngestServer.start(config(0), Clock.systemUTC())) {
      ServerConfig second = config(first.httpPort());
      assertThatThrownBy(() -> IngestServer.start(second, Clock.systemUTC()))
          .isInstanceOf(AddressInUseException.class)
          .hasMessageContaining(Integer.toString(first.httpPort()));
    }
  }
}
