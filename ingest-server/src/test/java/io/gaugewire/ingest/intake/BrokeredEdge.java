package io.gaugewire.ingest.intake;

import io.gaugewire.wire.Committed;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.EdgeState;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import io.gaugewire.wire.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * An edge at a broker, reduced to its promise: it keeps all parcels, sends a window beyond the
 * cursor, and after a silence asks and begins at the cursor anew.
 */
final class BrokeredEdge implements AutoCloseable, MqttCallback {
  private static final int WINDOW = 20;
  private static final long SILENCE_MILLIS = 500;

  private final URI broker;
  private final EdgeId edge;
  private final List<byte[]> parcels;
  private final long epoch;
  private final AtomicLong committed = new AtomicLong();
  private final Semaphore news = new Semaphore(0);
  private final Thread thread = Thread.ofVirtual().unstarted(this::run);
  private volatile boolean closed;

  BrokeredEdge(URI broker, EdgeId edge, List<Parcel> parcels) {
    this.broker = broker;
    this.edge = edge;
    this.parcels = parcels.stream().map(ParcelCodec::encode).toList();
    this.epoch = parcels.getFirst().id().epoch();
    thread.start();
  }

  long committed() {
    return committed.get();
  }

  private void run() {
    while (!closed) {
      try {
        serve();
      } catch (MqttException e) {
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() throws MqttException, InterruptedException {
    MqttAsyncClient client =
        new MqttAsyncClient(broker.toString(), "edge-" + edge.edge(), new MemoryPersistence());
    try {
      client.setCallback(this);
      MqttConnectionOptions options = new MqttConnectionOptions();
      MqttMessage will = new MqttMessage(state(false));
      will.setQos(1);
      options.setWill(new Topics(edge).state(), will);
      client.connect(options).waitForCompletion(5_000);
      client.subscribe(new Topics(edge).committed(), 1).waitForCompletion(5_000);
      long sent = 0;
      while (!closed && client.isConnected()) {
        if (!news.tryAcquire(SILENCE_MILLIS, TimeUnit.MILLISECONDS)) {
          client.publish(new Topics(edge).state(), state(true), 1, false);
          sent = committed.get();
        }
        news.drainPermits();
        sent = Math.max(sent, committed.get());
        while (sent < Math.min(parcels.size(), committed.get() + WINDOW)) {
          client.publish(new Topics(edge).parcel(), parcels.get((int) sent++), 1, false);
        }
      }
    } finally {
      // Cut off without a goodbye: the will speaks.
      client.disconnectForcibly(0, 0, false);
      client.close(true);
    }
  }

  private byte[] state(boolean online) {
    return MessageCodec.encode(
        new EdgeState(
            online, "1", epoch, new EdgeState.OutboxState(parcels.size(), 0, 0, 0), 0, 1));
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    if (MessageCodec.committed(message.getPayload())
        instanceof Decoded.Accepted<Committed>(Committed word)) {
      committed.accumulateAndGet(word.through(), Math::max);
      news.release();
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String uri) {}

  @Override
  public void authPacketArrived(int reason, MqttProperties properties) {}

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join(Duration.ofSeconds(10));
  }
}
