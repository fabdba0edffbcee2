package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.Endpoint;
import io.gaugewire.edge.modbus.Timing;
import io.gaugewire.settings.ConfigException;
import io.gaugewire.settings.Problem;
import io.gaugewire.settings.Problems;
import io.gaugewire.settings.Section;
import io.gaugewire.settings.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code edge.yml} and the profiles it names. Confined to the reading thread. */
public final class ConfigReader {
  private static final long LARGEST_FILE = 8L << 20;
  private static final String ONE_SOURCE = "a station of its own for each source of results";
  private static final long MEBIBYTE = 1L << 20;

  private final Path folder;
  private final Problems problems = new Problems();
  private final Map<String, Connection> connections = new LinkedHashMap<>();
  // A station's last result tells what comes next; two sources would confuse each other's.
  private final Set<String> resultStations = new HashSet<>();
  private Path profileFolder;

  private ConfigReader(Path folder) {
    this.folder = folder;
    this.profileFolder = folder.resolve("profiles");
  }

  /** A connection while the gauges behind it are still being gathered. */
  private record Connection(Endpoint endpoint, Timing timing, List<GaugeConfig> gauges) {}

  /**
   * Reads a configuration; paths in it are taken from the file's folder.
   *
   * @throws ConfigException with every problem found in it and in its profiles
   */
  public static EdgeConfig read(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
    return new ConfigReader(folder).edge(file);
  }

  /** Reads one profile alone, as {@link #read} would read it for a gauge. */
  public static Profile readProfile(Path file) {
    var problems = new Problems();
    String name = String.valueOf(file.getFileName());
    Section top = new Section(name, "", YamlTree.parse(name, contents(file), problems), problems);
    Profile profile = ProfileReader.read(top, 0);
    problems.throwIfAny();
    return profile;
  }

  private EdgeConfig edge(Path file) {
    String name = String.valueOf(file.getFileName());
    Section top = new Section(name, "", YamlTree.parse(name, contents(file), problems), problems);
    problems.throwIfAny();
    String site = top.name("site");
    String edge = top.name("edge");
    profileFolder = top.path("profiles", folder, "profiles");
    OutboxConfig outbox = outbox(top);
    UplinkConfig uplink = uplink(top.requiredSection("uplink"));
    StationAppConfig stationApp = stationApp(top);
    top.named("connections").forEach(this::connection);
    Set<String> names = new HashSet<>();
    for (Section gauge : top.sections("gauges")) {
      gauge(gauge, names);
    }
    List<LineConfig> lines = new ArrayList<>();
    for (Section line : top.sections("lines")) {
      LineConfig read = LineReader.read(line, names);
      if (!resultStations.add(read.station())) {
        line.wrong("station", "'" + read.station() + "'", ONE_SOURCE);
      }
      lines.add(read);
    }
    top.done();
    problems.throwIfAny();
    List<LaneConfig> lanes = new ArrayList<>();
    connections.forEach(
        (connection, c) ->
            lanes.add(new LaneConfig(connection, c.endpoint(), c.timing(), c.gauges())));
    return new EdgeConfig(site, edge, outbox, uplink, stationApp, lanes, lines);
  }

