package io.gaugewire.edge.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.health.DeviceHealth;
import io.gaugewire.edge.health.EdgeHealth;
import io.gaugewire.edge.health.Loop;
import io.gaugewire.edge.outbox.CommittedModel;
import io.gaugewire.edge.outbox.Entries;
import io.gaugewire.edge.outbox.Outbox;
import io.gaugewire.edge.uplink.UplinkStatus;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.StationHold;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationServerTest {
  @TempDir Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicBoolean uplinkLoopLives = new AtomicBoolean(true);
  private Outbox outbox;
  private LiveValues live;
  private ContextCache context;
  private Holds holds;
  private StationServer server;

  @BeforeEach
  void start() throws IOException {
    outbox = Outbox.open(Entries.settings(directory.resolve("outbox")), Clock.systemUTC());
    live = new LiveValues(outbox);
    context = new ContextCache(directory.resolve("context"));
    holds =
        new Holds(
            directory.resolve("holds"),
            (station, active) -> CompletableFuture.completedFuture(true),
            Duration.ofMillis(20));
    holds.start();
    EdgeHealth health =
        new EdgeHealth(
            Entries.EDGE,
            outbox::status,
            () -> new UplinkStatus(UplinkStatus.Phase.DISCONNECTED, "", 1, 0, 0, 0, 0),
            () ->
                List.of(
                    new DeviceHealth("<b>", "shaft", false, false, 9, 1, 0, 4, 2_000_000, "late")),
            List.of(new Loop("uplink", uplinkLoopLives::get, () -> 0)),
            Clock.systemUTC());
    context.take(TestPeople.document());
    Inspectors inspectors =
        new Inspectors(
            directory.resolve("inspectors"), context, live, outbox::status, Clock.systemUTC());
    server =
        new StationServer(
            new StationServer.Address("127.0.0.1", 0, Optional.empty()),
            new Station(
                live,
                context,
                holds,
                inspectors,
                station -> CompletableFuture.completedFuture(station.equals("shaft"))),
            health);
  }

  @AfterEach
  void stop() {
    server.close();
    holds.close();
    outbox.close();
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(Duration.ofSeconds(10));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(at(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String token, String body) throws Exception {
    return http.send(
        at(path)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body) throws Exception {
    HttpResponse<String> signedIn =
        post(
            "/api/station/sign-in",
            "",
            "{\"badge\": \"P1001\", \"pin\": \"2580\", \"station\": \"shaft\"}");
    assertThat(signedIn.statusCode()).isEqualTo(201);
    String token = signedIn.body().replaceFirst(".*\"token\":\"([^\"]+)\".*", "$1");
    return post("/api/station/records", token, body);
  }

  @Test
  void aRecordIsKeptOnceHoweverOftenItIsSentWithTheServerAway() throws Exception {
    String body =
        """
        {"id": "0192f0c1-2345-7abc-8def-0123456789ab", "station": "shaft",
         "signedAt": "2026-11-21T08:30:00.000001Z", "pin": "2580",
         "content": {"plan": "P-1", "值": 10.02500000000000000010}}
        """;
    assertThat(post(body).statusCode()).isEqualTo(201);
    assertThat(post(body).statusCode()).isEqualTo(201);
    CommittedModel committed = new CommittedModel();
    committed.drain(outbox);
    List<InspectionRecord> records =
        committed.contents().stream().flatMap(c -> c.records().stream()).toList();
    assertThat(records).hasSize(1);
    assertThat(records.getFirst().signedMicros() % 1_000_000).isEqualTo(1);
    assertThat(new String(records.getFirst().content(), StandardCharsets.UTF_8))
        .startsWith(
            "{\"plan\":\"P-1\",\"值\":10.02500000000000000010,\"signedBy\":{\"badge\":\"P1001\"");
    assertThat(get("/api/station/records?station=shaft").body())
        .contains("0192f0c1-2345-7abc-8def-0123456789ab")
        .contains("\"parcel\":" + outbox.status().produced());
  }

  @Test
  void whatIsNoRecordIsRefusedWithAReason() throws Exception {
    assertThat(post("no json").statusCode()).isEqualTo(400);
    assertThat(
            post("{\"id\": \"x\", \"station\": \"shaft\", \"pin\": \"2580\", \"content\": {}}")
                .body())
        .contains("id must be a UUID");
    assertThat(post("/api/station/records", "", "{}").statusCode()).isEqualTo(401);
    assertThat(post("[]").body()).contains("object");
    HttpResponse<String> form =
        http.send(
            at("/api/station/records").POST(HttpRequest.BodyPublishers.ofString("a=b")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(outbox.status().produced()).isZero();
  }

  @Test
  void theHashOfAPinNeverLeavesTheEdge() throws Exception {
    for (String path : List.of("people", "people/", "%70eople", "people?x=1")) {
      HttpResponse<String> answer = get("/api/station/context/" + path);
      assertThat(answer.body()).as(path).doesNotContain("argon2").doesNotContain("pin");
    }
    assertThat(get("/api/station/context/people").body()).contains("P1001");
  }

  @Test
  void aMeasurementIsAskedForWhereAGaugeGivesOne() throws Exception {
    assertThat(ask("shaft", "application/json").statusCode()).isEqualTo(202);
    assertThat(ask("bolt", "application/json").statusCode()).isEqualTo(404);
    // What a form of a foreign page can send.
    assertThat(ask("shaft", "text/plain").statusCode()).isEqualTo(415);
  }

  private HttpResponse<String> ask(String station, String type) throws Exception {
    return http.send(
        at("/api/station/measure?station=" + station)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void contextSurvivesARestartAndAnOlderVersionNeverWins() throws Exception {
    assertThat(get("/api/station/context/plans").statusCode()).isEqualTo(404);
    context.take(new ContextDocument("plans", 2, "{\"v\":2}".getBytes(StandardCharsets.UTF_8)));
    context.take(new ContextDocument("plans", 1, "{\"v\":1}".getBytes(StandardCharsets.UTF_8)));
    HttpResponse<String> found = get("/api/station/context/plans");
    assertThat(found.body()).isEqualTo("{\"v\":2}");
    assertThat(found.headers().firstValue("etag")).contains("\"2\"");
    assertThat(get("/api/station/context").body()).isEqualTo("{\"people\":1,\"plans\":2}");
    ContextCache reopened = new ContextCache(directory.resolve("context"));
    assertThat(reopened.document("plans").orElseThrow().version()).isEqualTo(2);
    HttpResponse<String> same =
        http.send(
            at("/api/station/context/plans").header("If-None-Match", "\"2\"").build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(same.statusCode()).isEqualTo(304);
  }

  @Test
  void liveValuesStreamAndAreGathered() throws Exception {
    int tag = live.tag("shaft", "diameter", "mm", 3);
    live.readings(Entries.one(tag, 41));
    HttpResponse<InputStream> stream =
        http.send(
            at("/api/station/live?station=shaft").build(),
            HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(dataLine(lines)).contains("\"tag\":\"diameter\"").contains("\"value\":41.0");
      live.readings(Entries.one(tag, 42));
      assertThat(dataLine(lines)).contains("\"value\":42.0").doesNotContain("41.0");
    }
  }

  private static String dataLine(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data:")) {
        return line;
      }
    }
    throw new AssertionError("the stream ended");
  }

  @Test
  void healthTellsADeadLoopAndTheStatusPageEscapesWhatDevicesSay() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    uplinkLoopLives.set(false);
    assertThat(get("/health/live").statusCode()).isEqualTo(503);
    assertThat(get("/health/ready").body()).contains("loop uplink does not run");
    assertThat(get("/metrics").body())
        .contains("gaugewire_loop_alive{loop=\"uplink\"} 0")
        .contains("gaugewire_gauge_faults{gauge=\"<b>\",station=\"shaft\"} 4")
        .contains("gaugewire_outbox_bytes");
    assertThat(get("/?lang=en").body()).contains("&lt;b>").contains("silent").contains("late");
    assertThat(get("/?lang=zh").body()).contains("边缘节点").contains("无应答");
    assertThat(get("/api/station/status").body()).contains("\"edge\":\"plant/line-1\"");
  }

  @Test
  void aHoldIsWrittenUntilTheMachineKnowsAlsoAfterARestart() {
    List<String> written = new CopyOnWriteArrayList<>();
    AtomicBoolean machineAnswers = new AtomicBoolean();
    HoldWriter machine =
        (station, active) -> {
          written.add(station + active);
          return CompletableFuture.completedFuture(machineAnswers.get());
        };
    Path own = directory.resolve("holds2");
    UUID id = new UUID(1, 2);
    try (Holds first = new Holds(own, machine, Duration.ofMillis(5))) {
      first.start();
      first.take(new StationHold(id, "shaft", true, 2, "crack"));
      first.take(new StationHold(id, "shaft", false, 1, "older"));
      Entries.until("tried again", () -> written.size() > 2);
      assertThat(first.unwritten()).containsExactly("shaft");
    }
    machineAnswers.set(true);
    written.clear();
    try (Holds second = new Holds(own, machine, Duration.ofMillis(5))) {
      second.start();
      Entries.until("written", () -> second.unwritten().isEmpty());
      assertThat(written).contains("shafttrue");
      assertThat(second.active()).hasSize(1);
      second.take(new StationHold(id, "shaft", false, 3, "mended"));
      Entries.until("lifted", () -> written.contains("shaftfalse"));
      assertThat(second.active()).isEmpty();
    }
  }
}
