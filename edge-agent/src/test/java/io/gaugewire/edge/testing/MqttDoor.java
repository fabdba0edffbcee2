package io.gaugewire.edge.testing;

import io.gaugewire.wire.Committed;
import io.gaugewire.wire.MessageCodec;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An MQTT endpoint without a broker in front of a model server. */
public final class MqttDoor implements Door {
  private final Vertx vertx = Vertx.vertx();
  private final ModelServer server;
  private final MqttServerOptions options;
  private final List<MqttEndpoint> edges = new CopyOnWriteArrayList<>();
  private volatile boolean frozen;
  private volatile int lossPercent;
  private final Random random = new Random(1);
  private byte[] late = {};
  private MqttServer listener;
  private int port;

  public MqttDoor(ModelServer server) throws Exception {
    this(server, new MqttServerOptions());
  }

  /**
   * @param options such as certificates
   */
  public MqttDoor(ModelServer server, MqttServerOptions options) throws Exception {
    this.server = server;
    this.options = options.setHost("127.0.0.1").setMaxMessageSize(2 << 20);
    listener = listen(0);
    port = listener.actualPort();
  }

  private MqttServer listen(int onPort) throws Exception {
    return MqttServer.create(vertx, new MqttServerOptions(options).setPort(onPort))
        .endpointHandler(this::accept)
        .listen()
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private void accept(MqttEndpoint edge) {
    edges.add(edge);
    edge.closeHandler(_ -> edges.remove(edge));
    edge.exceptionHandler(_ -> {});
    edge.subscribeHandler(
        subscribe ->
            edge.subscribeAcknowledge(
                subscribe.messageId(),
                subscribe.topicSubscriptions().stream().map(_ -> MqttQoS.AT_LEAST_ONCE).toList()));
    edge.publishHandler(
        message -> {
          if (frozen) {
            return;
          }
          edge.publishAcknowledge(message.messageId());
          byte[] payload = message.payload().getBytes();
          if (message.topicName().endsWith("/state")) {
            answer(edge, message.topicName(), server.state(payload));
          } else {
            parcel(edge, message.topicName(), payload);
          }
        });
    edge.accept(false);
  }

  /** Loses, holds back until after the next one, or takes a parcel; may lose the answer. */
  private synchronized void parcel(MqttEndpoint edge, String topic, byte[] payload) {
    if (strikes()) {
      return;
    }
    byte[] before = late;
    late = new byte[0];
    if (strikes()) {
      late = payload;
    } else {
      answer(edge, topic, server.parcel(payload));
    }
    if (before.length > 0) {
      answer(edge, topic, server.parcel(before));
    }
  }

  private boolean strikes() {
    return random.nextInt(100) < lossPercent;
  }

  private synchronized void answer(MqttEndpoint edge, String topic, Optional<Committed> word) {
    if (word.isPresent() && edge.isConnected() && !strikes()) {
      edge.publish(
          topic.replaceAll("[^/]+$", "committed"),
          Buffer.buffer(MessageCodec.encode(word.get())),
          MqttQoS.AT_LEAST_ONCE,
          false,
          false);
    }
  }

  /**
   * Messages are acknowledged, and then lost, held back or left unanswered, each with this
   * probability.
   */
  public void lose(int percent) {
    lossPercent = percent;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void restart() throws Exception {
    outage(Duration.ZERO);
  }

  /** Away for a time, and back on the same port. */
  public void outage(Duration time) throws Exception {
    stop();
    LockSupport.parkNanos(time.toNanos());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try {
        listener = listen(port);
        return;
      } catch (ExecutionException e) {
        // The port may be free only a moment after its listener says that it is closed.
        if (!(e.getCause() instanceof BindException) || System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  private static void closeQuietly(MqttEndpoint edge) {
    try {
      edge.close();
    } catch (IllegalStateException | IllegalArgumentException e) {
      // The edge was quicker.
      System.err.println("closed already: " + e.getMessage());
    }
  }

  private void stop() throws Exception {
    for (MqttEndpoint edge : edges) {
      if (edge.isConnected()) {
        closeQuietly(edge);
      }
    }
    listener.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Override
  public void freeze(boolean freeze) {
    frozen = freeze;
  }

  @Override
  public void send(String topic, byte[] payload) {
    edges.getFirst().publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false);
  }

  @Override
  public void close() throws Exception {
    stop();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
