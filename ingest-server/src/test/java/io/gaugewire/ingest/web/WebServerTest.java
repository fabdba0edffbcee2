package io.gaugewire.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebServerTest {
  private static final Vertx vertx = Vertx.vertx();
  private static final AtomicBoolean databaseReady = new AtomicBoolean(true);
  private static final CountDownLatch release = new CountDownLatch(1);
  private static WebServer server;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    Health health = new Health();
    health.add("database", () -> new Health.Part(databaseReady.get(), "asked"));
    Routes feature =
        (api, blocking) -> {
          api.get("/echo").handler(blocking.json(query -> Map.of("n", query.whole("n", 1, 9))));
          api.get("/breaks")
              .handler(
                  blocking.json(
                      query -> {
                        throw new IllegalStateException("secret detail");
                      }));
          api.get("/away")
              .handler(
                  blocking.json(
                      query -> {
                        throw new IllegalStateException(new SQLTransientConnectionException());
                      }));
          api.get("/slow")
              .handler(
                  blocking.json(
                      query -> {
                        await(release);
                        return Map.of("done", true);
                      }));
        };
    server =
        WebServer.start(
            vertx,
            "127.0.0.1",
            0,
            List.of(feature),
            health,
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    release.countDown();
    client.close();
    server.close();
    vertx.close().await();
  }

  @Test
  void answersAQueryAsJson() throws Exception {
    HttpResponse<String> response = get("/api/v1/echo?n=7");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"n\":7}");
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
  }

  @Test
  void namesTheParameterThatIsWrongAndWhatWouldBeRight() throws Exception {
    for (String wrong : List.of("?n=10", "?n=x", "?n=", "", "?n=99999999999999999999")) {
      HttpResponse<String> response = get("/api/v1/echo" + wrong);

      assertThat(response.statusCode()).as(wrong).isEqualTo(400);
      assertThat(response.headers().firstValue("content-type"))
          .contains("application/problem+json");
      assertThat(response.body()).contains("\"field\":\"n\"").contains("from 1 to 9");
    }
  }

  @Test
  void tellsNothingOfItsInsidesWhenItBreaks() throws Exception {
    HttpResponse<String> response = get("/api/v1/breaks");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("/problems/server-error").doesNotContain("secret");
  }

  @Test
  void saysThatTheDatabaseIsAway() throws Exception {
    HttpResponse<String> response = get("/api/v1/away");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("/problems/database-away");
  }

  @Test
  void anUnknownAddressIsAProblemDocument() throws Exception {
    HttpResponse<String> response = get("/api/v1/nowhere");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("openapi.json");
  }

  @Test
  void oneSlowRequestDelaysNoOther() throws Exception {
    var slow =
        client.sendAsync(
            HttpRequest.newBuilder(uri("/api/v1/slow")).build(), BodyHandlers.ofString());

    assertThat(get("/api/v1/echo?n=1").statusCode()).isEqualTo(200);
    assertThat(slow.isDone()).isFalse();

    release.countDown();
    assertThat(slow.get().body()).contains("true");
  }

  @Test
  void isReadyOnlyWhileEveryPartIs() throws Exception {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);

    databaseReady.set(false);
    try {
      HttpResponse<String> response = get("/health/ready");
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).contains("\"database\"");
    } finally {
      databaseReady.set(true);
    }
    assertThat(get("/health/live").body()).isEqualTo("live");
  }

  @Test
  void describesItsOwnInterface() throws Exception {
    assertThat(get("/api/v1/openapi.json").body()).contains("\"openapi\":\"3.1.0\"");
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () ->
                  WebServer.start(
                      vertx,
                      "127.0.0.1",
                      taken.getLocalPort(),
                      List.of(),
                      new Health(),
                      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)))
          .isInstanceOf(AddressInUseException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("choose another port");
    }
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
