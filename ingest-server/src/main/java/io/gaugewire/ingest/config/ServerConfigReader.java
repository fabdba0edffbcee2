package io.gaugewire.ingest.config;

import io.gaugewire.settings.ConfigException;
import io.gaugewire.settings.Networks;
import io.gaugewire.settings.Node;
import io.gaugewire.settings.Problems;
import io.gaugewire.settings.Section;
import io.gaugewire.settings.YamlTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the server's file and the environment. Paths in the file are relative to the file's own
 * folder.
 */
public final class ServerConfigReader {
  private static final int HTTP_PORT = 8080;
  private static final int MQTT_PORT = 1883;
  private static final int SMTP_PORT = 587;
  private static final Duration SHORTEST_KEEPING = Duration.ofDays(7);
  private static final Duration LONGEST_KEEPING = Duration.ofDays(36_600);

  private final Problems problems = new Problems();
  private final Path folder;
  private final Environment environment;
  private final Section top;

  private ServerConfigReader(Optional<Path> file, Map<String, String> variables) {
    Path absolute = file.orElse(Path.of("")).toAbsolutePath();
    Path parent = file.isPresent() ? absolute.getParent() : absolute;
    this.folder = parent == null ? absolute : parent;
    this.environment = Environment.of(variables, problems);
    String name = file.map(Path::toString).orElse("environment");
    Node.Mapping keys =
        file.isPresent()
            ? YamlTree.parse(name, text(file.get()), problems)
            : new Node.Mapping(0, Map.of());
    this.top = new Section(name, "", environment.over(keys), problems);
  }

  /**
   * The configuration a file holds, and nothing else.
   *
   * @throws ConfigException listing everything that is wrong in it
   */
  public static ServerConfig read(Path file) {
    return read(Optional.of(file), Map.of());
  }

