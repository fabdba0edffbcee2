package io.gaugewire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.config.ServerConfigReader;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.web.AddressInUseException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server, started from its file. */
class IngestServerTest {
  private static final String MASTER_DATA =
      """
      site: plant
      stations:
        - {code: S-10, name: {en: Turning, zh: 车削}}
      characteristics:
        - code: diameter
          name: {en: Diameter, zh: 直径}
          unit: mm
          decimals: 4
          source: {edge: line1, station: S-10, tag: diameter}
          chart: {kind: xbar-r, subgroupSize: 5}
          limits: {mu: 12, sigma: 0.005, author: a, approver: b, reason: study}
      """;

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServerConfig config(int port) throws Exception {
    DatabaseOptions database = TestDatabases.fresh();
    Files.writeString(folder.resolve("masterdata.yml"), MASTER_DATA);
    Files.writeString(folder.resolve("secret"), database.password() + "\n");
    Path file = folder.resolve("server.yml");
    Files.writeString(
        file,
        """
        http: {port: %d}
        mqtt: {port: 0}
        database: {url: "%s", user: %s, password: secret}
        masterData: masterdata.yml
        anchors: anchors
        """
            .formatted(port, database.url(), database.user()));
    return ServerConfigReader.read(file);
  }

  private HttpResponse<String> get(IngestServer server, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.httpPort() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void startsFromItsFileAndShowsTheChartsOfTheMasterData() throws Exception {
    try (IngestServer server = IngestServer.start(config(0), Clock.systemUTC())) {
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(get(server, "/metrics").body()).contains("# TYPE");
      assertThat(get(server, "/api/v1/openapi.json").body()).contains("\"openapi\":\"3.1");
      Eventually.holds("an anchor is kept", () -> Files.exists(folder.resolve("anchors")));
      HttpResponse<String> charts = get(server, "/api/v1/charts");
      assertThat(charts.statusCode()).as(charts.body()).isEqualTo(200);
      assertThat(charts.body()).contains("Diameter", "直径");
      assertThat(get(server, "/api/v1/charts/999999").statusCode()).isEqualTo(404);
      assertThat(server.mqttPort()).isPresent();
    }
  }

  @Test
  void saysThatItsPortIsTakenAndLeavesNothingRunning() throws Exception {
    try (IngestServer first = IngestServer.start(config(0), Clock.systemUTC())) {
      ServerConfig second = config(first.httpPort());
      assertThatThrownBy(() -> IngestServer.start(second, Clock.systemUTC()))
          .isInstanceOf(AddressInUseException.class)
          .hasMessageContaining(Integer.toString(first.httpPort()));
    }
  }
}
