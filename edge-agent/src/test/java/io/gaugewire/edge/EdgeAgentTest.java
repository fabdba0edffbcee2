package io.gaugewire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.config.ConfigReader;
import io.gaugewire.edge.outbox.Entries;
import io.gaugewire.edge.testing.ModelServer;
import io.gaugewire.edge.testing.MqttDoor;
import io.gaugewire.edge.testing.Station;
import io.gaugewire.edge.testing.StationServer;
import io.gaugewire.edge.uplink.UplinkStatus;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationHold;
import io.gaugewire.wire.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One edge, started from its configuration, between a gauge and a server. */
class EdgeAgentTest {
  @TempDir private Path folder;

  private final Station gauge = new Station();
  private final StationServer modbus = StationServer.tcp(gauge);
  private final ModelServer server = new ModelServer();
  private MqttDoor door;

  @BeforeEach
  void open() throws Exception {
    door = new MqttDoor(server);
    gauge.holding[0] = 12_345;
    Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(
        folder.resolve("profiles/plain.yml"),
        """
        profile: plain
        every: 50ms
        tags:
          - {tag: width, address: 0, type: uint16, decimals: 3, unit: mm}
        """);
  }

  @AfterEach
  void close() throws Exception {
    modbus.close();
    door.close();
  }

  private Path configuration(String... gauges) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            site: plant
            edge: line-1
            outbox: {directory: outbox, capacity: 64 MiB, reserve: 1 MiB}
            uplink: {server: "mqtt://127.0.0.1:%d"}
            station-app: {host: 127.0.0.1, port: 0}
            connections:
              line: {transport: tcp, host: 127.0.0.1, port: %d}
            gauges:
            """
                .formatted(door.port(), modbus.port()));
    for (String name : gauges) {
      text.append(
          "  - {gauge: %s, connection: line, profile: plain, station: %s, hold: {table: coil, address: 7}}\n"
              .formatted(name, name));
    }
    return Files.writeString(folder.resolve("edge.yml"), text.toString());
  }

  private static String get(URI address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(address).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private boolean isOnHold() {
    synchronized (gauge) {
      return gauge.coils[7];
    }
  }

  private long arrived(double value) {
    synchronized (server) {
      return server.model.values().stream().filter(v -> v == value).count();
    }
  }

  @Test
  void whatAGaugeShowsReachesTheServerAndAHoldReachesTheMachine() throws Exception {
    try (EdgeAgent agent = EdgeAgent.start(configuration("shaft"))) {
      Entries.until("readings arrive", () -> arrived(12.345) > 3);
      assertThat(get(agent.stationAddress().resolve("/api/station/status"))).contains("shaft");
      assertThat(agent.devices())
          .singleElement()
          .satisfies(device -> assertThat(device.answering()).isTrue());

      StationHold hold = new StationHold(new UUID(1, 2), "shaft", true, 1, "crack found");
      door.send(new Topics(Entries.EDGE).command(), MessageCodec.encode(hold));
      Entries.until("the machine shows the hold", this::isOnHold);
      Entries.until(
          "the server hears of it",
          () -> {
            synchronized (server) {
              return server.model.events().stream()
                  .anyMatch(event -> event.kind() == StationEvent.Kind.HOLD_WRITTEN);
            }
          });
      get(agent.stationAddress().resolve("/metrics"));
      Entries.until("the rate is measured", () -> agent.devices().getFirst().pollsPerSecond() > 0);
      String metrics = get(agent.stationAddress().resolve("/metrics"));
      assertThat(metrics)
          .contains("gaugewire_gauge_answering{gauge=\"shaft\",station=\"shaft\"} 1.0")
          .contains("gaugewire_loop_alive{loop=\"gauges\"} 1.0");
    }
  }

  // The machine forgot the hold while the edge was down, as one that lost its power does.
  @Test
  void aKeptHoldIsWrittenAgainAfterARestart() throws Exception {
    Path file = configuration("shaft");
    try (EdgeAgent agent = EdgeAgent.start(file)) {
      Entries.until("connected", () -> agent.uplinkStatus().phase() == UplinkStatus.Phase.SENDING);
      StationHold hold = new StationHold(new UUID(1, 2), "shaft", true, 1, "crack found");
      door.send(new Topics(Entries.EDGE).command(), MessageCodec.encode(hold));
      Entries.until("the machine shows the hold", this::isOnHold);
    }
    synchronized (gauge) {
      gauge.coils[7] = false;
    }
    try (EdgeAgent _ = EdgeAgent.start(file)) {
      Entries.until("the machine shows the hold again", this::isOnHold);
    }
  }

  @Test
  void aChangedConfigurationAddsAGauge() throws Exception {
    try (EdgeAgent agent = EdgeAgent.start(configuration("shaft"))) {
      Entries.until("readings arrive", () -> arrived(12.345) > 3);
      agent.apply(ConfigReader.read(configuration("shaft", "bolt")));
      Entries.until(
          "the other is polled",
          () ->
              agent.devices().stream()
                  .anyMatch(device -> device.gauge().equals("bolt") && device.polls() > 3));
    }
  }

  @Test
  void aRestartGoesOnWhereTheLastRunEnded() throws Exception {
    Path file = configuration("shaft");
    long before;
    try (EdgeAgent agent = EdgeAgent.start(file)) {
      Entries.until("readings arrive", () -> arrived(12.345) > 3);
      before = agent.outboxStatus().epoch();
    }
    synchronized (gauge) {
      gauge.holding[0] = 23_456;
    }
    try (EdgeAgent agent = EdgeAgent.start(file)) {
      Entries.until("readings arrive", () -> arrived(23.456) > 3);
      assertThat(agent.outboxStatus().epoch()).isEqualTo(before);
    }
  }

  @Test
  void theCommandNamesWhatIsWrongInAConfiguration() throws IOException {
    Path file = Files.writeString(folder.resolve("edge.yml"), "site: plant\n");
    StringWriter err = new StringWriter();
    int code =
        EdgeVerb.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute("run", "--config", file.toString());
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("edge.yml").contains("uplink");
  }

  @Test
  void theProbeTakesItsTypeInSmallLetters() {
    StringWriter out = new StringWriter();
    int code =
        EdgeVerb.commandLine()
            .setOut(new PrintWriter(out, true))
            .execute(
                "probe",
                "127.0.0.1",
                "--port=" + modbus.port(),
                "--type=uint16",
                "--table=holding",
                "--address=0",
                "--decimals=3",
                "--expect=12.345");
    assertThat(code).isZero();
    assertThat(out.toString()).contains("<==");
  }
}