  /**
   * The configuration that a file and the environment hold together; the environment counts before
   * the file.
   *
   * @param file absent: the environment alone; relative paths are then relative to the working
   *     directory
   * @param variables of the environment; only those that begin with {@code GAUGEWIRE_} are looked
   *     at
   * @throws ConfigException listing everything that is wrong in both
   */
  public static ServerConfig read(Optional<Path> file, Map<String, String> variables) {
    ServerConfigReader reader = new ServerConfigReader(file, variables);
    try {
      return reader.read();
    } catch (ConfigException e) {
      throw reader.environment.named(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the configuration " + file, e);
    }
  }

  private ServerConfig read() {
    ServerConfig.Http http = http(top.section("http"));
    ServerConfig.Mqtt mqtt = mqtt(top.section("mqtt"));
    ServerConfig.DatabaseAccess database = database(top.requiredSection("database"));
    ServerConfig.Plant plant = plant();
    Optional<Path> masterData = path(top, "masterData");
    Optional<Duration> keepReadings = keepReadings();
    Optional<Path> stationContext = path(top, "stationContext");
    Optional<Path> anchors = path(top, "anchors");
    ServerConfig.Notices notices = notices(top.section("notify"));
    Optional<ServerConfig.OpenId> openId =
        Optional.ofNullable(top.section("openId")).map(this::openId);
    top.done();
    problems.throwIfAny();
    return new ServerConfig(
        http,
        mqtt,
        database,
        plant,
        masterData,
        keepReadings,
        stationContext,
        anchors,
        notices,
        openId);
  }

  private Optional<Duration> keepReadings() {
    return top.has("keepReadings")
        ? Optional.of(
            top.duration("keepReadings", SHORTEST_KEEPING, LONGEST_KEEPING, LONGEST_KEEPING))
        : Optional.empty();
  }

  private static ServerConfig.Http http(@Nullable Section section) {
    if (section == null) {
      return new ServerConfig.Http("127.0.0.1", HTTP_PORT, Optional.empty());
    }
    ServerConfig.Http http =
        new ServerConfig.Http(
            section.name("host", "127.0.0.1"), freePort(section, HTTP_PORT), walls(section));
    section.done();
    return http;
  }

  private static Optional<Networks> walls(Section section) {
    if (!section.has("walls")) {
      return Optional.empty();
    }
    String text = section.text("walls", "");
    try {
      return Optional.of(Networks.parse(text));
    } catch (IllegalArgumentException e) {
      section.wrong("walls", "'" + text + "'", "networks such as 10.1.20.0/24, 10.1.3.7");
      return Optional.empty();
    }
  }

  /** A port, where 0 asks for any free one. */
  private static int freePort(Section section, int otherwise) {
    return (int) section.whole("port", 0, 65_535, otherwise);
  }

  private ServerConfig.Mqtt mqtt(@Nullable Section section) {
    if (section == null) {
      return new ServerConfig.Mqtt.Endpoint(
          "127.0.0.1", MQTT_PORT, Optional.empty(), Optional.empty());
    }
    ServerConfig.Mqtt mqtt = section.has("broker") ? broker(section) : endpoint(section);
    section.done();
    return mqtt;
  }

  private ServerConfig.Mqtt broker(Section section) {
    String uri = section.name("broker");
    if (!uri.matches("(tcp|ssl)://[^/:]+:[0-9]{1,5}")) {
      section.wrong("broker", "'" + uri + "'", "tcp://host:port or ssl://host:port");
    }
    return new ServerConfig.Mqtt.Broker(
        uri, section.text("user", ""), path(section, "password"), path(section, "authority"));
  }

  private ServerConfig.Mqtt endpoint(Section section) {
    return new ServerConfig.Mqtt.Endpoint(
        section.name("host", "127.0.0.1"),
        freePort(section, MQTT_PORT),
        Optional.ofNullable(section.section("tls")).map(this::tls),
        path(section, "passwords"));
  }

  private ServerConfig.Tls tls(Section section) {
    ServerConfig.Tls tls =
        new ServerConfig.Tls(
            section.requiredPath("certificate", folder),
            section.requiredPath("key", folder),
            path(section, "clientAuthority"));
    section.done();
    return tls;
  }

  private ServerConfig.DatabaseAccess database(Section section) {
    String url = section.name("url");
    if (!url.startsWith("jdbc:postgresql:")) {
      section.wrong("url", "'" + url + "'", "jdbc:postgresql://host:port/database");
    }
    ServerConfig.DatabaseAccess database =
        new ServerConfig.DatabaseAccess(
            url, section.name("user", "gaugewire"), path(section, "password"));
    section.done();
    return database;
  }

  private ServerConfig.Notices notices(@Nullable Section section) {
    if (section == null) {
      return new ServerConfig.Notices(List.of(), Optional.empty());
    }
    List<ServerConfig.Webhook> webhooks =
        section.sections("webhooks").stream().map(this::webhook).toList();
    Optional<ServerConfig.Mail> mail = Optional.ofNullable(section.section("mail")).map(this::mail);
    section.done();
    return new ServerConfig.Notices(webhooks, mail);
  }

  private ServerConfig.OpenId openId(Section section) {
    String issuer = section.name("issuer");
    if (!issuer.matches(
        "https://[^\\s/?#]+[^\\s?#]*|http://(127\\.0\\.0\\.1|localhost)[^\\s?#]*")) {
      section.wrong(
          "issuer", "'" + issuer + "'", "https://…, or http:// for a provider on this machine");
    }
    String address = section.name("address");
    if (!address.matches("https?://[^\\s/?#]+")) {
      section.wrong("address", "'" + address + "'", "this server as browsers see it: https://host");
    }
    ServerConfig.OpenId openId =
        new ServerConfig.OpenId(
            issuer,
            section.name("client"),
            path(section, "secret"),
            section.name("claim", "preferred_username"),
            address,
            section.name("name", "OpenID"));
    section.done();
    return openId;
  }

  private ServerConfig.Webhook webhook(Section section) {
    String url = section.name("url");
    if (!url.matches("https?://[^\\s/]+(/\\S*)?")) {
      section.wrong("url", "'" + url + "'", "http://host/path or https://host/path");
      url = "http://invalid";
    }
    ServerConfig.Webhook webhook =
        new ServerConfig.Webhook(URI.create(url), path(section, "secret"));
    section.done();
    return webhook;
  }

  private ServerConfig.Mail mail(Section section) {
    Map<String, List<String>> to = new TreeMap<>();
    Section offices = section.requiredSection("to");
    for (String office : offices.keys()) {
      List<String> people = offices.texts(office, List.of());
      if (!people.stream().allMatch(ServerConfigReader::isAddress)) {
        offices.wrong(office, String.valueOf(people), "a list of mail addresses");
      }
      to.put(office, people);
    }
    offices.done();
    String from = section.name("from");
    if (!isAddress(from)) {
      section.wrong("from", "'" + from + "'", "a mail address");
    }
    ServerConfig.Mail mail =
        new ServerConfig.Mail(
            section.name("host"),
            section.port("port", SMTP_PORT),
            section.yes("startTls", true),
            Optional.of(section.text("user", "")).filter(user -> !user.isEmpty()),
            path(section, "password"),
            from,
            to);
    section.done();
    return mail;
  }

  private static boolean isAddress(String text) {
    return text.matches("[^\\s<>@,]+@[^\\s<>@,]+");
  }

  private ServerConfig.Plant plant() {
    ZoneId zone = zone();
    Section section = top.section("plant");
    if (section == null) {
      return ServerConfig.Plant.in(zone);
    }
    Optional<ServerConfig.Name> name =
        Optional.ofNullable(section.section("name")).map(ServerConfigReader::name);
    Optional<Currency> currency = currency(section);
    section.done();
    return new ServerConfig.Plant(name, zone, currency);
  }

  private static ServerConfig.Name name(Section section) {
    ServerConfig.Name name = new ServerConfig.Name(section.name("en"), section.name("zh"));
    section.done();
    return name;
  }

  private static Optional<Currency> currency(Section section) {
    if (!section.has("currency")) {
      return Optional.empty();
    }
    String code = section.text("currency", "");
    try {
      return Optional.of(Currency.getInstance(code));
    } catch (IllegalArgumentException unknown) {
      section.wrong("currency", "'" + code + "'", "a currency's code of ISO 4217 such as CNY");
      return Optional.empty();
    }
  }

  private ZoneId zone() {
    String zone = top.name("zone", "UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      top.wrong("zone", "'" + zone + "'", "a time zone such as Asia/Shanghai");
      return ZoneOffset.UTC;
    }
  }

  private Optional<Path> path(Section section, String key) {
    return section.has(key) ? Optional.of(section.requiredPath(key, folder)) : Optional.empty();
  }
}
