package io.gaugewire.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.settings.ConfigException;
import io.gaugewire.settings.Networks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  private static final String URL = "jdbc:postgresql://db:5432/gaugewire";
  @TempDir private Path folder;

  private Optional<Path> file(String text) throws IOException {
    return Optional.of(Files.writeString(folder.resolve("server.yml"), text));
  }

  /**
   * Each key of the file through its variable alone; what is new in the file must come here too.
   */
  @Test
  void everyKeyCanStandInTheEnvironment() {
    Map<String, String> endpoint = new HashMap<>();
    endpoint.put("GAUGEWIRE_HTTP_HOST", "0.0.0.0");
    endpoint.put("GAUGEWIRE_HTTP_PORT", "81");
    endpoint.put("GAUGEWIRE_HTTP_WALLS", "10.1.20.0/24");
    endpoint.put("GAUGEWIRE_MQTT_HOST", "10.0.0.1");
    endpoint.put("GAUGEWIRE_MQTT_PORT", "8883");
    endpoint.put("GAUGEWIRE_MQTT_PASSWORDS", "/run/secrets/edges");
    endpoint.put("GAUGEWIRE_MQTT_TLS_CERTIFICATE", "/tls/server.crt");
    endpoint.put("GAUGEWIRE_MQTT_TLS_KEY", "/tls/server.key");
    endpoint.put("GAUGEWIRE_MQTT_TLS_CLIENT_AUTHORITY", "/tls/ca.crt");
    endpoint.put("GAUGEWIRE_DATABASE_URL", URL);
    endpoint.put("GAUGEWIRE_DATABASE_USER", "quality");
    endpoint.put("GAUGEWIRE_DATABASE_PASSWORD", "/run/secrets/database");
    endpoint.put("GAUGEWIRE_PLANT_NAME_EN", "Dryer Works");
    endpoint.put("GAUGEWIRE_PLANT_NAME_ZH", "烘干设备厂");
    endpoint.put("GAUGEWIRE_PLANT_CURRENCY", "CNY");
    endpoint.put("GAUGEWIRE_ZONE", "Asia/Shanghai");
    endpoint.put("GAUGEWIRE_MASTER_DATA", "/etc/masterdata.yml");
    endpoint.put("GAUGEWIRE_KEEP_READINGS", "400d");
    endpoint.put("GAUGEWIRE_STATION_CONTEXT", "/etc/context");
    endpoint.put("GAUGEWIRE_ANCHORS", "/mnt/anchors");
    ServerConfig config = ServerConfigReader.read(Optional.empty(), endpoint);

    assertThat(config.http())
        .isEqualTo(
            new ServerConfig.Http("0.0.0.0", 81, Optional.of(Networks.parse("10.1.20.0/24"))));
    assertThat(config.mqtt())
        .isEqualTo(
            new ServerConfig.Mqtt.Endpoint(
                "10.0.0.1",
                8883,
                Optional.of(
                    new ServerConfig.Tls(
                        Path.of("/tls/server.crt"),
                        Path.of("/tls/server.key"),
                        Optional.of(Path.of("/tls/ca.crt")))),
                Optional.of(Path.of("/run/secrets/edges"))));
    assertThat(config.database())
        .isEqualTo(
            new ServerConfig.DatabaseAccess(
                URL, "quality", Optional.of(Path.of("/run/secrets/database"))));
    assertThat(config.plant())
        .isEqualTo(
            new ServerConfig.Plant(
                Optional.of(new ServerConfig.Name("Dryer Works", "烘干设备厂")),
                ZoneId.of("Asia/Shanghai"),
                Optional.of(Currency.getInstance("CNY"))));
    assertThat(config.masterData()).contains(Path.of("/etc/masterdata.yml"));
    assertThat(config.keepReadings()).contains(Duration.ofDays(400));
    assertThat(config.stationContext()).contains(Path.of("/etc/context"));
    assertThat(config.anchors()).contains(Path.of("/mnt/anchors"));

    Map<String, String> broker =
        Map.of(
            "GAUGEWIRE_DATABASE_URL", URL,
            "GAUGEWIRE_MQTT_BROKER", "ssl://broker:8883",
            "GAUGEWIRE_MQTT_USER", "server",
            "GAUGEWIRE_MQTT_PASSWORD", "/run/secrets/broker",
            "GAUGEWIRE_MQTT_AUTHORITY", "/tls/ca.crt");
    assertThat(ServerConfigReader.read(Optional.empty(), broker).mqtt())
        .isEqualTo(
            new ServerConfig.Mqtt.Broker(
                "ssl://broker:8883",
                "server",
                Optional.of(Path.of("/run/secrets/broker")),
                Optional.of(Path.of("/tls/ca.crt"))));
    Map<String, String> openId =
        Map.of(
            "GAUGEWIRE_DATABASE_URL", URL,
            "GAUGEWIRE_OPEN_ID_ISSUER", "https://id.plant.example/realms/plant",
            "GAUGEWIRE_OPEN_ID_CLIENT", "gaugewire",
            "GAUGEWIRE_OPEN_ID_SECRET", "/run/secrets/openid",
            "GAUGEWIRE_OPEN_ID_CLAIM", "email",
            "GAUGEWIRE_OPEN_ID_ADDRESS", "https://gaugewire.plant.example",
            "GAUGEWIRE_OPEN_ID_NAME", "Plant account");
    assertThat(ServerConfigReader.read(Optional.empty(), openId).openId())
        .contains(
            new ServerConfig.OpenId(
                "https://id.plant.example/realms/plant",
                "gaugewire",
                Optional.of(Path.of("/run/secrets/openid")),
                "email",
                "https://gaugewire.plant.example",
                "Plant account"));
    Map<String, String> both = new HashMap<>(endpoint);
    both.putAll(broker);
    both.putAll(openId);
    assertThat(both.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Environment.KEYS.stream().map(Environment::variable).toList());
  }

  @Test
  void theEnvironmentCountsBeforeTheFileKeyByKey() throws IOException {
    Optional<Path> file =
        file("http: {host: 127.0.0.1, port: 80}\ndatabase: {url: '" + URL + "', user: a}\n");
    ServerConfig config =
        ServerConfigReader.read(
            file,
            Map.of("GAUGEWIRE_HTTP_PORT", "8081", "GAUGEWIRE_DATABASE_USER", "", "PATH", "/bin"));

    assertThat(config.http()).isEqualTo(new ServerConfig.Http("127.0.0.1", 8081, Optional.empty()));
    assertThat(config.database().user()).as("an empty variable is none").isEqualTo("a");
  }

  @Test
  void everythingWrongInBothIsToldAtOnceUnderItsOwnName() throws IOException {
    Optional<Path> file = file("zone: Nowhere\ndatabase: {url: '" + URL + "'}\n");
    Map<String, String> variables =
        Map.of(
            "GAUGEWIRE_HTTP_PORT", "70000",
            "GAUGEWIRE_HTTP_PROT", "80",
            "GAUGEWIRE_LOG", "yaml",
            "GAUGEWIRE_JAVA_OPTS", "-Xmx1g");

    assertThatThrownBy(() -> ServerConfigReader.read(file, variables))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("server.yml:1 zone")
        .hasMessageContaining("environment GAUGEWIRE_HTTP_PORT: found '70000'")
        .hasMessageContaining("environment GAUGEWIRE_HTTP_PROT: found a variable nobody knows")
        .hasMessageContaining("environment GAUGEWIRE_LOG: found 'yaml', expected text or json")
        .satisfies(failure -> assertThat(((ConfigException) failure).problems()).hasSize(4));
  }
}
