package io.gaugewire.edge.testing;

import io.gaugewire.wire.Committed;
import io.gaugewire.wire.MessageCodec;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** An MQTT endpoint without a broker in front of a model server. */
public final class MqttDoor implements Door {
  private final Vertx vertx = Vertx.vertx();
  private final ModelServer server;
  private final List<MqttEndpoint> edges = new CopyOnWriteArrayList<>();
  private volatile boolean frozen;
  private MqttServer listener;
  private int port;

  public MqttDoor(ModelServer server) throws Exception {
    this.server = server;
    listener = listen(0);
    port = listener.actualPort();
  }

  private MqttServer listen(int onPort) throws Exception {
    MqttServerOptions options =
        new MqttServerOptions().setHost("127.0.0.1").setPort(onPort).setMaxMessageSize(2 << 20);
    return MqttServer.create(vertx, options)
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
          byte[] payload = message.payload().getBytes();
          boolean state = message.topicName().endsWith("/state");
          Optional<Committed> word = state ? server.state(payload) : server.parcel(payload);
          edge.publishAcknowledge(message.messageId());
          word.ifPresent(
              w ->
                  edge.publish(
                      message.topicName().replaceAll("[^/]+$", "committed"),
                      Buffer.buffer(MessageCodec.encode(w)),
                      MqttQoS.AT_LEAST_ONCE,
                      false,
                      false));
        });
    edge.accept(false);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void restart() throws Exception {
    stop();
    listener = listen(port);
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
