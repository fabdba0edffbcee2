package io.gaugewire.standalone;

import io.gaugewire.edge.EdgeAgent;
import io.gaugewire.ingest.IngestServer;
import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.config.ServerConfigReader;
import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.standalone.factory.Shifts;
import io.gaugewire.standalone.factory.VirtualFactory;
import io.gaugewire.standalone.history.History;
import io.gaugewire.standalone.plant.VirtualPlant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/**
 * The server and the edge as they run in a factory, in this process. Their configuration is written
 * as files, so that what runs can be read, and other verbs find it.
 */
final class ServerAndEdge implements Installation.Pieces {
  /** The server's file in its directory. */
  static final String SERVER_FILE = "server.yml";

  @Override
  public void factory(
      Installation.ServerSettings settings,
      Installation.FactorySettings factory,
      History.Progress progress)
      throws IOException {
    EmbeddedPostgres database = settings.database();
    VirtualFactory.found(
        new VirtualFactory.Settings(
            database.jdbcUrl(),
            database.user(),
            database.password(),
            settings.masterData(),
            factory.directory(),
            VirtualFactory.plant(ZoneId.systemDefault()),
            factory.seed(),
            factory.historyDays()),
        Clock.systemUTC(),
        (day, all) -> progress.at("past of the factory told, day", day, all));
  }

  @Override
  public Installation.Server server(Installation.ServerSettings settings)
      throws IOException, InterruptedException {
    Path file = settings.directory().resolve(SERVER_FILE);
    Files.writeString(file, text(settings));
    ServerConfig config = ServerConfigReader.read(file);
    return new RunningServer(IngestServer.start(config, Clock.systemUTC()));
  }

  private static String text(Installation.ServerSettings settings) {
    EmbeddedPostgres database = settings.database();
    ServerConfig.Plant plant = VirtualFactory.plant(ZoneId.systemDefault());
    ServerConfig.Name name = plant.name().orElseThrow();
    return """
    # Written at every start.
    http: {host: 127.0.0.1, port: %d}
    mqtt: {host: 127.0.0.1, port: 0, passwords: "%s"}
    database:
      url: "%s"
      user: "%s"
      password: "%s"
    plant: {name: {en: "%s", zh: "%s"}, currency: %s}
    zone: "%s"
    masterData: "%s"
    stationContext: "%s"
    anchors: "%s"
    """
        .formatted(
            settings.port(),
            quoted(settings.edgePasswords()),
            database.jdbcUrl(),
            database.user(),
            quoted(settings.databasePassword()),
            name.en(),
            name.zh(),
            plant.currency().orElseThrow(),
            plant.zone(),
            quoted(settings.masterData()),
            quoted(settings.stationContext()),
            quoted(settings.directory().resolve("anchors")));
  }

  private static String quoted(Path path) {
    return path.toAbsolutePath().toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }

  @Override
  public Installation.Edge edge(Path configuration) throws IOException {
    return new RunningEdge(EdgeAgent.start(configuration));
  }

  @Override
  public AutoCloseable people(
      Installation.Server server, Installation.Edge edge, VirtualPlant plant, long seed) {
    return Shifts.start(
        new Shifts.Settings(
            URI.create(server.address()),
            URI.create(edge.address()),
            ZoneId.systemDefault(),
            plant.speed(),
            seed),
        plant::batch,
        Clock.systemUTC());
  }

  private record RunningServer(IngestServer server) implements Installation.Server {
    @Override
    public String address() {
      return "http://127.0.0.1:" + server.httpPort();
    }

    @Override
    public String uplink() {
      return "mqtt://127.0.0.1:" + server.mqttPort().orElseThrow();
    }

    @Override
    public void close() {
      server.close();
    }
  }

  private record RunningEdge(EdgeAgent agent) implements Installation.Edge {
    @Override
    public String address() {
      return agent.stationAddress().toString();
    }

    @Override
    public void close() {
      agent.close();
    }
  }
}
