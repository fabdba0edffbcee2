package io.gaugewire.standalone.drill;

import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import io.gaugewire.standalone.load.LoadPlan;
import io.gaugewire.standalone.load.ServerProcess;
import io.gaugewire.standalone.load.Wire;
import io.gaugewire.standalone.machine.Lifecycle;
import io.gaugewire.standalone.machine.Ports;
import io.gaugewire.standalone.machine.Processes;
import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The installation that a drill is held on. Confined to one thread. */
final class Site implements AutoCloseable {
  private static final LoadPlan PLAN = new LoadPlan(3, 5);
  private static final long SETTLES_MILLIS = 1_000;
  private static final Duration RECOVERY = Duration.ofSeconds(90);
  private static final Duration DRAINING = Duration.ofMinutes(3);

  private final Lifecycle running = new Lifecycle();
  private final Path directory;
  private final Options options;
  private final Wire wire;
  private final Path configuration;
  private final List<EdgeProcess> edges = new ArrayList<>();
  private final Optional<SmallDisk> disk;
  private final Optional<Broker> broker;
  private EmbeddedPostgres database;
  private ServerProcess server;

  /**
   * Builds and starts everything.
   *
   * @param progress told what this machine does not allow
   */
  Site(Path directory, Setting setting, Consumer<String> progress)
      throws IOException, InterruptedException {
    this.directory = directory;
    this.options = Options.in(directory.resolve("postgres")).withPort(Ports.free());
    try {
      this.disk =
          setting.faults().contains(Fault.FILL_DATABASE_DISK)
              ? SmallDisk.over(directory.resolve("postgres"), progress)
              : Optional.empty();
      disk.ifPresent(small -> running.started("disk", small));
      this.broker =
          setting.door() == Setting.Door.BROKER
              ? Optional.of(running.started("broker", Broker.in(directory)))
              : Optional.empty();
      if (broker.isPresent()) {
        broker.get().start();
      }
      int mqttPort = broker.isPresent() ? broker.get().port() : Ports.free();
      this.wire = running.started("wire", new Wire(mqttPort));
      this.database = EmbeddedPostgres.start(options);
      running.started("database", () -> database.close());
      this.configuration = writeServer(mqttPort);
      this.server = ServerProcess.start(configuration, log());
      running.started("server", () -> server.close());
      startEdges();
    } catch (IOException | InterruptedException | RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private Path writeServer(int mqttPort) throws IOException {
    return PLAN.writeServer(
        directory.resolve("server"),
        database,
        directory.resolve("postgres").resolve("password"),
        broker.isPresent()
            ? "{broker: \"tcp://127.0.0.1:" + mqttPort + "\"}"
            : "{host: 127.0.0.1, port: " + mqttPort + "}");
  }

  private void startEdges() throws IOException {
    URI uplink = URI.create("mqtt://127.0.0.1:" + wire.port());
    for (EdgeId id : PLAN.edgeIds()) {
      EdgeProcess edge =
          new EdgeProcess(id, directory.resolve(id.edge()), uplink, PLAN.tagsPerEdge());
      edges.add(running.started("edge", edge));
      edge.start();
    }
  }

  private Path log() {
    return directory.resolve("server.log");
  }

  EmbeddedPostgres database() {
    return database;
  }

  Path masterData() {
    return directory.resolve("server").resolve("masterdata.yml");
  }

  List<EdgeProcess> edges() {
    return edges;
  }

  /** Does something bad for a while, then puts it right as an operator or systemd would. */
  void suffer(Fault fault, SplittableRandom random) throws IOException, InterruptedException {
    EdgeProcess edge = edges.get(random.nextInt(edges.size()));
    Duration length = Duration.ofMillis(300 + random.nextInt(2_500));
    switch (fault) {
      case KILL_EDGE -> {
        edge.kill();
        edge.start();
      }
      case FREEZE_EDGE -> Processes.freeze(List.of(edge.pid()), length);
      case KILL_SERVER -> {
        server.kill();
        Thread.sleep(random.nextInt(500));
        server = ServerProcess.start(configuration, log());
      }
      case FREEZE_SERVER -> Processes.freeze(List.of(server.pid()), length);
      case KILL_DATABASE -> {
        Processes.kill(database.pid());
        Thread.sleep(random.nextInt(1_000));
        database.close();
        database = EmbeddedPostgres.start(options);
      }
      case FREEZE_DATABASE -> Processes.freeze(Processes.family(database.pid()), length);
      case FILL_DATABASE_DISK -> {
        if (disk.isPresent()) {
          fill(disk.get(), length);
        }
      }
      case KILL_BROKER -> {
        broker().kill();
        Thread.sleep(random.nextInt(1_000));
        broker().start();
      }
      case FREEZE_BROKER -> Processes.freeze(List.of(broker().pid()), length);
      case CUT_NETWORK -> wire.disturb(Wire.Mood.CUT, length);
      case SWALLOWING_NETWORK -> wire.disturb(Wire.Mood.SWALLOW, length);
    }
  }

  private Broker broker() {
    return broker.orElseThrow(() -> new IllegalStateException("no broker stands between"));
  }

  /** PostgreSQL gives up when it cannot write its log; then it is started again, with room. */
  private void fill(SmallDisk small, Duration length) throws IOException, InterruptedException {
    small.fill();
    try {
      Thread.sleep(length);
    } finally {
      small.relieve();
    }
    Thread.sleep(SETTLES_MILLIS);
    if (!answers()) {
      database.close();
      database = EmbeddedPostgres.start(options);
    }
  }

  private boolean answers() {
    try (Connection connection = database.connect()) {
      return connection.isValid(2);
    } catch (SQLException away) {
      return false;
    }
  }

  /**
   * Waits until every edge's results of this moment are stored.
   *
   * @throws IllegalStateException when they are not within 90 s
   */
  void awaitRecovery() throws InterruptedException {
    long end = System.nanoTime() + RECOVERY.toNanos();
    List<Long> promised = edges.stream().map(EdgeProcess::onDisk).toList();
    for (int i = 0; i < edges.size(); i++) {
      while (stored(edges.get(i).id()) < promised.get(i)) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              edges.get(i).id()
                  + " is not stored through "
                  + promised.get(i)
                  + " within "
                  + RECOVERY.toSeconds()
                  + " s; see the logs in "
                  + directory);
        }
        Thread.sleep(50);
      }
    }
  }

  /** The greatest number stored, 0 while the database is away. */
  private long stored(EdgeId edge) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select coalesce(max(r.counter), 0) from station_result r
                join stream s on s.id = r.parcel >> 40 join edge e on e.id = s.edge_id
                where e.name = '%s'
                """
                    .formatted(edge.edge()))) {
      row.next();
      return row.getLong(1);
    } catch (SQLException away) {
      return 0;
    }
  }

  /** Ends the load and waits until everything is stored and judged. */
  void settle() throws IOException, InterruptedException, SQLException {
    for (EdgeProcess edge : edges) {
      if (!edge.drain(DRAINING)) {
        throw new IllegalStateException(
            edge.id() + " does not get rid of what it has; see the logs in " + directory);
      }
    }
    Tally.awaitJudged(Tally.options(database, options.database()), DRAINING);
  }

  @Override
  public void close() throws IOException {
    running.close();
    if (!running.stoppedCleanly()) {
      throw new IOException("something of the drill does not stop; the log tells what");
    }
  }
}
