package io.gaugewire.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.fleet.EdgeStates;
import io.gaugewire.ingest.fleet.FleetStore;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.wire.Committed;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.EdgeState;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.ParcelCodec;
import io.gaugewire.wire.StationHold;
import io.gaugewire.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Real MQTT clients against the server's own endpoint. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MqttDoorTest {
  private static final EdgeId ONE = new EdgeId("plant", "one");
  private static final EdgeId OLD = new EdgeId("plant", "old");

  private final Vertx vertx = Vertx.vertx();
  private Database database;
  private EdgeStates states;
  private Intake intake;
  private MqttDoor door;

  @BeforeAll
  void open() throws SQLException, IOException {
    database = Database.open(TestDatabases.fresh());
    states = EdgeStates.start(new FleetStore(database.jdbi()), Clock.systemUTC());
    Downlinks downlinks = new Downlinks();
    intake =
        Intake.start(
            IntakeOptions.DEFAULT,
            lane -> new ParcelWriter(database.openWriter("test " + lane)),
            new Announcer(),
            downlinks,
            new SimpleMeterRegistry(),
            Clock.systemUTC());
    AtomicBoolean away = new AtomicBoolean(true);
    StationContext context =
        new StationContext() {
          @Override
          public List<StationHold> holds(EdgeId edge) {
            if (away.getAndSet(false)) {
              throw new IllegalStateException("the database is away when the first edge comes");
            }
            return List.of();
          }

          @Override
          public List<ContextDocument> documents(EdgeId edge) {
            return List.of(new ContextDocument("plans", 4, utf8("{}")));
          }
        };
    door =
        new MqttDoor(
            vertx,
            new MqttDoor.Options("127.0.0.1", 0, Optional.empty()),
            new EdgeGate.Passwords(Map.of(ONE, "secret", OLD, "secret")),
            new Reception(intake, downlinks, states, context));
    door.start();
  }

  @AfterAll
  void close() {
    door.close();
    intake.close();
    states.close();
    database.close();
    vertx.close().await();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A client of MQTT 5 that remembers what it was sent. */
  private final class Client implements MqttCallback {
    final Queue<Committed> committed = new ConcurrentLinkedQueue<>();
    final Queue<String> topics = new ConcurrentLinkedQueue<>();
    final MqttAsyncClient paho;

    Client(EdgeId edge, String password) throws MqttException {
      paho =
          new MqttAsyncClient(
              "tcp://127.0.0.1:" + door.port(), "c-" + edge.edge(), new MemoryPersistence());
      paho.setCallback(this);
      MqttConnectionOptions options = new MqttConnectionOptions();
      options.setUserName(edge.toString());
      options.setPassword(utf8(password));
      paho.connect(options).waitForCompletion(5_000);
      paho.subscribe(
              new String[] {new Topics(edge).committed(), new Topics(edge).context()},
              new int[] {1, 1})
          .waitForCompletion(5_000);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      topics.add(topic);
      if (topic.endsWith("/committed")
          && MessageCodec.committed(message.getPayload())
              instanceof Decoded.Accepted<Committed>(Committed c)) {
        committed.add(c);
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

    void close() throws MqttException {
      paho.disconnectForcibly(100, 100, 0, new MqttProperties());
      paho.close(true);
    }
  }

  private static EdgeState state(long produced) {
    return new EdgeState(true, "1.0", 3, new EdgeState.OutboxState(produced, 10, 0, 0), 5, 123_456);
  }

  @Test
  void anEdgeIsAnsweredAndItsParcelsCommitted() throws MqttException {
    ParcelMaker maker = new ParcelMaker(ONE, 3, 5, 1);
    Client client = new Client(ONE, "secret");
    client.paho.publish(new Topics(ONE).state(), MessageCodec.encode(state(30)), 1, false);
    Eventually.holds("the question is answered", () -> !client.committed.isEmpty());
    Committed answer = client.committed.poll();
    assertThat(answer.echoMicros()).isEqualTo(123_456);
    assertThat(answer.through()).isZero();
    Eventually.holds("its context came", () -> client.topics.contains(new Topics(ONE).context()));
    Eventually.holds(
        "what it said is written, before its first parcel came",
        () ->
            new FleetStore(database.jdbi())
                .edges().stream().anyMatch(e -> e.edge().equals(ONE) && e.online()));

    client.paho.publish(
        new Topics(ONE).parcel(), ParcelCodec.encode(maker.announcement()), 1, false);
    for (int i = 1; i < 30; i++) {
      client
          .paho
          .publish(new Topics(ONE).parcel(), ParcelCodec.encode(maker.everything(100)), 1, false)
          .waitForCompletion(5_000);
    }
    Eventually.holds(
        "all committed", () -> client.committed.stream().anyMatch(c -> c.through() == 30));
    Eventually.holds(
        "the fleet page is complete",
        () ->
            new FleetStore(database.jdbi())
                .edges().stream()
                    .filter(edge -> edge.edge().equals(ONE))
                    .flatMap(edge -> edge.streams().stream())
                    .anyMatch(stream -> stream.complete() && stream.produced() == 30));
    client.close();
    Eventually.holds(
        "the fleet page says it is gone",
        () ->
            new FleetStore(database.jdbi())
                .edges().stream().anyMatch(e -> e.edge().equals(ONE) && !e.online()));
  }

  @Test
  void anEdgeOfMqtt311IsServedAlike() {
    ParcelMaker maker = new ParcelMaker(OLD, 3, 5, 2);
    MqttClient client =
        MqttClient.create(
            vertx, new MqttClientOptions().setUsername(OLD.toString()).setPassword("secret"));
    Queue<Long> through = new ConcurrentLinkedQueue<>();
    client.publishHandler(
        message -> {
          if (MessageCodec.committed(message.payload().getBytes())
              instanceof Decoded.Accepted<Committed>(Committed c)) {
            through.add(c.through());
          }
        });
    client.connect(door.port(), "127.0.0.1").await();
    client.subscribe(new Topics(OLD).committed(), 1).await();
    for (int i = 0; i < 5; i++) {
      byte[] parcel = ParcelCodec.encode(i == 0 ? maker.announcement() : maker.readings(20));
      client
          .publish(
              new Topics(OLD).parcel(), Buffer.buffer(parcel), MqttQoS.AT_LEAST_ONCE, false, false)
          .await();
    }
    Eventually.holds("all committed", () -> through.contains(5L));
    client.disconnect().await();
  }

  @Test
  void aWrongPasswordIsRefused() {
    assertThatThrownBy(() -> new Client(ONE, "guess")).isInstanceOf(MqttException.class);
  }

  @Test
  void anEdgeThatTouchesAnothersTopicIsCutOff() throws MqttException {
    Client client = new Client(OLD, "secret");
    client.paho.publish(new Topics(ONE).parcel(), new byte[] {1}, 1, false);
    Eventually.holds("cut off", () -> !client.paho.isConnected());
    int kept =
        database
            .jdbi()
            .withHandle(
                h -> h.createQuery("select count(*) from quarantine").mapTo(Integer.class).one());
    assertThat(kept).isZero();
    client.paho.close(true);
  }

  @Test
  void aPasswordFileTellsItsBadLineAndNotItsText() throws IOException {
    var file = java.nio.file.Files.createTempFile("passwords", "");
    java.nio.file.Files.writeString(file, "# edges\nplant/one:secret\nplant-two:hidden\n");
    assertThatThrownBy(() -> EdgeGate.Passwords.read(file))
        .hasMessageContaining("line 3")
        .hasMessageNotContaining("hidden");
  }
}
