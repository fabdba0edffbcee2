package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.web.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The stations of a running edge: inspectors sign in with badge and PIN, and what they sign goes
 * into the edge's outbox and comes to the server in a parcel. Confined to one thread, but for
 * closing.
 */
final class EdgeStations implements Stations, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int UNAUTHORIZED = 401;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI edge;
  private final Desk desk;
  private final Crew crew;
  private final Clock clock;
  private final Map<String, String> tokens = new HashMap<>();

  /**
   * @param edge such as {@code http://127.0.0.1:8091}
   * @param desk where an inspector looks whether a batch may be worked on
   */
  EdgeStations(URI edge, Desk desk, Crew crew, Clock clock) {
    this.edge = edge;
    this.desk = desk;
    this.crew = crew;
    this.clock = clock;
  }

  @Override
  public void sign(
      String login, String station, String record, String batch, Map<String, Object> document) {
    String state = desk.get(login, "/batches/" + batch).at("/batch/state").asString();
    if (!state.equals("open") && !state.equals("rework")) {
      throw new Desk.RefusedException("batch " + batch + " is " + state);
    }
    Map<String, Object> content = new LinkedHashMap<>(document);
    content.put("summary", summary(document));
    byte[] body =
        Json.bytes(
            Map.of(
                "id", record,
                "station", station,
                "signedAt", clock.instant().truncatedTo(ChronoUnit.MICROS).toString(),
                "content", content,
                "pin", crew.pin()));
    String who = login + "@" + station;
    HttpResponse<byte[]> response = hand(body, token(who, login, station));
    if (response.statusCode() == UNAUTHORIZED) {
      tokens.remove(who);
      response = hand(body, token(who, login, station));
    }
    HttpDesk.answer(response, who);
  }

  private static Map<String, Object> summary(Map<String, Object> document) {
    Map<String, Object> summary = new LinkedHashMap<>(document);
    summary.keySet().retainAll(Set.of("kind", "batch", "operation"));
    return summary;
  }

  private String token(String who, String login, String station) {
    return tokens.computeIfAbsent(who, name -> signIn(login, station));
  }

  private String signIn(String login, String station) {
    String badge = crew.named(login).badge().orElseThrow();
    byte[] body = Json.bytes(Map.of("badge", badge, "station", station, "pin", crew.pin()));
    HttpRequest request = post("/api/station/sign-in", body).build();
    JsonNode signed = HttpDesk.answer(HttpDesk.exchange(client, request), login + " signs in");
    return signed.path("token").asString();
  }

  private HttpResponse<byte[]> hand(byte[] body, String token) {
    return HttpDesk.exchange(
        client,
        post("/api/station/records", body).header("Authorization", "Bearer " + token).build());
  }

  private HttpRequest.Builder post(String path, byte[] body) {
    return HttpRequest.newBuilder(edge.resolve(path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
