package io.gaugewire.ingest.live;

import io.gaugewire.ingest.web.Blocking;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.Routes;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code GET /stream}: server-sent events. */
public final class LiveRoutes implements Routes {
  private static final Pattern TOPIC = Pattern.compile("charts|edges|chart:[1-9][0-9]{0,17}");
  private static final int MOST_TOPICS = 32;
  private static final int MOST_CLIENTS = 500;
  private static final long HEARTBEAT_MILLIS = 15_000;

  private final LiveStream stream;

  /** Tells this process's event ids from those before a restart. */
  private final String process = UUID.randomUUID().toString().substring(0, 8);

  public LiveRoutes(LiveStream stream) {
    this.stream = stream;
  }

  @Override
  public void mount(Router api, Blocking blocking) {
    api.get("/stream").handler(this::open);
  }

  private void open(RoutingContext request) {
    Set<String> topics = topics(request.queryParams().get("topics"));
    if (stream.clients() >= MOST_CLIENTS) {
      request.fail(503);
      return;
    }
    HttpServerResponse response = request.response();
    response
        .setChunked(true)
        .putHeader("content-type", "text/event-stream")
        .putHeader("cache-control", "no-store")
        // The compressor would hold events back until its buffer is full.
        .putHeader("content-encoding", "identity")
        .setWriteQueueMaxSize(256 * 1024);
    response.write("retry: 2000\n\n");
    Client client = new Client(topics, response, request.vertx());
    response.closeHandler(closed -> client.end());
    response.exceptionHandler(broken -> client.end());
    stream.connect(client, lastSeen(request));
  }

  private static Set<String> topics(@Nullable String list) {
    String[] topics = list == null ? new String[] {"charts"} : list.split(",", MOST_TOPICS + 1);
    if (topics.length > MOST_TOPICS) {
      throw Problem.badField("topics", "Ask for at most " + MOST_TOPICS + " topics.");
    }
    for (String topic : topics) {
      if (!TOPIC.matcher(topic).matches()) {
        throw Problem.badField("topics", "Give charts, edges or chart: and a chart's number.");
      }
    }
    return Set.of(Arrays.stream(topics).distinct().toArray(String[]::new));
  }

  /**
   * −1: first visit. Ids of an earlier process give one beyond every id, so that the client reads
   * anew.
   */
  private long lastSeen(RoutingContext request) {
    String header = request.request().getHeader("Last-Event-ID");
    if (header == null) {
      return -1;
    }
    String[] parts = header.split("-", 2);
    try {
      return parts.length == 2 && parts[0].equals(process)
          ? Long.parseLong(parts[1])
          : Long.MAX_VALUE;
    } catch (NumberFormatException garbage) {
      return Long.MAX_VALUE;
    }
  }

  /** One connected browser; writes on its own event loop only. */
  private final class Client implements LiveStream.Subscriber {
    private final Set<String> topics;
    private final HttpServerResponse response;
    private final Vertx vertx;
    private final Context context;
    private final long heartbeat;

    Client(Set<String> topics, HttpServerResponse response, Vertx vertx) {
      this.topics = topics;
      this.response = response;
      this.vertx = vertx;
      this.context = vertx.getOrCreateContext();
      this.heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, id -> write(": still here\n\n"));
    }

    @Override
    public Set<String> topics() {
      return topics;
    }

    @Override
    public void send(List<LiveEvent> events) {
      StringBuilder text = new StringBuilder();
      for (LiveEvent event : events) {
        append(text, event.id(), event.name(), event.json());
      }
      context.runOnContext(go -> write(text.toString()));
    }

    @Override
    public void reset(long id) {
      StringBuilder text = new StringBuilder();
      append(text, id, "reset", "{}");
      context.runOnContext(go -> write(text.toString()));
    }

    private void append(StringBuilder text, long id, String name, String json) {
      text.append("id: ").append(process).append('-').append(id);
      text.append("\nevent: ").append(name).append("\ndata: ").append(json).append("\n\n");
    }

    private void write(String text) {
      if (response.ended() || response.closed()) {
        return;
      }
      if (response.writeQueueFull()) {
        // Too slow to keep up: it reconnects and says what it saw last.
        response.reset();
        end();
      } else {
        response.write(text);
      }
    }

    void end() {
      vertx.cancelTimer(heartbeat);
      stream.disconnect(this);
    }
  }
}
