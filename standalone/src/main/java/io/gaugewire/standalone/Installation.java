package io.gaugewire.standalone;

import io.gaugewire.edge.uplink.UplinkSettings;
import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import io.gaugewire.standalone.history.History;
import io.gaugewire.standalone.machine.Lifecycle;
import io.gaugewire.standalone.plant.PlantConfiguration;
import io.gaugewire.standalone.plant.StationDocuments;
import io.gaugewire.standalone.plant.VirtualPlant;
import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Everything on one machine: database, server, virtual plant and the edge that reads it, started in
 * this order and stopped in the reverse one. A second start over the same data directory goes on
 * where the first one stopped.
 */
final class Installation implements AutoCloseable {
  private static final int STATION_APP_PORT = 0;
  private static final String SITE = "demo";
  private static final String EDGE = "hall-1";

  private final Lifecycle lifecycle;
  private final Server server;
  private final Edge edge;

  private Installation(Lifecycle lifecycle, Server server, Edge edge) {
    this.lifecycle = lifecycle;
    this.server = server;
    this.edge = edge;
  }

  /**
   * What the person at the command line chose.
   *
   * @param data the data directory
   * @param port of the desk on 127.0.0.1; 0 for any free one
   * @param speed plant seconds per real second
   * @param seed of the plant's randomness
   * @param historyDays days of the plant's past to begin with; 0 for none
   */
  record Settings(Path data, int port, double speed, long seed, int historyDays) {}

  /** A running server. */
  interface Server extends AutoCloseable {
    /** Where the desk is, such as {@code http://127.0.0.1:8080}. */
    String address();

    /** Where edges bring their parcels, such as {@code mqtt://127.0.0.1:1883}. */
    String uplink();

    @Override
    void close();
  }

  /** How the pieces that are not of this module are started. Each returns when its piece works. */
  interface Pieces {
    /** Founds the factory before a server runs, once. */
    void factory(ServerSettings settings, FactorySettings factory, History.Progress progress)
        throws IOException;

    /** Starts the server. */
    Server server(ServerSettings settings) throws IOException, InterruptedException;

    /**
     * Starts the edge.
     *
     * @param configuration the {@code edge.yml}
     */
    Edge edge(Path configuration) throws IOException;

    /** Has the people of the factory work on what the plant makes, until it is closed. */
    AutoCloseable people(Server server, Edge edge, VirtualPlant plant, long seed);
  }

  /**
   * What a server of this installation needs to know.
   *
   * @param database it runs
   * @param databasePassword file with the password of the database's user
   * @param port of the desk on 127.0.0.1; 0 for any free one
   * @param directory for the server's own files
   * @param masterData file with stations and characteristics
   * @param stationContext folder with the documents that edges give their stations
   * @param edgePasswords file with the sign-ins of the edges
   */
  record ServerSettings(
      EmbeddedPostgres database,
      Path databasePassword,
      int port,
      Path directory,
      Path masterData,
      Path stationContext,
      Path edgePasswords) {}

  /**
   * What the virtual factory needs to know beside what the server does.
   *
   * @param directory for the factory's own files
   * @param seed of what happens by chance
   * @param historyDays days of the factory's past to begin with; 0 for none
   */
  record FactorySettings(Path directory, long seed, int historyDays) {}

  /** A running edge. */
  interface Edge extends AutoCloseable {
    /** Where the station app is, such as {@code http://127.0.0.1:8091}. */
    String address();

    @Override
    void close();
  }

  /**
   * Starts everything, or nothing: what was started before a failure is stopped again.
   *
   * @throws DataDirectory.UnusableException when the data directory or the port cannot be used
   */
  static Installation start(Settings settings, Pieces pieces, History.Progress progress)
      throws IOException, InterruptedException {
    var lifecycle = new Lifecycle();
    boolean complete = false;
    try {
      var data = lifecycle.started("data directory", DataDirectory.hold(settings.data()));
      checkFree(settings.port());
      Path postgres = data.root().resolve("postgres");
      var database = lifecycle.started("database", EmbeddedPostgres.start(Options.in(postgres)));
      SignIn signIn = SignIn.of(new EdgeId(SITE, EDGE), data);
      Path masterData = PlantConfiguration.writeMasterData(data.directory("server"), SITE, EDGE);
      Path stationContext =
          StationDocuments.write(
              data.directory("server").resolve("stations"),
              new EdgeId(SITE, EDGE),
              ZoneId.systemDefault(),
              Instant.now());
      var serverSettings =
          new ServerSettings(
              database,
              postgres.resolve("password"),
              settings.port(),
              data.directory("server"),
              masterData,
              stationContext,
              signIn.serverFile());
      pieces.factory(
          serverSettings,
          new FactorySettings(data.directory("factory"), settings.seed(), settings.historyDays()),
          progress);
      Server server = lifecycle.started("server", pieces.server(serverSettings));
      history(settings, data, server, signIn, progress);
      VirtualPlant plant =
          lifecycle.started(
              "virtual plant",
              VirtualPlant.start(
                  new VirtualPlant.Options(settings.seed(), settings.speed(), memory(data))));
      Edge edge = lifecycle.started("edge", edge(data, server, signIn, plant, pieces));
      lifecycle.started("people", pieces.people(server, edge, plant, settings.seed()));
      complete = true;
      return new Installation(lifecycle, server, edge);
    } finally {
      if (!complete) {
        lifecycle.close();
      }
    }
  }

  private static void history(
      Settings settings,
      DataDirectory data,
      Server server,
      SignIn signIn,
      History.Progress progress)
      throws IOException, InterruptedException {
    var history =
        new History(data.root().resolve("history"), new EdgeId(SITE, EDGE), Clock.systemUTC());
    if (settings.historyDays() > 0 && !history.isThere() && !history.isWaiting()) {
      if (Files.exists(data.directory("edge").resolve("outbox"))) {
        throw new DataDirectory.UnusableException(
            "--history is for an empty installation, and "
                + data.root()
                + " has readings already; choose another --data",
            null);
      }
      history.make(
          new History.Wanted(
              settings.historyDays(), ZoneId.systemDefault(), settings.seed(), memory(data)),
          progress);
    }
    if (history.isWaiting()) {
      history.send(
          URI.create(server.uplink()),
          new UplinkSettings.Login(signIn.user(), signIn.edgeFile()),
          progress);
    }
  }

  private static Path memory(DataDirectory data) {
    return data.directory("plant").resolve("plant.memory");
  }

  private static Edge edge(
      DataDirectory data, Server server, SignIn signIn, VirtualPlant plant, Pieces pieces)
      throws IOException {
    Path configuration =
        PlantConfiguration.write(
            data.directory("edge"),
            new PlantConfiguration.Edge(
                SITE,
                EDGE,
                server.uplink(),
                signIn.user(),
                signIn.edgeFile().getFileName().toString(),
                STATION_APP_PORT),
            plant);
    return pieces.edge(configuration);
  }

  /** Where the desk is. */
  String address() {
    return server.address();
  }

  /** Where the station app is. */
  String stationAddress() {
    return edge.address();
  }

  /** Stops everything when the process is asked to end; it then ends with 0. */
  void endWithTheProcess() {
    lifecycle.endWithTheProcess();
  }

  void awaitEnd() throws InterruptedException {
    lifecycle.awaitEnd();
  }

  @Override
  public void close() {
    lifecycle.close();
  }

  /** Found out before the database is started, because that takes seconds. */
  private static void checkFree(int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (BindException e) {
      throw new DataDirectory.UnusableException(
          "port " + port + " is in use by another program; choose another --port", e);
    }
  }
}
