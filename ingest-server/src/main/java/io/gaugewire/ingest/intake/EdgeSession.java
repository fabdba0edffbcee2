package io.gaugewire.ingest.intake;

import io.gaugewire.ingest.intake.EdgeGate.Admission;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.Topics;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One MQTT connection of one edge. Confined to its connection's event loop, but for {@link #send},
 * which may be called from anywhere.
 */
final class EdgeSession implements Downlink {
  private static final Logger log = LoggerFactory.getLogger(EdgeSession.class);

  /** Messages an MQTT 5 client may have unacknowledged; told at connecting. */
  private static final int RECEIVE_MAXIMUM = 1_000;

  /** Most messages down that wait for the edge's acknowledgement. */
  private static final int MOST_UNACKNOWLEDGED = 64;

  private static final int MQTT_5 = 5;

  private final MqttEndpoint endpoint;
  private final Context loop;
  private final Reception reception;
  private final EdgeGate gate;
  private final Consumer<EdgeSession> ended;

  private static final int MOST_WAITING = 512;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Message(String topic, byte[] payload) {}

  private final ArrayDeque<Message> waiting = new ArrayDeque<>();

  private @Nullable EdgeId edge;
  private int unacknowledged;

  EdgeSession(
      MqttEndpoint endpoint,
      Context loop,
      Reception reception,
      EdgeGate gate,
      Consumer<EdgeSession> ended) {
    this.endpoint = endpoint;
    this.loop = loop;
    this.reception = reception;
    this.gate = gate;
    this.ended = ended;
  }

  /** Lets the edge in, or not. */
  boolean open() {
    String user = endpoint.auth() == null ? "" : text(endpoint.auth().getUsername());
    String password = endpoint.auth() == null ? "" : text(endpoint.auth().getPassword());
    Optional<Admission> admission = gate.admit(user, password, commonName());
    if (admission.isEmpty() || !willIsOwn(admission.get())) {
      log.atWarn()
          .addKeyValue("from", endpoint.remoteAddress())
          .log("connection refused: wrong name, password, certificate or will");
      endpoint.reject(
          endpoint.protocolVersion() == MQTT_5
              ? MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5
              : MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED);
      return false;
    }
    if (admission.get() instanceof Admission.As(EdgeId known)) {
      edge = known;
    }
    endpoint.publishAutoAck(false);
    endpoint.publishHandler(this::published);
    endpoint.subscribeHandler(this::subscribed);
    endpoint.publishAcknowledgeHandler(id -> acknowledged());
    endpoint.closeHandler(closed -> left());
    endpoint.exceptionHandler(
        e -> log.atDebug().addKeyValue("reason", String.valueOf(e)).log("connection troubled"));
    accept();
    return true;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private void accept() {
    if (endpoint.protocolVersion() == MQTT_5) {
      MqttProperties properties = new MqttProperties();
      properties.add(
          new MqttProperties.IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, RECEIVE_MAXIMUM));
      properties.add(
          new MqttProperties.IntegerProperty(
              MqttProperties.MAXIMUM_PACKET_SIZE, Parcel.MOST_BYTES + 1_024));
      endpoint.accept(false, properties);
    } else {
      endpoint.accept(false);
    }
  }

  private boolean willIsOwn(Admission admission) {
    if (endpoint.will() == null || !endpoint.will().isWillFlag()) {
      return true;
    }
    Optional<EdgeId> named = Topics.edgeOf(endpoint.will().getWillTopic());
    return named.isPresent()
        && endpoint.will().getWillTopic().equals(new Topics(named.get()).state())
        && (!(admission instanceof Admission.As(EdgeId known)) || known.equals(named.get()));
  }

  private Optional<String> commonName() {
    if (!endpoint.isSsl() || endpoint.sslSession() == null) {
      return Optional.empty();
    }
    try {
      Certificate[] chain = endpoint.sslSession().getPeerCertificates();
      if (chain.length == 0 || !(chain[0] instanceof X509Certificate certificate)) {
        return Optional.empty();
      }
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return Optional.of(String.valueOf(part.getValue()));
        }
      }
      return Optional.empty();
    } catch (SSLPeerUnverifiedException | InvalidNameException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the topic is this edge's; the first one settles which edge it is, where nothing else
   * did.
   */
  private boolean mayUse(String topic) {
    Optional<EdgeId> named = Topics.edgeOf(topic);
    if (named.isEmpty()) {
      return false;
    }
    if (edge == null) {
      edge = named.get();
    }
    return named.get().equals(edge);
  }

  private void published(MqttPublishMessage message) {
    String topic = message.topicName();
    EdgeId known = mayUse(topic) ? edge : null;
    if (known == null) {
      log.atWarn()
          .addKeyValue("edge", String.valueOf(edge))
          .addKeyValue("from", endpoint.remoteAddress())
          .log("connection closed: it published to a topic that is not its own");
      endpoint.close();
      return;
    }
    int id = message.messageId();
    Runnable done = message.qosLevel() == MqttQoS.AT_LEAST_ONCE ? () -> acknowledge(id) : () -> {};
    reception.message(known, topic, message.payload().getBytes(), done);
  }

  private void acknowledge(int id) {
    loop.runOnContext(
        now -> {
          if (endpoint.isConnected()) {
            endpoint.publishAcknowledge(id);
          }
        });
  }

  private void subscribed(MqttSubscribeMessage message) {
    List<MqttQoS> granted = new ArrayList<>();
    boolean any = false;
    for (var wanted : message.topicSubscriptions()) {
      boolean own = mayUse(wanted.topicName());
      granted.add(own ? MqttQoS.AT_LEAST_ONCE : MqttQoS.FAILURE);
      any |= own;
    }
    endpoint.subscribeAcknowledge(message.messageId(), granted);
    EdgeId known = edge;
    if (any && known != null) {
      reception.downlinks().opened(known, this);
      reception.welcome(known);
    }
  }

  @Override
  public void send(String topic, byte[] payload) {
    loop.runOnContext(now -> sendOnLoop(topic, payload));
  }

  private void sendOnLoop(String topic, byte[] payload) {
    if (!endpoint.isConnected()) {
      return;
    }
    if (unacknowledged >= MOST_UNACKNOWLEDGED) {
      await(topic, payload);
      return;
    }
    unacknowledged++;
    endpoint.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false);
  }

  /** An edge too slow to take what it is sent is cut off; when it returns it is told all anew. */
  private void await(String topic, byte[] payload) {
    if (topic.endsWith("/committed")) {
      // Only the latest cursor is of use.
      waiting.removeIf(message -> message.topic().equals(topic));
    }
    if (waiting.size() >= MOST_WAITING) {
      log.atWarn().addKeyValue("edge", String.valueOf(edge)).log("edge too slow; cut off");
      endpoint.close();
      return;
    }
    waiting.add(new Message(topic, payload));
  }

  private void acknowledged() {
    unacknowledged = Math.max(0, unacknowledged - 1);
    Message next = waiting.poll();
    if (next != null) {
      sendOnLoop(next.topic(), next.payload());
    }
  }

  private void left() {
    ended.accept(this);
    EdgeId known = edge;
    if (known == null) {
      return;
    }
    reception.downlinks().closed(known, this);
    // A newer connection of the same edge speaks for it.
    if (!reception.downlinks().reaches(known)) {
      reception.lost(known);
    }
  }
}