  private static String contents(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new ConfigException(
            List.of(new Problem(file.toString(), 0, "", "more than 8 MiB", "a configuration")));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new ConfigException(
          List.of(
              new Problem(
                  file.toString(), 0, "", e.getClass().getSimpleName(), "a readable UTF-8 file")));
    }
  }

  private OutboxConfig outbox(Section top) {
    Section in = top.section("outbox");
    if (in == null) {
      return new OutboxConfig(folder.resolve("data/outbox"), 2048 * MEBIBYTE, 64 * MEBIBYTE);
    }
    Path directory = in.path("directory", folder, "data/outbox");
    long capacity = in.bytes("capacity", 16 * MEBIBYTE, 2048 * MEBIBYTE);
    long reserve = in.bytes("reserve", MEBIBYTE, Math.min(64 * MEBIBYTE, capacity / 4));
    in.done();
    if (reserve > capacity / 4) {
      in.wrong("reserve", reserve / MEBIBYTE + " MiB", "at most a quarter of the capacity");
      reserve = capacity / 4;
    }
    return new OutboxConfig(directory, capacity, reserve);
  }

  private UplinkConfig uplink(Section in) {
    URI server = server(in);
    String user = in.text("user", "");
    Path password = null;
    String reference = in.text("password", "");
    if (reference.startsWith("file:")) {
      password = folder.resolve(reference.substring("file:".length()));
    } else if (!reference.isEmpty()) {
      in.wrong("password", "a password in plain text", "file:PATH of a file that holds it");
    }
    Section tls = in.section("tls");
    UplinkConfig.Certificates certificates = null;
    if (tls != null) {
      Path authority = tls.requiredPath("authority", folder);
      boolean hasCertificate = tls.has("certificate");
      boolean own = tls.has("key") || hasCertificate;
      certificates =
          new UplinkConfig.Certificates(
              authority,
              own ? tls.requiredPath("certificate", folder) : null,
              own ? tls.requiredPath("key", folder) : null);
      tls.done();
    }
    in.done();
    return new UplinkConfig(server, user, password, certificates);
  }

  private static URI server(Section in) {
    URI fallback = URI.create("mqtt://127.0.0.1:1883");
    String text = in.text("server", fallback.toString());
    try {
      URI server = new URI(text);
      boolean known = "mqtt".equals(server.getScheme()) || "mqtts".equals(server.getScheme());
      if (known && server.getHost() != null) {
        return server;
      }
    } catch (URISyntaxException e) {
      // Reported below.
    }
    in.wrong("server", "'" + text + "'", "mqtt://HOST:PORT or mqtts://HOST:PORT");
    return fallback;
  }

  private StationAppConfig stationApp(Section top) {
    Section in = top.section("station-app");
    if (in == null) {
      return StationAppConfig.DEFAULT;
    }
    var config =
        new StationAppConfig(
            in.name("host", StationAppConfig.DEFAULT.host()),
            (int) in.whole("port", 0, 65535, StationAppConfig.DEFAULT.port()),
            Optional.ofNullable(in.section("tls")).map(this::certificate));
    in.done();
    return config;
  }

  private StationAppConfig.Certificate certificate(Section tls) {
    var certificate =
        new StationAppConfig.Certificate(
            tls.requiredPath("certificate", folder), tls.requiredPath("key", folder));
    tls.done();
    return certificate;
  }

  private void connection(String name, Section in) {
    var connection =
        new Connection(
            EndpointKeys.endpoint(in, folder), EndpointKeys.timing(in), new ArrayList<>());
    in.done();
    connections.put(name, connection);
  }

  private void gauge(Section in, Set<String> names) {
    String name = in.name("gauge");
    if (!names.add(name)) {
      in.wrong("gauge", "'" + name + "' a second time", "a name of its own");
    }
    String station = in.name("station");
    String connectionName = in.name("connection");
    int unit = (int) in.whole("unit", 0, 255, 1);
    String prefix = in.text("prefix", "");
    int offset = (int) in.whole("address-offset", -65535, 65535, 0);
    Profile profile = profile(in, offset);
    Section holdSection = in.section("hold");
    Output hold = holdSection == null ? null : RegisterKeys.output(holdSection, 0);
    in.done();
    Connection connection = connections.get(connectionName);
    if (connection == null) {
      in.wrong(
          "connection",
          "'" + connectionName + "'",
          "one of the connections: " + String.join(", ", connections.keySet()));
    } else if (profile != null) {
      if (profile.handshake() != null && !resultStations.add(station)) {
        in.wrong("station", "'" + station + "'", ONE_SOURCE);
      }
      connection.gauges().add(new GaugeConfig(name, station, unit, prefix, profile, hold));
    }
  }

  private @Nullable Profile profile(Section in, int addressOffset) {
    String name = in.name("profile");
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      in.wrong("profile", "'" + name + "'", "lower-case letters, digits and hyphens");
      return null;
    }
    String file = name + ".yml";
    Path own = profileFolder.resolve(file);
    String text = Files.isRegularFile(own) ? contents(own) : Profiles.builtIn(name);
    if (text == null) {
      in.wrong(
          "profile",
          "'" + name + "'",
          own + ", or one of the built-in profiles: " + String.join(", ", Profiles.names()));
      return null;
    }
    return ProfileReader.read(
        new Section(file, "", YamlTree.parse(file, text, problems), problems), addressOffset);
  }

  /** The profiles that come with the product. */
  private static final class Profiles {
    static List<String> names() {
      return resource("profiles/index.txt").lines().filter(l -> !l.isBlank()).toList();
    }

    static @Nullable String builtIn(String name) {
      return names().contains(name) ? resource("profiles/" + name + ".yml") : null;
    }

    private static String resource(String path) {
      try (InputStream in = ConfigReader.class.getClassLoader().getResourceAsStream(path)) {
        if (in == null) {
          throw new IllegalStateException(path + " is missing from the program");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
