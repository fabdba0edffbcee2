package io.gaugewire.edge.station;

import io.gaugewire.edge.health.EdgeHealth;
import io.gaugewire.edge.journal.JournalFullException;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.InspectionRecord;
import io.gaugewire.wire.StationHold;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The edge's HTTP interface, for the station app and whoever looks after the edge. */
final class StationRoutes {
  private static final Logger log = LoggerFactory.getLogger(StationRoutes.class);
  private static final String BEARER = "Bearer ";
  private static final long MOST_BODY = InspectionRecord.MOST_BYTES + 16 * 1024L;

  /** A person waits for the verdict on what the gauge just gave. */
  private static final long COALESCE_MILLIS = 50;

  private static final int HEARTBEAT_TURNS = 200;
  private static final int MOST_STREAMS = 64;
  private static final long MEASURE_SECONDS = 10;

  private final Vertx vertx;
  private final Executor blocking;
  private final LiveValues live;
  private final ContextCache context;
  private final Holds holds;
  private final Inspectors inspectors;
  private final Measure measure;
  private final EdgeHealth health;
  private final JsonMapper json = JsonMapper.builder().build();
  private int streams;

  StationRoutes(Vertx vertx, Executor blocking, Station station, EdgeHealth health) {
    this.vertx = vertx;
    this.blocking = blocking;
    this.live = station.live();
    this.context = station.context();
    this.holds = station.holds();
    this.inspectors = station.inspectors();
    this.measure = station.measure();
    this.health = health;
  }

