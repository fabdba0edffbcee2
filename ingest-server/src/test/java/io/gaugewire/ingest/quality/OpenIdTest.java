package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.identity.Role;
import io.gaugewire.ingest.openid.OpenIdRoutes;
import io.gaugewire.ingest.web.Health;
import io.gaugewire.ingest.web.WebServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DATA-3: people act under their own sign-in, also with the account of a provider. */
class OpenIdTest {
  private static final String ADDRESS = "https://gaugewire.plant.example";

  @TempDir static Path folder;

  private static Plant plant;
  private static TestProvider provider;
  private static Vertx vertx;
  private static OpenIdRoutes routes;
  private static WebServer server;
  private static HttpClient browser;

  @BeforeAll
  static void open() throws IOException {
    plant = new Plant();
    provider = new TestProvider(plant.desk.clock);
    vertx = Vertx.vertx();
    Path secret = Files.writeString(folder.resolve("secret"), TestProvider.SECRET + "\n");
    ServerConfig.OpenId settings =
        new ServerConfig.OpenId(
            provider.issuer(),
            TestProvider.CLIENT,
            Optional.of(secret),
            "preferred_username",
            ADDRESS,
            "Plant account");
    routes = plant.desk.desk.openId(Optional.of(settings));
    server =
        WebServer.start(
            vertx,
            "127.0.0.1",
            0,
            List.of(routes, plant.desk.desk.routes()),
            new Health(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    browser = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  }

  @AfterAll
  static void close() {
    browser.close();
    server.close();
    routes.close();
    vertx.close().await();
    provider.close();
    plant.close();
  }

  @BeforeEach
  void anHonestProvider() {
    provider.user = "inspector";
    provider.claims = all -> all;
    provider.token = provider::signed;
  }

  private static HttpResponse<String> get(String address, String cookies) {
    return send(HttpRequest.newBuilder(URI.create(address)).header("cookie", cookies));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String here(String address) {
    return address.replace(ADDRESS, "http://127.0.0.1:" + server.port());
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
    return response.headers().firstValue("location").orElseThrow();
  }

  /** The cookies a browser would keep. */
  private static String cookies(HttpResponse<String> response) {
    return response.headers().allValues("set-cookie").stream()
        .map(cookie -> cookie.replaceFirst(";.*", ""))
        .filter(cookie -> !cookie.endsWith("="))
        .reduce((one, other) -> one + "; " + other)
        .orElse("x=y");
  }

  /** To the provider and back up to the last redirection. */
  private static HttpResponse<String> signIn() {
    HttpResponse<String> begun = get(here(ADDRESS + "/api/v1/session/openid"), "x=y");
    String callback = location(get(location(begun), "x=y"));
    assertThat(callback).startsWith(ADDRESS + "/api/v1/session/openid/callback?code=");
    return get(here(callback), cookies(begun));
  }

  @Test
  void whoTheProviderVouchesForIsSignedInUnderTheirOwnName() {
    HttpResponse<String> back = signIn();
    assertThat(location(back)).isEqualTo("/desk/");
    assertThat(back.headers().allValues("set-cookie").toString())
        .contains("HttpOnly", "SameSite=Strict", "Max-Age=0");

    HttpResponse<String> session = get(here(ADDRESS + "/api/v1/session"), cookies(back));
    assertThat(session.body()).contains("\"login\":\"inspector\"", "\"inspect\"");
    assertThat(plant.desk.get("auditor", "/audit?kind=session").text())
        .contains("sign-in by OpenID");
  }

  @Test
  void aSignatureStillAsksForASecretOfOnesOwn() {
    String session = cookies(signIn());
    plant.batch("OID-1");
    String document = plant.document("OID-1", "IQC", "G-1", 0, "10.0", "10.0").replace('\'', '"');
    for (Map.Entry<String, Integer> secret : Map.of("0000", 403, "4711", 201).entrySet()) {
      String body =
          "{\"id\":\"%s\",\"station\":\"S1\",\"document\":%s,\"secret\":\"%s\"}"
              .formatted(TestDesk.newId(), document, secret.getKey());
      HttpResponse<String> signed =
          send(
              HttpRequest.newBuilder(URI.create(here(ADDRESS + "/api/v1/inspections")))
                  .header("cookie", session)
                  .POST(HttpRequest.BodyPublishers.ofString(body)));
      assertThat(signed.statusCode()).as(signed.body()).isEqualTo(secret.getValue());
    }
  }

  @Test
  void whoIsUnknownHereOrNoLongerActiveStaysOut() {
    provider.user = "stranger";
    assertThat(location(signIn())).isEqualTo("/desk/?signIn=unknown");
    assertThat(plant.desk.get("auditor", "/audit?kind=session&record=stranger").text())
        .contains("sign-in refused");
    plant.desk.addPerson("leaver", Role.INSPECTOR);
    String leaver = plant.desk.get("administrator", "/people").text();
    assertThat(leaver).contains("leaver");
    plant
        .desk
        .send(
            "administrator",
            "POST",
            "/master-data",
            "{\"people\":[{\"login\":\"leaver\",\"name\":\"L\",\"activeFrom\":\"2026-01-01\","
                + "\"activeTo\":\"2026-10-05\"}]}",
            Map.of())
        .expect(200);
    provider.user = "leaver";
    assertThat(location(signIn())).isEqualTo("/desk/?signIn=unknown");
  }

  private static UnaryOperator<Map<String, Object>> with(String claim, Object value) {
    return all -> {
      Map<String, Object> changed = new LinkedHashMap<>(all);
      changed.put(claim, value);
      return changed;
    };
  }

  @Test
  void aTokenThatIsNotForUsOrNotOfNowIsNotBelieved() {
    long now = plant.desk.clock.instant().getEpochSecond();
    for (UnaryOperator<Map<String, Object>> lie :
        List.of(
            with("iss", "https://elsewhere.example"),
            with("aud", "another client"),
            with("aud", List.of("another client", TestProvider.CLIENT)),
            with("nonce", "of another request"),
            with("exp", now - 600),
            with("exp", "soon"),
            with("iat", now + 600),
            with("preferred_username", ""))) {
      provider.claims = lie;
      assertThat(location(signIn())).isEqualTo("/desk/?signIn=unbelieved");
    }
    provider.claims = with("aud", List.of(TestProvider.CLIENT));
    assertThat(location(signIn())).isEqualTo("/desk/");
  }

  @Test
  void aTokenThatTheProviderDidNotSignIsNotBelieved() {
    provider.token =
        (header, claims) -> {
          String[] parts = provider.signed(header, claims).split("\\.");
          String other = claims.replace("\"inspector\"", "\"administrator\"");
          assertThat(other).isNotEqualTo(claims);
          parts[1] = TestProvider.base64(other.getBytes(StandardCharsets.UTF_8));
          return String.join(".", parts);
        };
    assertThat(location(signIn())).isEqualTo("/desk/?signIn=unbelieved");
    provider.token =
        (header, claims) ->
            TestProvider.base64("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + TestProvider.base64(claims.getBytes(StandardCharsets.UTF_8))
                + ".";
    assertThat(location(signIn())).isEqualTo("/desk/?signIn=unbelieved");
    provider.token = (header, claims) -> keyedWithWhatIsPublic(header, claims);
    assertThat(location(signIn())).isEqualTo("/desk/?signIn=unbelieved");
    for (String garbage : List.of("", "a.b", "a.b.c", "....")) {
      provider.token = (header, claims) -> garbage;
      assertThat(location(signIn())).as(garbage).isEqualTo("/desk/?signIn=unbelieved");
    }
  }

  /** HS256 with the public key as its secret: the classic confusion. */
  private static String keyedWithWhatIsPublic(String header, String claims) {
    try {
      String text =
          TestProvider.base64(header.replace("RS256", "HS256").getBytes(StandardCharsets.UTF_8))
              + "."
              + TestProvider.base64(claims.getBytes(StandardCharsets.UTF_8));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(provider.publicKey().getEncoded(), "HmacSHA256"));
      return text
          + "."
          + TestProvider.base64(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aKeyThatTheProviderChangedIsLearned() {
    assertThat(location(signIn())).isEqualTo("/desk/");
    provider.newKeyNamed("second");
    assertThat(location(signIn())).isEqualTo("/desk/");
  }

  @Test
  void anAnswerCountsOnceAndOnlyInTheBrowserThatAsked() {
    HttpResponse<String> begun = get(here(ADDRESS + "/api/v1/session/openid"), "x=y");
    String callback = here(location(get(location(begun), "x=y")));
    assertThat(location(get(callback, "x=y"))).isEqualTo("/desk/?signIn=late");
    assertThat(location(get(callback, "gaugewire-openid=made-up"))).isEqualTo("/desk/?signIn=late");
    assertThat(location(get(callback, cookies(begun)))).isEqualTo("/desk/");
    assertThat(location(get(callback, cookies(begun)))).isEqualTo("/desk/?signIn=late");

    HttpResponse<String> slow = get(here(ADDRESS + "/api/v1/session/openid"), "x=y");
    String late = here(location(get(location(slow), "x=y")));
    plant.desk.clock.forward(Duration.ofMinutes(11));
    assertThat(location(get(late, cookies(slow)))).isEqualTo("/desk/?signIn=late");
  }

  @Test
  void aSecretThatIsNotThereIsToldAtTheStartAndLaterIsNoFailureOfTheServer() throws IOException {
    Path secret = folder.resolve("gone");
    ServerConfig.OpenId settings =
        new ServerConfig.OpenId(
            provider.issuer(), TestProvider.CLIENT, Optional.of(secret), "sub", ADDRESS, "Plant");
    assertThatThrownBy(() -> plant.desk.desk.openId(Optional.of(settings)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(secret.toString())
        .hasMessageContaining("openId.secret");
    Path used = folder.resolve("secret");
    Files.move(used, secret);
    try {
      assertThat(location(signIn())).isEqualTo("/desk/?signIn=unbelieved");
    } finally {
      Files.move(secret, used);
    }
  }

  @Test
  void theSignInScreenLearnsWhichWaysThereAre() {
    assertThat(get(here(ADDRESS + "/api/v1/session/ways"), "x=y").body())
        .isEqualTo("{\"password\":true,\"openId\":{\"name\":\"Plant account\"}}");
    assertThat(plant.desk.send("", "GET", "/session/openid", null, Map.of()).status())
        .as("where no provider is named")
        .isEqualTo(404);
  }
}
