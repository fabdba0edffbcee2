package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.web.Health;
import io.gaugewire.ingest.web.WebServer;
import io.gaugewire.settings.Networks;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenScreensTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static TestDesk desk;
  private static Vertx vertx;

  @BeforeAll
  static void open() {
    desk = new TestDesk();
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() {
    vertx.close().await();
    desk.close();
  }

  /** A server whose charts are open to {@code walls}. */
  private static WebServer server(String walls) {
    return WebServer.start(
        vertx,
        "127.0.0.1",
        0,
        List.of(
            desk.desk.openScreens(Networks.parse(walls)),
            (api, blocking) ->
                api.get("/charts").handler(blocking.json(query -> Map.of("charts", List.of()))),
            desk.desk.routes()),
        new Health(),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private static HttpResponse<String> send(
      WebServer server, String path, String cookie, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
            .header("cookie", cookie)
            .header("content-type", "application/json");
    if (!body.isEmpty()) {
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void aScreenAtAnAddressThatThePlantNamesReadsChartsWithoutSigningIn() throws Exception {
    try (WebServer server = server("10.9.9.9, 127.0.0.0/8")) {
      assertThat(send(server, "/charts", "", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void elsewhereOnlyWhoIsSignedInReadsThem() throws Exception {
    try (WebServer server = server("10.9.9.9")) {
      assertThat(send(server, "/charts", "", "").statusCode()).isEqualTo(401);
      assertThat(send(server, "/charts", "gaugewire=made-up", "").statusCode()).isEqualTo(401);
      String by = "{\"login\":\"auditor\",\"password\":\"%s\"}".formatted(TestDesk.PASSWORD);
      HttpResponse<String> signedIn = send(server, "/session", "", by);
      String cookie = signedIn.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
      assertThat(send(server, "/charts", cookie, "").statusCode()).isEqualTo(200);
    }
  }
}
