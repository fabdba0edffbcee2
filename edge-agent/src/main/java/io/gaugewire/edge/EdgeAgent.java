package io.gaugewire.edge;

import io.gaugewire.edge.config.EdgeConfig;
import io.gaugewire.edge.config.OutboxConfig;
import io.gaugewire.edge.config.UplinkConfig;
import io.gaugewire.edge.health.DeviceHealth;
import io.gaugewire.edge.health.EdgeHealth;
import io.gaugewire.edge.health.Loop;
import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.outbox.Outbox;
import io.gaugewire.edge.outbox.OutboxSettings;
import io.gaugewire.edge.station.ContextCache;
import io.gaugewire.edge.station.Holds;
import io.gaugewire.edge.station.LiveValues;
import io.gaugewire.edge.station.Station;
import io.gaugewire.edge.station.StationServer;
import io.gaugewire.edge.uplink.Downlink;
import io.gaugewire.edge.uplink.Uplink;
import io.gaugewire.edge.uplink.UplinkSettings;
import io.gaugewire.edge.uplink.UplinkStatus;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationHold;
import java.io.IOException;
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
 * stopped in the opposite one. Start and close from one thread.
 */
public final class EdgeAgent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EdgeAgent.class);
  private static final Duration HOLD_RETRY = Duration.ofSeconds(10);

  private final Outbox outbox;
  private final LiveValues live;
  private final Devices devices;
  private final Holds holds;
  private final Uplink uplink;
  private final StationServer stationServer;

  /**
   * Starts an edge.
   *
   * @throws IOException when the station app's address is not to be had
   * @throws io.gaugewire.edge.outbox.OutboxException when the outbox cannot be opened
   */
  public static EdgeAgent start(EdgeConfig config, Devices.Maker devices, Clock clock)
      throws IOException {
    EdgeAgent agent = new EdgeAgent(config, devices, clock);
    log.atInfo()
        .addKeyValue("edge", config.site() + "/" + config.edge())
        .addKeyValue("station app", "port " + agent.stationPort())
        .log("edge started");
    return agent;
  }

  private EdgeAgent(EdgeConfig config, Devices.Maker maker, Clock clock) throws IOException {
    EdgeId edge = new EdgeId(config.site(), config.edge());
    Path directory = config.outbox().directory();
    outbox = Outbox.open(outboxSettings(edge, config.outbox()), clock);
    outbox.event(
        new StationEvent(
            edge.edge(),
            Math.max(0, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant())),
            StationEvent.Kind.EDGE_STARTED,
            version()));
    live = new LiveValues(outbox);
    devices = maker.over(live, clock);
    ContextCache context = new ContextCache(directory.resolve("context"));
    holds = new Holds(directory.resolve("holds"), devices::writeHold, HOLD_RETRY);
    uplink =
        new Uplink(
            outbox,
            uplinkSettings(edge, config.uplink()),
            new ToStation(context, holds),
            clock,
            new SplittableRandom());
    EdgeHealth health =
        new EdgeHealth(edge, outbox::status, uplink::status, devices::health, loops(), clock);
    StationServer server;
    try {
      server =
          new StationServer(
              config.stationApp().host(),
              config.stationApp().port(),
              new Station(live, live, context, holds),
              health);
    } catch (IOException e) {
      outbox.close();
      throw e;
    }
    stationServer = server;
    holds.start();
    uplink.start();
    devices.apply(config);
  }

  private List<Loop> loops() {
    return List.of(
        new Loop("outbox", outbox::isAlive, () -> 0),
        new Loop("uplink", uplink::isAlive, uplink::deaths),
        new Loop("holds", holds::isAlive, () -> 0),
        new Loop("gauges", devices::isAlive, devices::deaths));
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

  private static UplinkSettings.Certificates certificates(UplinkConfig.Certificates files) {
    Path chain = files.certificate();
    Path key = files.key();
    Optional<UplinkSettings.Identity> own =
        chain == null || key == null
            ? Optional.empty()
            : Optional.of(new UplinkSettings.Identity(chain, key));
    return new UplinkSettings.Certificates(files.authority(), own);
  }

  private static String version() {
    String version = EdgeAgent.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Takes over a changed configuration of gauges; what did not change does not notice. */
  public void apply(EdgeConfig config) {
    devices.apply(config);
  }

  /** Where everything observed is written to. */
  public Journal journal() {
    return live;
  }

  public int stationPort() {
    return stationServer.port();
  }

  public UplinkStatus uplinkStatus() {
    return uplink.status();
  }

  /** What the gauges say of themselves. */
  public List<DeviceHealth> devices() {
    return devices.health();
  }

  /** Stops polling, then writes what was taken, then lets go. */
  @Override
  public void close() {
    devices.close();
    stationServer.close();
    holds.close();
    uplink.close();
    outbox.close();
    log.atInfo().log("edge stopped");
  }
}
