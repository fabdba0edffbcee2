package io.gaugewire.edge.station;

import io.gaugewire.edge.health.EdgeHealth;
import io.gaugewire.edge.tls.PemFiles;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The edge's small web server. Start and close from one thread. */
public final class StationServer implements AutoCloseable {
  private static final int SECONDS = 10;

  private final Vertx vertx;
  private final ExecutorService blocking =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
  private final HttpServer server;

  /**
   * Where it listens.
   *
   * @param port 0 takes a free one
   * @param certificate what it shows of itself; with it HTTPS is spoken, and nothing else
   */
  public record Address(String host, int port, Optional<PemFiles.Identity> certificate) {}

  /**
   * Listens at once.
   *
   * @throws IOException when the address is not to be had, or the certificate cannot be used
   */
  public StationServer(Address address, Station station, EdgeHealth health) throws IOException {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
    StationRoutes routes = new StationRoutes(vertx, blocking, station, health);
    try {
      server =
          vertx
              .createHttpServer(options(address))
              .requestHandler(routes.router())
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      vertx.close();
      throw new IOException(
          "station app cannot listen on "
              + address.host()
              + ":"
              + address.port()
              + ": "
              + e.getMessage(),
          e);
    } catch (InterruptedException e) {
      vertx.close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting the station app", e);
    }
  }

  private static HttpServerOptions options(Address address) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setIdleTimeout(60)
            .setCompressionSupported(true);
    address
        .certificate()
        .ifPresent(
            own ->
                options
                    .setSsl(true)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .setCertPath(own.chain().toString())
                            .setKeyPath(own.key().toString())));
    return options;
  }

  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("station app did not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      blocking.shutdownNow();
    }
  }
}