  Router router() {
    Router router = Router.router(vertx);
    router.get("/api/station/live").handler(this::live);
    router.get("/api/station/context").handler(rc -> json(rc, 200, context.versions()));
    router.get("/api/station/context/:kind").handler(this::context);
    router.get("/api/station/holds").handler(this::holds);
    router
        .post()
        .path("/api/station/*")
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BODY))
        .handler(this::requireJson);
    router.post("/api/station/sign-in").handler(this::signIn);
    router.post("/api/station/records").handler(this::record);
    router.get("/api/station/records").handler(this::records);
    router.post("/api/station/measure").handler(this::measure);
    router.get("/api/station/status").handler(rc -> blocking(rc, () -> health.report()));
    router.get("/health/live").handler(rc -> probe(rc, health.faults(true)));
    router.get("/health/ready").handler(rc -> probe(rc, health.faults(false)));
    router.get("/metrics").handler(this::metrics);
    router.get("/").handler(this::page);
    router
        .get("/station/*")
        .handler(StaticHandler.create("META-INF/resources/station").setIndexPage("index.html"));
    router.route().failureHandler(this::failed);
    return router;
  }

  /** A form of another site cannot send this type: only the app can. */
  private void requireJson(RoutingContext rc) {
    String type = rc.request().getHeader("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      problem(rc, 415, "send it as application/json");
      return;
    }
    rc.next();
  }

  private static byte[] body(RoutingContext rc) {
    Buffer sent = rc.body().buffer();
    return sent == null ? new byte[0] : sent.getBytes();
  }

  private void signIn(RoutingContext rc) {
    byte[] body = body(rc);
    run(() -> inspectors.signIn(body))
        .onSuccess(signed -> json(rc, 201, signed))
        .onFailure(rc::fail);
  }

  private void record(RoutingContext rc) {
    byte[] body = body(rc);
    String given = rc.request().getHeader("Authorization");
    String token =
        given != null && given.startsWith(BEARER) ? given.substring(BEARER.length()) : "";
    run(() -> inspectors.handIn(body, token))
        .onSuccess(line -> json(rc, 201, describe(line)))
        .onFailure(rc::fail);
  }

  private void records(RoutingContext rc) {
    String station = String.valueOf(rc.queryParams().get("station"));
    json(
        rc,
        200,
        Map.of(
            "records", inspectors.records(station).stream().map(StationRoutes::describe).toList()));
  }

  private static Map<String, Object> describe(RecordBook.Line line) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("id", line.id().toString());
    described.put("station", line.station());
    described.put("signedAt", line.signedAt());
    described.put("badge", line.signedBy().badge());
    described.put("name", line.signedBy().name());
    described.put("epoch", line.epoch());
    described.put("parcel", line.parcel());
    described.put("summary", line.summary());
    return described;
  }

  /** Without the hashes of the PINs. */
  private void people(RoutingContext rc) {
    run(inspectors::people)
        .onSuccess(
            bytes ->
                rc.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .end(Buffer.buffer(bytes)))
        .onFailure(rc::fail);
  }

  /** Asks for a result, as a footswitch does. It arrives with the live values. */
  private void measure(RoutingContext rc) {
    String station = rc.queryParams().get("station");
    if (station == null) {
      problem(rc, 400, "say which station: ?station=");
      return;
    }
    run(() -> measure.ask(station).get(MEASURE_SECONDS, TimeUnit.SECONDS))
        .onSuccess(
            asked -> {
              if (asked) {
                json(rc, 202, Map.of("asked", true));
              } else {
                problem(rc, 404, "no gauge of this station measures on request, or it is away");
              }
            })
        .onFailure(rc::fail);
  }

  private void context(RoutingContext rc) {
    String kind = String.valueOf(rc.pathParam("kind"));
    if (kind.equals(StationPeople.KIND)) {
      people(rc);
      return;
    }
    Optional<ContextDocument> found = context.document(kind);
    if (found.isEmpty()) {
      problem(rc, 404, "the server has sent no document of this kind yet");
      return;
    }
    String tag = "\"" + found.get().version() + "\"";
    HttpServerResponse response = rc.response().putHeader("ETag", tag);
    if (tag.equals(rc.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-cache")
        .end(Buffer.buffer(found.get().content()));
  }

  private void holds(RoutingContext rc) {
    List<Map<String, Object>> active =
        holds.active().stream().map(hold -> describe(hold, holds.unwritten())).toList();
    json(rc, 200, active);
  }

  private static Map<String, Object> describe(StationHold hold, Set<String> unwritten) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("id", hold.id().toString());
    described.put("station", hold.station());
    described.put("reason", hold.reason());
    described.put("revision", hold.revision());
    described.put("machineKnows", !unwritten.contains(hold.station()));
    return described;
  }

  /** Server-sent events: what changed, gathered over a quarter of a second. */
  private void live(RoutingContext rc) {
    if (streams >= MOST_STREAMS) {
      problem(rc, 503, "too many live views are open on this edge, close one");
      return;
    }
    streams++;
    String station = rc.queryParams().get("station");
    HttpServerResponse response =
        rc.response()
            .setChunked(true)
            .putHeader("Content-Type", "text/event-stream")
            // A compressor would hold a verdict back until it has enough to compress.
            .putHeader("Content-Encoding", "identity")
            .putHeader("Cache-Control", "no-store");
    response.write("retry: 2000\n\n");
    long[] state = {0, 0};
    push(response, station, state);
    long timer = vertx.setPeriodic(COALESCE_MILLIS, _ -> push(response, station, state));
    response.closeHandler(
        _ -> {
          streams--;
          vertx.cancelTimer(timer);
        });
    response.exceptionHandler(_ -> vertx.cancelTimer(timer));
  }

  private void push(HttpServerResponse response, @Nullable String station, long[] state) {
    if (response.closed() || response.writeQueueFull()) {
      return; // A slow reader gets the newest values once it has read.
    }
    List<LiveValues.Live> changed = live.changedSince(state[0]);
    for (LiveValues.Live value : changed) {
      state[0] = Math.max(state[0], value.version());
    }
    List<Map<String, Object>> shown =
        changed.stream()
            .filter(value -> station == null || value.station().equals(station))
            .map(StationRoutes::describe)
            .toList();
    if (!shown.isEmpty()) {
      state[1] = 0;
      response.write("event: values\ndata: " + json.writeValueAsString(shown) + "\n\n");
    } else if (++state[1] % HEARTBEAT_TURNS == 0) {
      response.write(": still here\n\n");
    }
  }

  private static Map<String, Object> describe(LiveValues.Live value) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("station", value.station());
    described.put("tag", value.tag());
    described.put("unit", value.unit());
    described.put("decimals", value.decimals());
    described.put("time", value.timeMicros());
    if (Double.isFinite(value.value())) {
      described.put("value", value.value());
    }
    described.put("quality", value.quality());
    return described;
  }

  private void probe(RoutingContext rc, List<String> faults) {
    json(rc, faults.isEmpty() ? 200 : 503, Map.of("ok", faults.isEmpty(), "faults", faults));
  }

  private void metrics(RoutingContext rc) {
    run(health::scrape)
        .onSuccess(
            text ->
                rc.response()
                    .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                    .end(text))
        .onFailure(rc::fail);
  }

  private void page(RoutingContext rc) {
    String languages = rc.request().getHeader("Accept-Language");
    String asked = rc.queryParams().get("lang");
    boolean chinese =
        asked != null ? asked.startsWith("zh") : languages != null && languages.startsWith("zh");
    run(() -> StatusPage.html(health.report(), chinese))
        .onSuccess(
            html -> rc.response().putHeader("Content-Type", "text/html; charset=utf-8").end(html))
        .onFailure(rc::fail);
  }

  private void blocking(RoutingContext rc, Callable<Object> work) {
    run(work).onSuccess(value -> json(rc, 200, value)).onFailure(rc::fail);
  }

  private <T> Future<T> run(Callable<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    blocking.execute(
        () -> {
          try {
            done.complete(work.call());
          } catch (Exception e) { // the request's boundary
            done.completeExceptionally(e);
          }
        });
    return Future.fromCompletionStage(done, vertx.getOrCreateContext());
  }

  private void failed(RoutingContext rc) {
    Throwable failure = rc.failure();
    switch (failure) {
      case IllegalArgumentException e -> problem(rc, 400, String.valueOf(e.getMessage()));
      case SignInRefusedException e -> refused(rc, e);
      case JournalFullException e -> problem(rc, 503, String.valueOf(e.getMessage()));
      case null -> problem(rc, rc.statusCode(), "the request cannot be served");
      default -> {
        log.atError().setCause(failure).log("request failed");
        problem(rc, 500, "the edge agent failed, see its log");
      }
    }
  }

  private void refused(RoutingContext rc, SignInRefusedException e) {
    if (e.waitFor().isPositive()) {
      rc.response().putHeader("Retry-After", Long.toString(e.waitFor().toSeconds()));
    }
    int status =
        switch (e.reason()) {
          case NO_SESSION -> 401;
          case WRONG_PIN -> 403;
          case UNKNOWN -> 404;
          case LOCKED -> 423;
        };
    problem(rc, status, String.valueOf(e.getMessage()));
  }

  private void problem(RoutingContext rc, int status, String detail) {
    if (!rc.response().ended()) {
      rc.response()
          .setStatusCode(status)
          .putHeader("Content-Type", "application/problem+json")
          .end(json.writeValueAsString(Map.of("status", status, "detail", detail)));
    }
  }

  private void json(RoutingContext rc, int status, Object value) {
    rc.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(json.writeValueAsString(value).getBytes(StandardCharsets.UTF_8)));
  }
}
