package io.gaugewire.standalone.plant;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Writes the files that know the virtual plant: the {@code edge.yml} and the device profiles with
 * which an edge reads it, and the master data with which a server understands it.
 */
public final class PlantConfiguration {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final long SHORTEST_CHECK_MILLIS = 1_000;
  private static final List<String> PROFILES = List.of("press-fit.yml", "dryer.yml");

  private PlantConfiguration() {}

  /**
   * The edge that reads the plant.
   *
   * @param server {@code mqtt://host:port}
   * @param user the edge's sign-in at the server; empty for none
   * @param passwordFile relative to the configuration's folder; not written when {@code user} is
   *     empty
   * @param stationAppPort of the station app on 127.0.0.1
   */
  public record Edge(
      String site,
      String edge,
      String server,
      String user,
      String passwordFile,
      int stationAppPort) {}

  /**
   * Writes {@code edge.yml} and {@code profiles/} into {@code folder}; what is there is replaced.
   *
   * @return the path of {@code edge.yml}
   */
  public static Path write(Path folder, Edge edge, VirtualPlant plant) throws IOException {
    Path profiles = Files.createDirectories(folder.resolve("profiles"));
    for (String name : PROFILES) {
      String text = resource(name).replace("@check-every@", checkEvery(plant.speed()));
      Files.writeString(profiles.resolve(name), text);
    }
    Path file = folder.resolve("edge.yml");
    Files.writeString(file, text(edge, plant));
    return file;
  }

  /**
   * Writes the stations and characteristics of the plant as {@code masterdata.yml} into {@code
   * folder}; what is there is replaced.
   *
   * @param site the site that the plant stands at
   * @param edge name of the edge that reads it
   * @return the path of the file
   */
  public static Path writeMasterData(Path folder, String site, String edge) throws IOException {
    Path file = folder.resolve("masterdata.yml");
    Files.writeString(
        file, resource("masterdata.yml").replace("@site@", site).replace("@edge@", edge));
    return file;
  }

  /** One hour of the plant's time, as the edge's clock counts it. */
  private static String checkEvery(double speed) {
    return Math.max(SHORTEST_CHECK_MILLIS, Math.round(HOUR.toMillis() / speed)) + "ms";
  }

  private static String text(Edge edge, VirtualPlant plant) throws IOException {
    String text =
        resource("edge.yml")
            .replace("@site@", edge.site())
            .replace("@edge@", edge.edge())
            .replace("@server@", edge.server())
            .replace("@sign-in@", signIn(edge))
            .replace("@station-app-port@", Integer.toString(edge.stationAppPort()));
    for (var station : plant.ports().entrySet()) {
      text = text.replace("@" + station.getKey() + "@", Integer.toString(station.getValue()));
    }
    return text;
  }

  private static String signIn(Edge edge) {
    return edge.user().isEmpty()
        ? ""
        : "\n  user: " + edge.user() + "\n  password: file:" + edge.passwordFile();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PlantConfiguration.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing in the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
