package io.gaugewire.ingest.intake;

import io.gaugewire.wire.Parcel;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server itself as the MQTT endpoint of its edges (5 and 3.1.1): nothing to install. An
 * endpoint, not a broker: it stores no session and passes nothing on. A message is acknowledged
 * when the server is through with it, so an edge's window is what bounds its part of the memory.
 */
public final class MqttDoor implements ParcelSource {
  private static final Logger log = LoggerFactory.getLogger(MqttDoor.class);

  /** Beside the largest parcel, the topic and the header. */
  private static final int MESSAGE_OVERHEAD = 1_024;

  private static final int MOST_CONNECTIONS = 2_000;
  private static final int START_SECONDS = 10;

  /**
   * Where it listens.
   *
   * @param port 0 for any free one
   * @param encryption absent: plain TCP
   */
  public record Options(String host, int port, Optional<Encryption> encryption) {}

  /**
   * PEM files.
   *
   * @param clientAuthority when present, an edge must show a certificate of this authority, whose
   *     common name is {@code site/edge}
   */
  public record Encryption(Path certificate, Path key, Optional<Path> clientAuthority) {}

  private final Vertx vertx;
  private final Options options;
  private final EdgeGate gate;
  private final Reception reception;
  private final Set<EdgeSession> sessions = ConcurrentHashMap.newKeySet();
  private @Nullable MqttServer server;

  /** A door that is not open yet; {@code vertx} stays its owner's. */
  public MqttDoor(Vertx vertx, Options options, EdgeGate gate, Reception reception) {
    this.vertx = vertx;
    this.options = options;
    this.gate = gate;
    this.reception = reception;
  }

  @Override
  public void start() throws IOException {
    MqttServer created = MqttServer.create(vertx, serverOptions());
    created.endpointHandler(this::connected);
    created.exceptionHandler(
        e -> log.atDebug().addKeyValue("reason", String.valueOf(e)).log("connection refused"));
    try {
      created
          .listen()
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "cannot listen for edges on "
              + options.host()
              + ":"
              + options.port()
              + "; is the port taken, or are the certificate files unreadable?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting to listen for edges", e);
    }
    server = created;
    log.atInfo()
        .addKeyValue("host", options.host())
        .addKeyValue("port", created.actualPort())
        .addKeyValue("tls", options.encryption().isPresent())
        .log("door open");
  }

  private MqttServerOptions serverOptions() {
    MqttServerOptions to =
        new MqttServerOptions()
            .setHost(options.host())
            .setPort(options.port())
            .setMaxMessageSize(Parcel.MOST_BYTES + MESSAGE_OVERHEAD)
            .setTimeoutOnConnect(10);
    options
        .encryption()
        .ifPresent(
            files -> {
              to.setSsl(true)
                  .setKeyCertOptions(
                      new PemKeyCertOptions()
                          .setCertPath(files.certificate().toString())
                          .setKeyPath(files.key().toString()));
              files
                  .clientAuthority()
                  .ifPresent(
                      authority ->
                          to.setClientAuth(ClientAuth.REQUIRED)
                              .setTrustOptions(
                                  new PemTrustOptions().addCertPath(authority.toString())));
            });
    return to;
  }

  /** The port it listens on. */
  public int port() {
    MqttServer open = server;
    if (open == null) {
      throw new IllegalStateException("the door is not open");
    }
    return open.actualPort();
  }

  private void connected(MqttEndpoint endpoint) {
    if (sessions.size() >= MOST_CONNECTIONS) {
      log.atWarn().addKeyValue("most", MOST_CONNECTIONS).log("too many connections; one refused");
      endpoint.close();
      return;
    }
    EdgeSession session =
        new EdgeSession(endpoint, vertx.getOrCreateContext(), reception, gate, sessions::remove);
    if (session.open()) {
      sessions.add(session);
    }
  }

  @Override
  public void close() {
    MqttServer open = server;
    server = null;
    if (open != null) {
      try {
        open.close().toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        log.atWarn().setCause(e).log("door did not close well");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
