package io.gaugewire.ingest.quality;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small OpenID provider that keeps the rules: it knows one client with a secret, checks the
 * address to return to and the proof of RFC 7636, and gives each code out once. Everybody who comes
 * is {@link #user}.
 */
final class TestProvider implements AutoCloseable {
  static final String CLIENT = "gaugewire";
  static final String SECRET = "s3cret: of the client";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final Clock clock;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private volatile KeyPair key = newKey();
  private volatile String keyName = "first";

  /** Who signs in. */
  volatile String user = "inspector";

  /** What a test does to the claims before they are signed. */
  volatile UnaryOperator<Map<String, Object>> claims = all -> all;

  /** What a test does to the token: header and claims in JSON to the whole. */
  volatile BiFunction<String, String, String> token = this::signed;

  TestProvider(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", ask -> answer(ask, 200, metadata()));
    server.createContext("/keys", ask -> answer(ask, 200, keys()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs with another key from now on. */
  void newKeyNamed(String name) {
    key = newKey();
    keyName = name;
  }

  RSAPublicKey publicKey() {
    return (RSAPublicKey) key.getPublic();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Map<String, Object> metadata() {
    return Map.of(
        "issuer", issuer(),
        "authorization_endpoint", issuer() + "/authorize",
        "token_endpoint", issuer() + "/token",
        "jwks_uri", issuer() + "/keys");
  }

  private Map<String, Object> keys() {
    return Map.of(
        "keys",
        List.of(
            Map.of("kty", "EC", "kid", "other", "use", "sig", "crv", "P-256", "x", "", "y", ""),
            Map.of(
                "kty",
                "RSA",
                "kid",
                keyName,
                "use",
                "sig",
                "alg",
                "RS256",
                "n",
                number(publicKey().getModulus()),
                "e",
                number(publicKey().getPublicExponent()))));
  }

  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void authorize(HttpExchange ask) throws IOException {
    Map<String, String> query = form(ask.getRequestURI().getRawQuery());
    boolean right =
        query.getOrDefault("response_type", "").equals("code")
            && query.getOrDefault("client_id", "").equals(CLIENT)
            && query.getOrDefault("scope", "").contains("openid")
            && query.getOrDefault("code_challenge_method", "").equals("S256");
    if (!right) {
      answer(ask, 400, Map.of("error", "invalid_request"));
      return;
    }
    String code = UUID.randomUUID().toString();
    codes.put(code, query);
    ask.getResponseHeaders()
        .add(
            "location",
            query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
    ask.sendResponseHeaders(302, -1);
    ask.close();
  }

  private void token(HttpExchange ask) throws IOException {
    Map<String, String> body =
        form(new String(ask.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> asked = codes.remove(body.getOrDefault("code", ""));
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":s3cret%3A+of+the+client").getBytes(StandardCharsets.UTF_8));
    boolean right =
        asked != null
            && basic.equals(ask.getRequestHeaders().getFirst("authorization"))
            && body.getOrDefault("grant_type", "").equals("authorization_code")
            && body.getOrDefault("redirect_uri", "").equals(asked.get("redirect_uri"))
            && sha256(body.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
    if (!right) {
      answer(ask, 400, Map.of("error", "invalid_grant"));
      return;
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("iss", issuer());
    all.put("sub", "id of " + user);
    all.put("aud", CLIENT);
    all.put("nonce", asked.getOrDefault("nonce", ""));
    all.put("iat", clock.instant().getEpochSecond());
    all.put("exp", clock.instant().plusSeconds(300).getEpochSecond());
    all.put("preferred_username", user);
    String header = JSON.writeValueAsString(Map.of("alg", "RS256", "typ", "JWT", "kid", keyName));
    String text = token.apply(header, JSON.writeValueAsString(claims.apply(all)));
    answer(ask, 200, Map.of("access_token", "x", "token_type", "Bearer", "id_token", text));
  }

  /** As it should be. */
  String signed(String header, String body) {
    try {
      String text =
          base64(header.getBytes(StandardCharsets.UTF_8))
              + "."
              + base64(body.getBytes(StandardCharsets.UTF_8));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return base64(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void answer(HttpExchange ask, int status, Map<String, Object> body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    ask.getResponseHeaders().add("content-type", "application/json");
    ask.sendResponseHeaders(status, bytes.length);
    ask.getResponseBody().write(bytes);
    ask.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
