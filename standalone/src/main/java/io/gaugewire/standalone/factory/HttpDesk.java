package io.gaugewire.standalone.factory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gaugewire.ingest.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A desk at a running server: everybody signs in with their own password and stays signed in.
 * Confined to one thread, but for closing.
 */
final class HttpDesk implements Desk, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int UNAUTHORIZED = 401;
  private static final int FIRST_ERROR = 400;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final Crew crew;
  private final Map<String, String> tokens = new HashMap<>();

  /**
   * @param server such as {@code http://127.0.0.1:8080}
   */
  HttpDesk(URI server, Crew crew) {
    this.server = server;
    this.crew = crew;
  }

  @Override
  public JsonNode get(String login, String path) {
    return ask(login, path, Optional.empty());
  }

  @Override
  public JsonNode post(String login, String path, Map<String, ?> body) {
    return ask(login, path, Optional.of(Json.bytes(body)));
  }

  private JsonNode ask(String login, String path, Optional<byte[]> body) {
    String token = tokens.computeIfAbsent(login, this::signIn);
    HttpResponse<byte[]> response = send(path, body, Optional.of(token));
    if (response.statusCode() == UNAUTHORIZED) {
      tokens.put(login, signIn(login));
      response = send(path, body, Optional.ofNullable(tokens.get(login)));
    }
    return answer(response, login + ", " + path);
  }

  private String signIn(String login) {
    byte[] body = Json.bytes(Map.of("login", login, "password", crew.password()));
    HttpResponse<byte[]> response = send("/session", Optional.of(body), Optional.empty());
    return answer(response, login + " signs in").path("token").asString();
  }

  private HttpResponse<byte[]> send(String path, Optional<byte[]> body, Optional<String> token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/api/v1" + path)).timeout(PATIENCE);
    body.ifPresent(
        bytes ->
            request
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes)));
    token.ifPresent(text -> request.header("authorization", "Bearer " + text));
    return exchange(client, request.build());
  }

  /** Sends; who cannot be reached now is asked again later, as after a refusal. */
  static HttpResponse<byte[]> exchange(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new RefusedException(request.uri() + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(request.uri() + ": told to stop");
    }
  }

  static JsonNode answer(HttpResponse<byte[]> response, String what) {
    if (response.statusCode() >= FIRST_ERROR) {
      throw new RefusedException(
          what + ": " + response.statusCode() + " " + new String(response.body(), UTF_8));
    }
    return Json.parse(response.body());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
