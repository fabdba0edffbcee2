package io.gaugewire.edge.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an edge says of itself over HTTP. */
public record StatusReport(JsonNode root) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public static StatusReport of(URI station) {
    HttpRequest request = HttpRequest.newBuilder(station.resolve("/api/station/status")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return new StatusReport(
          JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Whether the server has, but for the last moment's, whatever was produced. */
  public boolean isDrained() {
    JsonNode outbox = root.path("outbox");
    JsonNode uplink = root.path("uplink");
    return uplink.path("phase").asString().equals("SENDING")
        && outbox.path("epoch").asLong() == uplink.path("epoch").asLong()
        && uplink.path("committed").asLong() > 0
        && outbox.path("produced").asLong() - uplink.path("committed").asLong() < 3;
  }

  /** Parcels of the present epoch on disk. */
  public long produced() {
    return root.path("outbox").path("produced").asLong();
  }
}
