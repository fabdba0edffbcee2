package io.gaugewire.standalone.endurance;

import io.gaugewire.postgres.EmbeddedPostgres;
import io.gaugewire.postgres.Options;
import io.gaugewire.standalone.factory.Shifts;
import io.gaugewire.standalone.factory.VirtualFactory;
import io.gaugewire.standalone.load.AgentProcess;
import io.gaugewire.standalone.load.ServerProcess;
import io.gaugewire.standalone.load.Wire;
import io.gaugewire.standalone.machine.Lifecycle;
import io.gaugewire.standalone.machine.Ports;
import io.gaugewire.standalone.machine.Processes;
import io.gaugewire.standalone.plant.PlantConfiguration;
import io.gaugewire.standalone.plant.VirtualPlant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plant: database, server and edge each in a process of its own, as on three machines, with a
 * network between the last two; the machines of the line and the people are in this process.
 * Confined to one thread.
 */
final class Hall implements AutoCloseable {
  private static final String MAIN = "io.gaugewire.standalone.Gaugewire";
  private static final String SITE = "demo";
  private static final String EDGE = "hall-1";
  private static final String MEASURED_BY_HAND = "HG-01";
  private static final int DAYS_TOLD = 30;
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Lifecycle running = new Lifecycle();
  private final Path directory;
  private final Options options;
  private final Wire wire;
  private final Path serverFile;
  private final Path edgeFile;
  private final VirtualPlant plant;
  private final Shifts people;
  private EmbeddedPostgres database;
  private ServerProcess server;
  private AgentProcess edge;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * Starts everything.
   *
   * @param speed of the line: plant seconds per real second
   */
  Hall(Path directory, double speed) throws IOException {
    this.directory = directory;
    this.options = Options.in(directory.resolve("postgres")).withPort(Ports.free());
    running.started("questions", http);
    try {
      this.database = EmbeddedPostgres.start(options);
      running.started("database", () -> database.close());
      int mqtt = Ports.free();
      Path files = Files.createDirectories(directory.resolve("server"));
      Path masterData = PlantConfiguration.writeMasterData(files, SITE, EDGE);
      found(masterData);
      this.serverFile = writeServer(files, masterData, mqtt);
      this.server = ServerProcess.start(serverFile, log("server"));
      running.started("server", () -> server.close());
      this.wire = running.started("wire", new Wire(mqtt));
      Path memory = directory.resolve("plant.memory");
      this.plant =
          running.started("plant", VirtualPlant.start(new VirtualPlant.Options(1, speed, memory)));
      int stationApp = Ports.free();
      this.edgeFile = writeEdge(stationApp);
      this.edge = AgentProcess.start(edgeFile, log("edge"));
      running.started("edge", () -> edge.close());
      URI station = URI.create("http://127.0.0.1:" + stationApp);
      this.people =
          running.started(
              "people",
              Shifts.start(
                  new Shifts.Settings(server.address(), station, ZoneId.systemDefault(), speed, 1),
                  plant::batch,
                  Clock.systemUTC()));
    } catch (IOException | RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private Path writeEdge(int stationApp) throws IOException {
    return PlantConfiguration.write(
        Files.createDirectories(directory.resolve("edge")),
        new PlantConfiguration.Edge(
            SITE, EDGE, "mqtt://127.0.0.1:" + wire.port(), "", "", stationApp),
        plant);
  }

  private void found(Path masterData) throws IOException {
    VirtualFactory.found(
        new VirtualFactory.Settings(
            database.jdbcUrl(),
            database.user(),
            database.password(),
            masterData,
            Files.createDirectories(directory.resolve("factory")),
            VirtualFactory.plant(ZoneId.systemDefault()),
            1,
            DAYS_TOLD),
        Clock.systemUTC(),
        (day, all) -> {});
  }

  private Path writeServer(Path files, Path masterData, int mqtt) throws IOException {
    return Files.writeString(
        files.resolve("server.yml"),
        """
        http: {host: 127.0.0.1, port: %d}
        mqtt: {host: 127.0.0.1, port: %d}
        database:
          url: "%s"
          user: "%s"
          password: "%s"
        zone: "%s"
        masterData: "%s"
        """
            .formatted(
                Ports.free(),
                mqtt,
                database.jdbcUrl(),
                database.user(),
                directory.resolve("postgres").resolve("password"),
                ZoneId.systemDefault(),
                masterData));
  }

  private Path log(String program) {
    return directory.resolve(program + ".log");
  }

  /** Where the desk is; stays the same over every restart. */
  URI address() {
    return server.address();
  }

  /** Where each program logs. */
  Map<String, Path> logs() throws IOException {
    Map<String, Path> all = new TreeMap<>(Map.of("server", log("server"), "edge", log("edge")));
    Path folder = directory.resolve("postgres").resolve("cluster").resolve("log");
    if (Files.isDirectory(folder)) {
      try (var files = Files.newDirectoryStream(folder)) {
        files.forEach(file -> all.put("database " + file.getFileName(), file));
      }
    }
    return all;
  }

  /** MiB of each program now, by its name. */
  Map<String, Double> memory() {
    return Map.of(
        "server", Processes.memoryMiB(server.pid()),
        "edge", Processes.memoryMiB(edge.pid()),
        "database", Processes.memoryMiB(database.pid()));
  }

  /** Has one thing fail, and puts it right as an operator or systemd would. */
  void suffer(Trial.Fault fault) throws IOException, InterruptedException {
    switch (fault) {
      case KILL_SERVER -> {
        server.kill();
        server = ServerProcess.start(serverFile, log("server"));
      }
      case KILL_EDGE -> {
        edge.kill();
        edge = AgentProcess.start(edgeFile, log("edge"));
      }
      case KILL_DATABASE -> {
        Processes.kill(database.pid());
        database.close();
        database = EmbeddedPostgres.start(options);
      }
      case FREEZE_SERVER -> Processes.freeze(List.of(server.pid()), Trial.FREEZE);
      case FREEZE_EDGE -> Processes.freeze(List.of(edge.pid()), Trial.FREEZE);
      case FREEZE_DATABASE -> Processes.freeze(Processes.family(database.pid()), Trial.FREEZE);
      case CUT_NETWORK -> wire.disturb(Wire.Mood.CUT, Trial.CUT);
      case SWALLOWING_NETWORK -> wire.disturb(Wire.Mood.SWALLOW, Trial.CUT);
    }
  }

  /** How far the edge's parcels have come, as the fleet page tells it. */
  Sent sent() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address().resolve("/api/v1/edges")).timeout(ANSWER).build();
    JsonNode edges =
        JsonMapper.shared()
            .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    long produced = 0;
    long stored = 0;
    for (JsonNode each : edges.path("edges")) {
      for (JsonNode stream : each.path("streams")) {
        produced += stream.path("produced").asLong();
        stored += stream.path("stored").asLong();
      }
    }
    return new Sent(produced, stored);
  }

  /** What the database holds now. */
  Stored stored() throws SQLException {
    return Stored.in(database);
  }

  /** Has the machines and the people stop; what each machine made is counted by its station. */
  Map<String, Long> endWork() {
    people.close();
    plant.close();
    Map<String, Long> made = new TreeMap<>(plant.counters());
    made.remove(MEASURED_BY_HAND);
    return made;
  }

  /**
   * Runs {@code gaugewire verify} as an operator would.
   *
   * @return what it said; its end is {@code intact} when all is
   */
  String verified() throws IOException, InterruptedException {
    Process verify =
        Processes.java(log("verify"), MAIN, List.of("verify", "--config", serverFile.toString()));
    String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.strip() + (verify.waitFor() == 0 ? "\nintact" : "");
  }

  @Override
  public void close() {
    running.close();
  }
}
