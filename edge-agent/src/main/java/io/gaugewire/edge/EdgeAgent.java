package io.gaugewire.edge;

import io.gaugewire.edge.config.ConfigReader;
import io.gaugewire.edge.config.EdgeConfig;
import io.gaugewire.edge.config.OutboxConfig;
import io.gaugewire.edge.config.StationAppConfig;
import io.gaugewire.edge.config.UplinkConfig;
import io.gaugewire.edge.gauge.Acquisition;
import io.gaugewire.edge.health.DeviceHealth;
import io.gaugewire.edge.health.EdgeHealth;
import io.gaugewire.edge.health.Loop;
import io.gaugewire.edge.health.PollRates;
import io.gaugewire.edge.outbox.Outbox;
import io.gaugewire.edge.outbox.OutboxSettings;
import io.gaugewire.edge.outbox.OutboxStatus;
import io.gaugewire.edge.station.ContextCache;
import io.gaugewire.edge.station.Holds;
import io.gaugewire.edge.station.Inspectors;
import io.gaugewire.edge.station.LiveValues;
import io.gaugewire.edge.station.Station;
import io.gaugewire.edge.station.StationServer;
import io.gaugewire.edge.tls.PemFiles;
import io.gaugewire.edge.uplink.Downlink;
import io.gaugewire.edge.uplink.Uplink;
import io.gaugewire.edge.uplink.UplinkSettings;
import io.gaugewire.edge.uplink.UplinkStatus;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationHold;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running edge: everything wired, started in the order in which the parts need each other and
 * stopped in the opposite one. Safe for use by many threads.
 */
