package io.gaugewire.ingest;

import io.gaugewire.ingest.audit.Anchors;
import io.gaugewire.ingest.audit.Changes;
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
import io.gaugewire.ingest.database.Rounds;
import io.gaugewire.ingest.database.Upkeep;
import io.gaugewire.ingest.fleet.EdgeStates;
import io.gaugewire.ingest.fleet.FleetMeters;
import io.gaugewire.ingest.fleet.FleetRoutes;
import io.gaugewire.ingest.fleet.FleetStore;
import io.gaugewire.ingest.intake.BrokerDoor;
import io.gaugewire.ingest.intake.Downlinks;
import io.gaugewire.ingest.intake.EdgeGate;
import io.gaugewire.ingest.intake.Intake;
import io.gaugewire.ingest.intake.IntakeOptions;
import io.gaugewire.ingest.intake.MqttDoor;
import io.gaugewire.ingest.intake.Reception;
import io.gaugewire.ingest.intake.StationContext;
import io.gaugewire.ingest.live.LiveRoutes;
import io.gaugewire.ingest.live.LiveStream;
import io.gaugewire.ingest.masterdata.MasterDataReader;
import io.gaugewire.ingest.masterdata.MasterDataStore;
import io.gaugewire.ingest.monitoring.ChartFeed;
import io.gaugewire.ingest.monitoring.Monitoring;
import io.gaugewire.ingest.notices.Courier;
import io.gaugewire.ingest.notices.Doors;
import io.gaugewire.ingest.quarantine.QuarantineRoutes;
import io.gaugewire.ingest.stationcontext.ContextFiles;
import io.gaugewire.ingest.stationcontext.RecordedContext;
import io.gaugewire.ingest.stationcontext.StationKnowledge;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.ReadingStore;
import io.gaugewire.ingest.system.Backups;
import io.gaugewire.ingest.system.SystemRoutes;
import io.gaugewire.ingest.web.Health;
import io.gaugewire.ingest.web.Routes;
import io.gaugewire.ingest.web.WebServer;
import io.gaugewire.settings.SecretFile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server, wired: database, intake with its door, monitoring, web. Parts are closed in the
 * opposite order of their start.
 */
