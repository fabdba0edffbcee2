package io.gaugewire.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.settings.ConfigException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigReaderTest {
  private static final String DATABASE = "database: {url: \"jdbc:postgresql://127.0.0.1/x\"}\n";

  @TempDir private Path folder = Path.of("");

  private ServerConfig.Notices read(String yaml) throws IOException {
    Path file = folder.resolve("server.yml");
    return ServerConfigReader.read(Files.writeString(file, DATABASE + yaml)).notices();
  }

  @Test
  void saysWhoIsToldOfWhatClimbed() throws IOException {
    assertThat(read("").webhooks()).isEmpty();
    assertThat(read("").mail()).isEmpty();
    ServerConfig.Notices notices =
        read(
            """
            notify:
              webhooks:
                - {url: "https://mes.example/hook", secret: key}
                - {url: "http://127.0.0.1:9"}
              mail:
                host: smtp.example
                from: gaugewire@plant.example
                to: {quality: [li@plant.example], plant-manager: []}
            """);
    assertThat(notices.webhooks())
        .containsExactly(
            new ServerConfig.Webhook(
                URI.create("https://mes.example/hook"), Optional.of(folder.resolve("key"))),
            new ServerConfig.Webhook(URI.create("http://127.0.0.1:9"), Optional.empty()));
    ServerConfig.Mail mail = notices.mail().orElseThrow();
    assertThat(mail.port()).isEqualTo(587);
    assertThat(mail.startTls()).isTrue();
    assertThat(mail.to()).containsEntry("quality", List.of("li@plant.example"));
  }

  @Test
  void whatIsNoAddressIsToldWithItsPlace() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    plant: {name: {en: Dryer Works}, currency: RMB}
                    openId: {issuer: "http://id.plant.example", client: gaugewire, address: "plant/"}
                    notify:
                      webhooks: [{url: "ftp://mes.example"}]
                      mail:
                        host: smtp.example
                        from: "x> y@z"
                        to: {quality: ["li@plant.example\\r\\nRCPT TO:<x@y>"]}
                    """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("plant.name.zh")
        .hasMessageContaining("plant.currency: found 'RMB', expected a currency's code")
        .hasMessageContaining("openId.issuer")
        .hasMessageContaining("openId.address")
        .hasMessageContaining("notify.webhooks[0].url")
        .hasMessageContaining("notify.mail.from")
        .hasMessageContaining("notify.mail.to.quality");
  }
}
