package io.gaugewire.ingest.quality;

import io.gaugewire.ingest.QualityDesk;
import io.gaugewire.ingest.QuarantineReplay;
import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.batch.Holds;
import io.gaugewire.ingest.binding.BindingRoutes;
import io.gaugewire.ingest.chart.ChartBoard;
import io.gaugewire.ingest.chart.ChartPast;
import io.gaugewire.ingest.chart.ChartPastStore;
import io.gaugewire.ingest.chart.ChartRoutes;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.chart.MeasuredSubgroups;
import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.identity.People;
import io.gaugewire.ingest.identity.Person;
import io.gaugewire.ingest.identity.Role;
import io.gaugewire.ingest.intake.Downlinks;
import io.gaugewire.ingest.intake.Intake;
import io.gaugewire.ingest.intake.IntakeOptions;
import io.gaugewire.ingest.quarantine.QuarantineRoutes;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.web.Health;
import io.gaugewire.ingest.web.WebServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The quality domain over HTTP on a real PostgreSQL, with a person in each office. Everybody's
 * password is {@link #PASSWORD}; a person's sign-in name is the key of the office.
 */
public final class TestDesk implements AutoCloseable {
  public static final String PASSWORD = "correct horse battery";
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final ServerConfig.Plant PLANT =
      new ServerConfig.Plant(
          Optional.of(new ServerConfig.Name("Dryer Works", "烘干设备厂")),
          ZONE,
          Optional.of(Currency.getInstance("CNY")));
  public static final Instant START = Instant.parse("2026-10-05T00:00:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public final TestClock clock = new TestClock(START);
  public final DatabaseOptions options = TestDatabases.fresh();
  public final Database database;
  public final QualityDesk desk;

  /** What stations were told, in order. */
  public final List<Holds.Hold> holds = new CopyOnWriteArrayList<>();

  /** Takes parcels as from a door; nobody hears its answers. */
  public final Intake intake;

  public final Announcer announcer = new Announcer();

  /** What {@code /charts} shows; filled by who needs it. */
  public final ChartBoard board = new ChartBoard(clock);

  /** Told when bindings or charts change. */
  public final List<Runnable> chartListeners = new CopyOnWriteArrayList<>();

  private final Vertx vertx = Vertx.vertx();
  private final WebServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, Instant> signedIn = new HashMap<>();

  public TestDesk() {
    try {
      database = Database.open(options);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    desk = QualityDesk.open(database, clock, PLANT, (handle, hold) -> holds.add(hold));
    intake =
        Intake.start(
            IntakeOptions.DEFAULT,
            lane -> new ParcelWriter(database.openWriter("writer " + lane)),
            announcer,
            new Downlinks(),
            new SimpleMeterRegistry(),
            clock);
    desk.add(
        new QuarantineRoutes(database.jdbi(), desk.changes(), new QuarantineReplay(intake::offer))
            .endpoints());
    desk.add(
        new BindingRoutes(
                database.jdbi(), desk.changes(), () -> chartListeners.forEach(Runnable::run))
            .endpoints());
    desk.whenChartsChange(() -> chartListeners.forEach(Runnable::run));
    server =
        WebServer.start(
            vertx,
            "127.0.0.1",
            0,
            List.of(desk.routes(), charts()),
            new Health(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    Arrays.stream(Role.values()).forEach(role -> addPerson(role.key(), role));
  }

  private ChartRoutes charts() {
    ChartStore charts = new ChartStore(database.jdbi());
    ChartPast past = new ChartPast(charts, new ChartPastStore(database.jdbi()));
    return new ChartRoutes(charts, new MeasuredSubgroups(database.jdbi()), past, board, clock);
  }

  /** Adds a person with one office, from the start of the year on. */
  public UUID addPerson(String login, Role role) {
    UUID id = UUID.nameUUIDFromBytes(login.getBytes(StandardCharsets.UTF_8));
    LocalDate from = LocalDate.of(2026, 1, 1);
    desk.people()
        .addIfAbsent(
            new People.Edit(
                new Person(
                    id,
                    login,
                    Optional.of("B-" + login),
                    "名 " + login,
                    Optional.empty(),
                    "zh",
                    new Person.Active(from, Optional.empty())),
                List.of(new Person.Office(role.key(), from, Optional.empty())),
                Optional.of(PASSWORD),
                role == Role.INSPECTOR ? Optional.of("4711") : Optional.empty()));
    return id;
  }

  /** What the server answered. */
  public record Reply(int status, JsonNode body, String text, Optional<String> etag) {
    public Reply {
      if (status >= 500) {
        throw new AssertionError("the server failed: " + status + " " + text);
      }
    }

    /** This reply if it has the status. */
    public Reply expect(int expected) {
      if (status != expected) {
        throw new AssertionError("expected " + expected + ", got " + status + ": " + text);
      }
      return this;
    }

    /** A text at a path such as {@code /batch/state}. */
    public String at(String path) {
      return body.at(path).asString("");
    }

    public long number(String path) {
      return body.at(path).asLong();
    }
  }

  /** A file, byte for byte. */
  public byte[] download(String who, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
            .header("authorization", "Bearer " + token(who))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new AssertionError(path + ": " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Reply get(String who, String path) {
    return send(who, "GET", path, null, Map.of());
  }

  /** Posts a JSON document; single quotes stand for double ones. */
  public Reply post(String who, String path, String body) {
    return send(who, "POST", path, body.replace('\'', '"'), Map.of());
  }

  public Reply put(String who, String path, String version, String body) {
    return send(who, "PUT", path, body.replace('\'', '"'), Map.of("if-match", version));
  }

  /** Sends as a person, or as nobody when {@code who} is empty. */
  public Reply send(
      String who, String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (!who.isEmpty()) {
      request.header("authorization", "Bearer " + token(who));
    }
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      String type = response.headers().firstValue("content-type").orElse("");
      String text = new String(response.body(), StandardCharsets.UTF_8);
      JsonNode json = type.contains("json") ? JSON.readTree(text) : JSON.nullNode();
      return new Reply(response.statusCode(), json, text, response.headers().firstValue("etag"));
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String token(String who) {
    Instant since = signedIn.get(who);
    if (since == null || clock.instant().isAfter(since.plusSeconds(20 * 60))) {
      signIn(who, PASSWORD);
    }
    return tokens.get(who);
  }

  /** Signs in; later requests of that person use the session. */
  public Reply signIn(String who, String password) {
    Reply reply = post("", "/session", "{'login':'" + who + "','password':'" + password + "'}");
    if (reply.status() == 201) {
      tokens.put(who, reply.at("/token"));
      signedIn.put(who, clock.instant());
    }
    return reply;
  }

  /** Runs statements beside every rule of the server. */
  public void sql(String... statements) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              for (String statement : statements) {
                handle.execute(statement);
              }
            });
  }

  /** The one number that a query gives. */
  public long number(String sql) {
    return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  /** As somebody who is allowed everything in the database and goes past its triggers. */
  public void past(String sql) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("set local session_replication_role = replica");
              handle.execute(sql);
            });
  }

  public static UUID newId() {
    return UUID.randomUUID();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    vertx.close().await();
    intake.close();
    database.close();
  }
}
