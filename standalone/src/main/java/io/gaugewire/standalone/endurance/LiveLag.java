package io.gaugewire.standalone.endurance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A screen that listens to every chart: how old the newest reading of a subgroup is when the
 * subgroup arrives. Comes back after each interruption, as a screen does. Safe for use by many
 * threads.
 */
final class LiveLag implements AutoCloseable {
  private static final int MOST_TOPICS = 32;
  private static final Duration AGAIN_AFTER = Duration.ofMillis(500);
  private static final String DATA = "data:";
  private static final String EVENT = "event:";

  private final URI server;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final List<Arrival> arrivals = new ArrayList<>();
  private final Thread listener;
  private volatile boolean closed;

  /**
   * One subgroup that was seen.
   *
   * @param read source time of its last reading
   * @param millis how old that was then
   */
  record Arrival(Instant read, double millis) {}

  /**
   * How old what arrived was.
   *
   * @param subgroups how many arrived
   * @param p50 median, milliseconds
   * @param p99 99th percentile, milliseconds
   * @param most the greatest, milliseconds
   */
  record Figures(int subgroups, double p50, double p99, double most) {}

  /** Begins to listen. */
  LiveLag(URI server) {
    this.server = server;
    this.listener = Thread.ofPlatform().name("live-lag").daemon().start(this::run);
  }

  private void run() {
    while (!closed) {
      try {
        listen();
      } catch (IOException away) {
        // The server is away, or the line broke: a screen tries again too.
      } catch (InterruptedException e) {
        return;
      }
      try {
        Thread.sleep(AGAIN_AFTER);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void listen() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/api/v1/stream?topics=" + topics())).build();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body(),
                StandardCharsets.UTF_8))) {
      String event = "";
      for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
        if (line.startsWith(EVENT)) {
          event = line.substring(EVENT.length()).strip();
        } else if (line.startsWith(DATA) && event.equals("subgroup")) {
          hear(JsonMapper.shared().readTree(line.substring(DATA.length())));
        }
      }
    }
  }

  private String topics() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/api/v1/charts"))
            .timeout(Duration.ofSeconds(10))
            .build();
    JsonNode charts =
        JsonMapper.shared()
            .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
            .path("charts");
    return StreamSupport.stream(charts.spliterator(), false)
        .limit(MOST_TOPICS)
        .map(chart -> "chart:" + chart.path("id").asLong())
        .collect(Collectors.joining(","));
  }

  private void hear(JsonNode subgroup) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    long read = subgroup.path("time").asLong();
    Arrival arrival =
        new Arrival(Instant.EPOCH.plus(read, ChronoUnit.MICROS), (now - read) / 1_000.0);
    synchronized (arrivals) {
      arrivals.add(arrival);
    }
  }

  /** Figures of those whose last reading was taken at a time that {@code counts}. */
  Figures figures(Predicate<Instant> counts) {
    double[] sorted;
    synchronized (arrivals) {
      sorted =
          arrivals.stream()
              .filter(arrival -> counts.test(arrival.read()))
              .mapToDouble(Arrival::millis)
              .sorted()
              .toArray();
    }
    if (sorted.length == 0) {
      return new Figures(0, Double.NaN, Double.NaN, Double.NaN);
    }
    return new Figures(sorted.length, at(sorted, 0.5), at(sorted, 0.99), sorted[sorted.length - 1]);
  }

  private static double at(double[] sorted, double part) {
    return sorted[(int) Math.ceil(sorted.length * part) - 1];
  }

  @Override
  public void close() {
    closed = true;
    listener.interrupt();
    http.shutdownNow();
  }
}