public final class IngestServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IngestServer.class);
  private static final int POOL = 10;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /** Between two looks at what is due: inspections, reports that nobody answered, an anchor. */
  private static final Duration LOOKS = Duration.ofSeconds(10);

  private static final Duration CONTEXT_LOOKS = Duration.ofSeconds(5);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Downlinks downlinks = new Downlinks();
  private final Clock clock;
  private int httpPort;
  private int mqttPort;

  private IngestServer(Clock clock) {
    this.clock = clock;
  }

  /**
   * Starts everything; waits for a database that is not there yet.
   *
   * @throws IOException when a file the configuration names cannot be read, or edges cannot be
   *     listened for
   * @throws InterruptedException when told to stop while waiting
   */
  public static IngestServer start(ServerConfig config, Clock clock)
      throws IOException, InterruptedException {
    IngestServer server = new IngestServer(clock);
    try {
      server.startParts(config);
      return server;
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** What every part stands on. */
  private record Ground(
      Database database, Vertx vertx, Announcer announcer, PrometheusMeterRegistry meters) {}

  /** Charts, and what keeps them as the readings are. */
  private record Charting(
      ChartStore store, ChartBoard board, LiveStream live, ChartFeed feed, Monitoring monitoring) {
    void changed() {
      monitoring.chartsChanged();
      feed.refresh(store);
    }
  }

  private void startParts(ServerConfig config) throws IOException, InterruptedException {
    Ground ground = startGround(config);
    Charting charting = startCharting(ground);
    RecordedContext context = startContext(ground.database(), config);
    StationHolds stations = opened(new StationHolds(ground.database().jdbi(), downlinks, context));
    FleetStore fleet = new FleetStore(ground.database().jdbi());
    Intake intake = startIntake(config.mqtt(), ground, fleet, stations);
    QualityDesk quality = QualityDesk.open(ground.database(), clock, config.plant(), stations);
    quality.changes().whenMade(context::changed);
    startQuality(quality, ground, config, intake, charting);
    WebServer web =
        startWeb(config, ground, routes(config, ground.database(), charting, fleet, quality));
    httpPort = web.port();
    log.atInfo().addKeyValue("http", httpPort).addKeyValue("mqtt", mqttPort).log("server ready");
  }

  private Ground startGround(ServerConfig config) throws IOException, InterruptedException {
    Database database = opened(databaseOptions(config.database()));
    config
        .masterData()
        .map(MasterDataReader::read)
        .ifPresent(new MasterDataStore(new Changes(database.jdbi(), clock))::apply);
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    opened(Upkeep.start(database, config.keepReadings(), clock, meters));
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    opened(() -> vertx.close().await());
    return new Ground(database, vertx, new Announcer(), meters);
  }

  private Charting startCharting(Ground ground) {
    ChartStore store = new ChartStore(ground.database().jdbi());
    ChartBoard board = new ChartBoard(clock);
    ChartFeed.load(board, store);
    LiveStream live = opened(new LiveStream());
    ChartFeed feed = new ChartFeed(board, live);
    Monitoring monitoring = opened(Monitoring.start(ground.database(), ground.announcer(), feed));
    return new Charting(store, board, live, feed, monitoring);
  }

  private RecordedContext startContext(Database database, ServerConfig config) {
    StationContext documents =
        config.stationContext().<StationContext>map(ContextFiles::new).orElse(StationContext.NONE);
    return opened(
        RecordedContext.start(
            database.jdbi(),
            downlinks,
            documents,
            new StationKnowledge(database.jdbi(), clock, config.plant().zone()),
            clock,
            CONTEXT_LOOKS));
  }

  private void startQuality(
      QualityDesk quality, Ground ground, ServerConfig config, Intake intake, Charting charting)
      throws IOException {
    Jdbi jdbi = ground.database().jdbi();
    quality.add(
        new QuarantineRoutes(jdbi, quality.changes(), new QuarantineReplay(intake::offer))
            .endpoints());
    quality.add(new BindingRoutes(jdbi, quality.changes(), charting::changed).endpoints());
    quality.whenChartsChange(charting::changed);
    opened(quality.follow(ground.announcer()));
    Optional<Anchors> anchors =
        config.anchors().map(folder -> quality.anchors(folder, config.plant().zone()));
    opened(
        Rounds.start(
            "quality-watch",
            LOOKS,
            () -> {
              anchors.ifPresent(Anchors::look);
              quality.look();
            }));
    opened(Courier.start(jdbi, clock, new Doors(config.notices())));
  }

  private List<Routes> routes(
      ServerConfig config,
      Database database,
      Charting charting,
      FleetStore fleet,
      QualityDesk quality)
      throws IOException {
    List<Routes> routes = new ArrayList<>();
    config.http().walls().ifPresent(walls -> routes.add(quality.openScreens(walls)));
    routes.addAll(
        List.of(
            new ChartRoutes(
                charting.store(),
                new MeasuredSubgroups(database.jdbi()),
                new ChartPast(charting.store(), new ChartPastStore(database.jdbi())),
                charting.board(),
                clock),
            new FleetRoutes(fleet, new ReadingStore(database.jdbi()), clock),
            new SystemRoutes(
                database.kind(),
                config.plant().zone(),
                config.plant().currency(),
                charting.monitoring()::lastMicros,
                new Backups(database.jdbi()),
                clock),
            new LiveRoutes(charting.live()),
            opened(quality.openId(config.openId())),
            quality.routes()));
    return routes;
  }

  private WebServer startWeb(ServerConfig config, Ground ground, List<Routes> routes) {
    Health health = new Health();
    health.add("database", opened(new DatabaseCheck(ground.database()))::part);
    ServerConfig.Http http = config.http();
    return opened(
        WebServer.start(ground.vertx(), http.host(), http.port(), routes, health, ground.meters()));
  }

  private Intake startIntake(
      ServerConfig.Mqtt mqtt, Ground ground, FleetStore fleet, StationContext stations)
      throws IOException {
    Intake intake =
        opened(
            Intake.start(
                IntakeOptions.DEFAULT,
                lane -> new ParcelWriter(ground.database().openWriter("writer " + lane)),
                ground.announcer(),
                downlinks,
                ground.meters(),
                clock));
    fleet.nobodyIsOnline();
    EdgeStates states = opened(EdgeStates.start(fleet, clock));
    opened(FleetMeters.start(fleet, ground.meters()));
    Reception reception = opened(new Reception(intake, downlinks, states, stations));
    switch (mqtt) {
      case ServerConfig.Mqtt.Endpoint endpoint -> {
        MqttDoor door =
            new MqttDoor(ground.vertx(), doorOptions(endpoint), gate(endpoint), reception);
        door.start();
        opened(door);
        mqttPort = door.port();
      }
      case ServerConfig.Mqtt.Broker broker -> {
        BrokerDoor door =
            new BrokerDoor(
                new BrokerDoor.Options(
                    URI.create(broker.uri()), broker.user(), broker.password(), broker.authority()),
                reception);
        door.start();
        opened(door);
      }
    }
    return intake;
  }

  private static MqttDoor.Options doorOptions(ServerConfig.Mqtt.Endpoint endpoint) {
    return new MqttDoor.Options(
        endpoint.host(),
        endpoint.port(),
        endpoint
            .tls()
            .map(
                tls ->
                    new MqttDoor.Encryption(tls.certificate(), tls.key(), tls.clientAuthority())));
  }

  private static EdgeGate gate(ServerConfig.Mqtt.Endpoint endpoint) throws IOException {
    return endpoint.passwords().isPresent()
        ? EdgeGate.Passwords.read(endpoint.passwords().get())
        : new EdgeGate.Open();
  }

  private static DatabaseOptions databaseOptions(ServerConfig.DatabaseAccess access)
      throws IOException {
    String password =
        access.password().isPresent()
            ? SecretFile.read(access.password().get(), "database.password")
            : "";
    return new DatabaseOptions(access.url(), access.user(), password, POOL);
  }

  /** Opens the database; while it does not answer, tries again and says so once. */
  private Database opened(DatabaseOptions options) throws InterruptedException {
    Duration wait = Duration.ofMillis(200);
    boolean told = false;
    while (true) {
      try {
        return opened(Database.open(options));
      } catch (SQLException e) {
        if (!DatabaseCheck.isAway(e)) {
          throw new IllegalStateException("the database refuses: " + e.getMessage(), e);
        }
        if (!told) {
          log.atWarn().addKeyValue("reason", e.getMessage()).log("waiting for the database");
          told = true;
        }
        Thread.sleep(wait);
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
      }
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  /** The port of screens and interface. */
  public int httpPort() {
    return httpPort;
  }

  /** The port of the edges' door; empty where a broker stands between. */
  public Optional<Integer> mqttPort() {
    return mqttPort == 0 ? Optional.empty() : Optional.of(mqttPort);
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.atWarn()
            .addKeyValue("part", part.getClass().getSimpleName())
            .setCause(e)
            .log("part did not close");
      }
    }
  }
}
