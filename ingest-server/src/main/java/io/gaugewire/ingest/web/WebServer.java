package io.gaugewire.ingest.web;

import io.gaugewire.ingest.database.SqlFailure;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.BindException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server. Started and closed by the server's main; its handlers run on event loops. */
public final class WebServer implements AutoCloseable {
  /** Largest request body, in bytes. */
  static final long MOST_BODY_BYTES = 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(WebServer.class);

  private final HttpServer server;
  private final Blocking blocking;

  private WebServer(HttpServer server, Blocking blocking) {
    this.server = server;
    this.blocking = blocking;
  }

  /**
   * Starts listening.
   *
   * @param port 0 for any free port
   * @throws AddressInUseException when another program listens there
   */
  public static WebServer start(
      Vertx vertx,
      String host,
      int port,
      List<Routes> features,
      Health health,
      PrometheusMeterRegistry meters) {
    Blocking blocking = new Blocking();
    Router router = Router.router(vertx);
    router.route().handler(WebServer::securityHeaders).failureHandler(WebServer::fail);
    for (int status : new int[] {400, 404, 405, 413, 414}) {
      router.errorHandler(status, WebServer::fail);
    }
    router.get("/health/live").handler(request -> request.end("live"));
    router.get("/health/ready").handler(request -> ready(request, health));
    router.get("/metrics").handler(request -> metrics(request, meters));
    router.route("/api/v1/*").subRouter(api(vertx, features, blocking));
    router.get("/").handler(request -> request.redirect("/desk/"));
    router.get("/desk/assets/*").handler(longLived());
    router
        .get("/desk/*")
        .handler(StaticHandler.create("META-INF/resources/desk").setIndexPage("index.html"));
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setCompressionSupported(true)
            // It runs on the event loop, where others wait: half the time for an eighth more bytes.
            .setCompressionLevel(1)
            .setIdleTimeout(120)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    HttpServer server =
        vertx
            .createHttpServer(options)
            .requestHandler(router)
            .listen()
            .recover(failure -> Future.failedFuture(explained(failure, host, port)))
            .onFailure(failure -> blocking.close())
            .await();
    return new WebServer(server, blocking);
  }

  private static Throwable explained(Throwable failure, String host, int port) {
    return failure instanceof BindException ? new AddressInUseException(host, port) : failure;
  }

  private static Router api(Vertx vertx, List<Routes> features, Blocking blocking) {
    Router api = Router.router(vertx);
    api.route().handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
    byte[] description = ApiDocument.load().json();
    api.get("/openapi.json")
        .handler(
            request ->
                request
                    .response()
                    .putHeader("content-type", "application/json")
                    .end(Buffer.buffer(description)));
    features.forEach(feature -> feature.mount(api, blocking));
    return api;
  }

  private static Handler<RoutingContext> longLived() {
    return request -> {
      request.response().putHeader("cache-control", "public, max-age=31536000, immutable");
      request.next();
    };
  }

  private static void securityHeaders(RoutingContext request) {
    request
        .response()
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "same-origin")
        .putHeader("x-frame-options", "DENY")
        .putHeader(
            "content-security-policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:");
    request.next();
  }

  private static void ready(RoutingContext request, Health health) {
    Map<String, Health.Part> parts = health.parts();
    boolean ready = parts.values().stream().allMatch(Health.Part::ready);
    request
        .response()
        .setStatusCode(ready ? 200 : 503)
        .putHeader("content-type", "application/json")
        .end(Buffer.buffer(Json.bytes(Map.of("ready", ready, "parts", parts))));
  }

  private static void metrics(RoutingContext request, PrometheusMeterRegistry meters) {
    request
        .response()
        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
        .end(meters.scrape());
  }

  private static void fail(RoutingContext request) {
    if (request.response().headWritten()) {
      request.response().reset();
      return;
    }
    Problem problem = problemOf(request);
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader("content-type", "application/problem+json")
        .end(Buffer.buffer(Json.bytes(problem)));
  }

  private static Problem problemOf(RoutingContext request) {
    Throwable failure = request.failure();
    if (failure == null) {
      return Problem.ofStatus(request.statusCode());
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException known) {
        return known.problem();
      }
      if (cause instanceof HttpException http) {
        return Problem.ofStatus(http.getStatusCode());
      }
      if (cause instanceof SQLException sql && isAway(sql)) {
        return Problem.databaseAway();
      }
      if (cause instanceof SQLException sql && SqlFailure.of(sql) == SqlFailure.DATA) {
        return Problem.contradicts(sql.getSQLState());
      }
    }
    log.atError()
        .addKeyValue("method", request.request().method())
        .addKeyValue("path", request.normalizedPath())
        .setCause(failure)
        .log("request failed");
    return Problem.broken();
  }

  /** Connection failures (class 08), shutdown (57P) and a pool that gave none in time. */
  private static boolean isAway(SQLException e) {
    String state = e.getSQLState();
    return e instanceof SQLTransientConnectionException
        || (state != null && (state.startsWith("08") || state.startsWith("57P")));
  }

  /** The port listened on. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    server.close().await();
    blocking.close();
  }
}
