package io.gaugewire.ingest.openid;

import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.settings.SecretFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenID provider, asked over HTTP: where its addresses are, a code for an ID token, and its
 * keys. What it says of itself is kept for an hour; a key that is not known is asked for at once.
 * Safe for use by many threads.
 */
final class Provider implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST_BYTES = 256 * 1024;
  private static final String SECRET_KEY = "openId.secret";

  private final ServerConfig.OpenId settings;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private volatile Optional<Known> known = Optional.empty();

  /** What the provider says of itself. */
  private record Known(JsonNode metadata, JsonNode keys, Instant since) {}

  /**
   * Asks nothing yet; the secret is read again for each sign-in, so that it can be changed.
   *
   * @throws IOException when the file of the secret cannot be read
   */
  Provider(ServerConfig.OpenId settings, Clock clock) throws IOException {
    this.settings = settings;
    this.clock = clock;
    if (settings.secret().isPresent()) {
      SecretFile.read(settings.secret().get(), SECRET_KEY);
    }
  }

  /** Where a browser is sent to sign in. */
  URI authorization(Asked asked) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("scope", "openid profile email");
    query.put("client_id", settings.client());
    query.put("redirect_uri", redirect());
    query.put("state", asked.state());
    query.put("nonce", asked.nonce());
    query.put("code_challenge", asked.challenge());
    query.put("code_challenge_method", "S256");
    String address = address(known().metadata(), "authorization_endpoint").toString();
    return URI.create(address + (address.contains("?") ? "&" : "?") + form(query));
  }

  /** Where the provider sends the browser back to. */
  String redirect() {
    return settings.address() + "/api/v1/session/openid/callback";
  }

  /**
   * Whom a code stands for.
   *
   * @return the value of the claim that names a person
   * @throws ProviderException when the provider does not answer, or not to be believed
   */
  String name(String code, Asked asked) {
    Known now = known();
    IdToken token = IdToken.parse(token(now, code, asked));
    PublicKey key =
        token
            .keyIn(now.keys())
            .or(() -> token.keyIn(learned().keys()))
            .orElseThrow(() -> new ProviderException("the provider has no key " + token.key()));
    JsonNode claims =
        token.believed(
            key,
            new IdToken.Expected(
                settings.issuer(), settings.client(), asked.nonce(), clock.instant()));
    return Optional.of(claims.path(settings.claim()).asString(""))
        .filter(name -> !name.isBlank())
        .orElseThrow(() -> new ProviderException("the ID token has no " + settings.claim()));
  }

  private String token(Known now, String code, Asked asked) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("grant_type", "authorization_code");
    body.put("code", code);
    body.put("redirect_uri", redirect());
    body.put("code_verifier", asked.verifier());
    HttpRequest.Builder request = HttpRequest.newBuilder(address(now.metadata(), "token_endpoint"));
    if (settings.secret().isPresent()) {
      request.header("authorization", "Basic " + basic(secret()));
    } else {
      body.put("client_id", settings.client());
    }
    request
        .header("content-type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form(body)));
    return answer(request).path("id_token").asString("");
  }

  private String secret() {
    try {
      return SecretFile.read(settings.secret().orElseThrow(), SECRET_KEY);
    } catch (IOException e) {
      throw new ProviderException(e.getMessage(), e);
    }
  }

  /** RFC 6749, section 2.3.1: both parts form-encoded first. */
  private String basic(String secret) {
    String pair = encoded(settings.client()) + ":" + encoded(secret);
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private Known known() {
    return known
        .filter(now -> clock.instant().isBefore(now.since().plus(KEPT)))
        .orElseGet(this::learned);
  }

  private Known learned() {
    String issuer = settings.issuer();
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    JsonNode metadata =
        answer(
            HttpRequest.newBuilder(URI.create(base + "/.well-known/openid-configuration")).GET());
    if (!metadata.path("issuer").asString("").equals(issuer)) {
      throw new ProviderException("the provider calls itself another issuer than the settings do");
    }
    JsonNode keys = answer(HttpRequest.newBuilder(address(metadata, "jwks_uri")).GET());
    Known learned = new Known(metadata, keys, clock.instant());
    known = Optional.of(learned);
    return learned;
  }

  /** An address that the provider tells, no less guarded than its own. */
  private URI address(JsonNode metadata, String name) {
    String told = metadata.path(name).asString("");
    boolean guarded = told.startsWith("https://");
    boolean near = settings.issuer().startsWith("http://");
    boolean fits = guarded || (near && told.startsWith("http://"));
    try {
      if (fits) {
        return new URI(told);
      }
    } catch (URISyntaxException noAddress) {
      // Told below, as one of another kind is.
    }
    throw new ProviderException("the provider's " + name + " is '" + told + "'");
  }

  private JsonNode answer(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> response =
          http.send(
              request.header("accept", "application/json").timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MOST_BYTES);
        if (response.statusCode() != 200) {
          throw new ProviderException("the provider answers " + response.statusCode());
        }
        return JSON.readTree(bytes);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderException("stopping", e);
    } catch (IOException | IllegalArgumentException | JacksonException e) {
      throw new ProviderException("the provider cannot be asked: " + e.getMessage(), e);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
