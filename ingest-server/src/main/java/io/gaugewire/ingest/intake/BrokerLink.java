package io.gaugewire.ingest.intake;

import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.EdgeState;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a broker, from connecting to its loss; a lost one is replaced, never revived.
 * Messages are acknowledged by hand when the server is through with them. Opened and closed by one
 * thread; the rest may be called from anywhere.
 */
final class BrokerLink implements Downlink, MqttCallback, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BrokerLink.class);
  private static final int QOS = 1;
  private static final long PATIENCE_MILLIS = 10_000;

  private final Reception reception;
  private final CountDownLatch lost = new CountDownLatch(1);

  /** Edges heard of over this connection that have not said goodbye. */
  private final Set<EdgeId> present = ConcurrentHashMap.newKeySet();

  private @Nullable MqttAsyncClient client;

  BrokerLink(Reception reception) {
    this.reception = reception;
  }

  /** Connects and subscribes. */
  void open(URI broker, String clientId, MqttConnectionOptions options) throws IOException {
    try {
      MqttAsyncClient made =
          new MqttAsyncClient(broker.toString(), clientId, new MemoryPersistence());
      client = made;
      made.setManualAcks(true);
      made.setCallback(this);
      made.connect(options).waitForCompletion(PATIENCE_MILLIS);
      made.subscribe(new String[] {Topics.ALL_PARCELS, Topics.ALL_STATES}, new int[] {QOS, QOS})
          .waitForCompletion(PATIENCE_MILLIS);
    } catch (MqttException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException("MQTT: " + cause.getMessage(), e);
    }
  }

  boolean connected() {
    MqttAsyncClient open = client;
    return open != null && open.isConnected();
  }

  void awaitLoss() throws InterruptedException {
    lost.await();
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    Optional<EdgeId> named = Topics.edgeOf(topic);
    if (named.isEmpty()) {
      log.atWarn().log("message on a topic without a usable site and edge");
      done(message);
      return;
    }
    EdgeId edge = named.get();
    if (saysGoodbye(edge, topic, message.getPayload())) {
      present.remove(edge);
      reception.downlinks().closed(edge, this);
    } else if (present.add(edge)) {
      reception.downlinks().opened(edge, this);
      reception.welcome(edge);
    }
    reception.message(edge, topic, message.getPayload(), () -> done(message));
  }

  private static boolean saysGoodbye(EdgeId edge, String topic, byte[] payload) {
    return topic.equals(new Topics(edge).state())
        && MessageCodec.edgeState(payload) instanceof Decoded.Accepted<EdgeState>(EdgeState state)
        && !state.online();
  }

  private void done(MqttMessage message) {
    MqttAsyncClient open = client;
    if (open == null || lost.getCount() == 0) {
      return;
    }
    try {
      open.messageArrivedComplete(message.getId(), message.getQos());
    } catch (MqttException e) {
      log.atDebug().setCause(e).log("message not acknowledged; it comes again");
    }
  }

  @Override
  public void send(String topic, byte[] payload) {
    MqttAsyncClient open = client;
    if (open == null) {
      return;
    }
    try {
      open.publish(topic, payload, QOS, false);
    } catch (MqttException e) {
      log.atDebug().addKeyValue("topic", topic).setCause(e).log("not sent; its edge asks again");
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    lost.countDown();
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    log.atDebug().setCause(exception).log("broker connection troubled");
  }

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String uri) {}

  @Override
  public void authPacketArrived(int reason, MqttProperties properties) {}

  /** Nobody can be reached over it any more. */
  @Override
  public void close() {
    lost.countDown();
    for (EdgeId edge : present) {
      reception.downlinks().closed(edge, this);
      if (!reception.downlinks().reaches(edge)) {
        reception.lost(edge);
      }
    }
    MqttAsyncClient open = client;
    if (open == null) {
      return;
    }
    try {
      if (open.isConnected()) {
        open.disconnectForcibly(100, 500, 0, new MqttProperties());
      }
      open.close(true);
    } catch (MqttException e) {
      log.atDebug().setCause(e).log("broker connection did not close well");
    }
  }
}
