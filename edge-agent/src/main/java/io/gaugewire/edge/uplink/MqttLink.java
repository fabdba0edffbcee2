package io.gaugewire.edge.uplink;

import io.gaugewire.settings.SecretFile;
import io.gaugewire.wire.Topics;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One MQTT connection over Paho, from connect to loss; a lost one is replaced, never revived. Its
 * callbacks only hand over and never block. Connect and close from one thread.
 */
final class MqttLink implements Link, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MqttLink.class);
  private static final int QOS = 1;

  private final MqttAsyncClient client;
  private volatile boolean lost;

  private MqttLink(MqttAsyncClient client) {
    this.client = client;
  }

  /**
   * Connects and subscribes.
   *
   * @param will published by the server's side when the connection breaks
   * @param inbound topic and payload of each message; called on Paho's thread, must not block
   * @param onLoss called once the connection is lost; must not block
   * @throws IOException when the server cannot be reached or does not let us in
   */
  static MqttLink connect(
      UplinkSettings settings, byte[] will, BiConsumer<String, byte[]> inbound, Runnable onLoss)
      throws IOException {
    String scheme = settings.encrypted() ? "ssl" : "tcp";
    int standardPort = settings.encrypted() ? 8883 : 1883;
    int port = settings.server().getPort() < 0 ? standardPort : settings.server().getPort();
    String uri = scheme + "://" + settings.server().getHost() + ":" + port;
    String clientId = "gaugewire-" + settings.edge().site() + "-" + settings.edge().edge();
    try {
      MqttAsyncClient client = new MqttAsyncClient(uri, clientId, new MemoryPersistence());
      MqttLink link = new MqttLink(client);
      client.setCallback(link.callback(inbound, onLoss));
      try {
        link.open(settings, will);
        return link;
      } catch (MqttException | IOException e) {
        link.close();
        throw e;
      }
    } catch (MqttException e) {
      throw new IOException(reason(e), e);
    }
  }

  private static String reason(MqttException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return "MQTT: " + cause.getMessage();
  }

  private void open(UplinkSettings settings, byte[] will) throws MqttException, IOException {
    long patience = settings.pace().connectTimeout().toMillis();
    Topics topics = new Topics(settings.edge());
    client.connect(options(settings, topics, will)).waitForCompletion(patience);
    List<String> ours = List.of(topics.committed(), topics.command(), topics.context());
    client
        .subscribe(ours.toArray(String[]::new), new int[] {QOS, QOS, QOS})
        .waitForCompletion(patience);
  }

  private static MqttConnectOptions options(UplinkSettings settings, Topics topics, byte[] will)
      throws IOException {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setCleanSession(true);
    options.setAutomaticReconnect(false);
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setKeepAliveInterval(15);
    options.setConnectionTimeout((int) Math.max(1, settings.pace().connectTimeout().toSeconds()));
    options.setMaxInflight(2 * settings.pace().windowParcels() + 16);
    options.setWill(topics.state(), will, QOS, false);
    if (settings.login().isPresent()) {
      UplinkSettings.Login login = settings.login().get();
      options.setUserName(login.user());
      options.setPassword(password(login));
    }
    if (settings.encrypted()) {
      options.setSocketFactory(settings.certificates().orElseThrow().context().getSocketFactory());
      options.setHttpsHostnameVerificationEnabled(true);
    }
    return options;
  }

  private static char[] password(UplinkSettings.Login login) throws IOException {
    return SecretFile.read(login.passwordFile(), "uplink.password").strip().toCharArray();
  }

  private MqttCallback callback(BiConsumer<String, byte[]> inbound, Runnable onLoss) {
    return new MqttCallback() {
      @Override
      public void connectionLost(Throwable cause) {
        lost = true;
        onLoss.run();
      }

      @Override
      public void messageArrived(String topic, MqttMessage message) {
        inbound.accept(topic, message.getPayload());
      }

      @Override
      public void deliveryComplete(IMqttDeliveryToken token) {
        // Says only that it was handed over; the server's cursor alone counts.
      }
    };
  }

  boolean isLost() {
    return lost || !client.isConnected();
  }

  @Override
  public boolean publish(String topic, byte[] payload) {
    try {
      client.publish(topic, payload, QOS, false);
      return true;
    } catch (MqttException e) {
      if (e.getReasonCode() != MqttException.REASON_CODE_MAX_INFLIGHT) {
        lost = true;
      }
      return false;
    }
  }

  @Override
  public void close() {
    try {
      if (client.isConnected()) {
        client.disconnectForcibly(100, 500, false);
      }
    } catch (MqttException e) {
      log.atDebug().setCause(e).log("connection ended uncleanly");
    } finally {
      try {
        client.close(true);
      } catch (MqttException e) {
        log.atDebug().setCause(e).log("client could not be closed");
      }
    }
  }
}