public final class EdgeAgent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EdgeAgent.class);
  private static final Duration HOLD_RETRY = Duration.ofSeconds(10);

  private final EdgeConfig started;
  private final Outbox outbox;
  private final Acquisition acquisition;
  private final PollRates devices;
  private final Holds holds;
  private final Uplink uplink;
  private final StationServer stationServer;
  private boolean closed;

  /**
   * Starts an edge from its {@code edge.yml}.
   *
   * @throws io.gaugewire.settings.ConfigException with everything that is wrong in it
   * @throws IOException when the station app's address is not to be had
   * @throws io.gaugewire.edge.outbox.OutboxException when the outbox cannot be opened
   */
  public static EdgeAgent start(Path file) throws IOException {
    return start(ConfigReader.read(file), Clock.systemUTC());
  }

  /**
   * Starts an edge.
   *
   * @throws IOException when the station app's address is not to be had
   * @throws io.gaugewire.edge.outbox.OutboxException when the outbox cannot be opened
   */
  public static EdgeAgent start(EdgeConfig config, Clock clock) throws IOException {
    EdgeId edge = new EdgeId(config.site(), config.edge());
    Outbox outbox = Outbox.open(outboxSettings(edge, config.outbox()), clock);
    try {
      EdgeAgent agent = new EdgeAgent(edge, config, outbox, clock);
      agent.run(config);
      return agent;
    } catch (IOException | RuntimeException e) {
      outbox.close();
      throw e;
    }
  }

  private EdgeAgent(EdgeId edge, EdgeConfig config, Outbox outbox, Clock clock) throws IOException {
    this.started = config;
    this.outbox = outbox;
    Path directory = config.outbox().directory();
    LiveValues live = new LiveValues(outbox);
    acquisition = new Acquisition(live, clock);
    devices = new PollRates(acquisition::health, System::nanoTime);
    ContextCache context = new ContextCache(directory.resolve("context"));
    holds = new Holds(directory.resolve("holds"), acquisition::writeHold, HOLD_RETRY);
    uplink =
        new Uplink(
            outbox,
            uplinkSettings(edge, config.uplink()),
            new ToStation(context, holds),
            clock,
            new SplittableRandom());
    stationServer =
        new StationServer(
            address(config.stationApp()),
            new Station(
                live,
                context,
                holds,
                new Inspectors(
                    directory.resolve("inspectors"), context, live, outbox::status, clock),
                acquisition::request),
            new EdgeHealth(edge, outbox::status, uplink::status, devices, loops(), clock));
    outbox.event(
        new StationEvent(
            edge.edge(),
            Math.max(0, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant())),
            StationEvent.Kind.EDGE_STARTED,
            version()));
  }

  private static StationServer.Address address(StationAppConfig config) {
    return new StationServer.Address(
        config.host(),
        config.port(),
        config.certificate().map(own -> new PemFiles.Identity(own.chain(), own.key())));
  }

  private void run(EdgeConfig config) {
    // Gauges first: the machines of a hold kept from before are known when it is written.
    acquisition.apply(config);
    holds.start();
    uplink.start();
    log.atInfo()
        .addKeyValue("edge", config.site() + "/" + config.edge())
        .addKeyValue("station app", stationAddress())
        .log("edge started");
  }

  private List<Loop> loops() {
    return List.of(
        new Loop("outbox", outbox::isAlive, () -> 0),
        new Loop("uplink", uplink::isAlive, uplink::deaths),
        new Loop("holds", holds::isAlive, () -> 0),
        new Loop("gauges", acquisition::isAlive, acquisition::deaths));
  }

  /** Holds and context on their way to the station. */
  private record ToStation(ContextCache cache, Holds holds) implements Downlink {
    @Override
    public void hold(StationHold hold) {
      holds.take(hold);
    }

    @Override
    public void context(ContextDocument document) {
      cache.take(document);
    }
  }

  private static OutboxSettings outboxSettings(EdgeId edge, OutboxConfig config) {
    OutboxSettings usual = OutboxSettings.of(edge, config.directory());
    int segment = (int) Math.min(usual.segmentBytes(), config.reserve());
    return new OutboxSettings(
        edge, config.directory(), config.capacity(), config.reserve(), segment, usual.sealAfter());
  }

  private static UplinkSettings uplinkSettings(EdgeId edge, UplinkConfig config) {
    Path password = config.passwordFile();
    Optional<UplinkSettings.Login> login =
        password == null
            ? Optional.empty()
            : Optional.of(new UplinkSettings.Login(config.user(), password));
    return new UplinkSettings(
        edge,
        config.server(),
        login,
        Optional.ofNullable(config.certificates()).map(EdgeAgent::certificates),
        version(),
        UplinkSettings.Pace.DEFAULT);
  }

  private static PemFiles certificates(UplinkConfig.Certificates files) {
    Path chain = files.certificate();
    Path key = files.key();
    Optional<PemFiles.Identity> own =
        chain == null || key == null
            ? Optional.empty()
            : Optional.of(new PemFiles.Identity(chain, key));
    return new PemFiles(files.authority(), own);
  }

  private static String version() {
    String version = EdgeAgent.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /**
   * Takes over a changed configuration of gauges and lines; what did not change does not notice.
   * Everything else in it is taken over at the next start.
   */
  public void apply(EdgeConfig config) {
    acquisition.apply(config);
    if (!withoutGauges(config).equals(withoutGauges(started))) {
      log.atWarn().log("site, edge, outbox, uplink and station-app change with a restart only");
    }
  }

  private static EdgeConfig withoutGauges(EdgeConfig config) {
    return new EdgeConfig(
        config.site(),
        config.edge(),
        config.outbox(),
        config.uplink(),
        config.stationApp(),
        List.of(),
        List.of());
  }

  /** Where the station app, the status page and the health of this edge are served. */
  public URI stationAddress() {
    String host = started.stationApp().host();
    String scheme = started.stationApp().certificate().isPresent() ? "https://" : "http://";
    return URI.create(
        scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + stationServer.port());
  }

  public OutboxStatus outboxStatus() {
    return outbox.status();
  }

  public UplinkStatus uplinkStatus() {
    return uplink.status();
  }

  /** What the gauges say of themselves. */
  public List<DeviceHealth> devices() {
    return devices.get();
  }

  /** Stops polling, then writes what was taken, then lets go. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    // Closed from the right to the left, each also when another one fails.
    try (outbox;
        uplink;
        holds;
        stationServer;
        acquisition) {
      log.atInfo().log("edge stops");
    }
  }
}
