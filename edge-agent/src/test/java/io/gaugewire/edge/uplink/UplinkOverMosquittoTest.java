package io.gaugewire.edge.uplink;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gaugewire.edge.outbox.Entries;
import io.gaugewire.edge.testing.Door;
import io.gaugewire.edge.testing.ModelServer;
import io.gaugewire.wire.Committed;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttMessageListener;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Against a server behind a Mosquitto broker, which is killed and started anew. */
class UplinkOverMosquittoTest extends UplinkContract {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"));

  @Override
  Door open(ModelServer server) throws Exception {
    Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
    if (program.isEmpty()) {
      System.err.println("SKIPPED: Mosquitto is not installed (apt install mosquitto)");
    }
    assumeTrue(program.isPresent(), "Mosquitto is not installed (apt install mosquitto)");
    return new Broker(program.get(), directory.resolve("mosquitto.conf"), server);
  }

  private static final class Broker implements Door {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Message(boolean state, byte[] payload) {}

    private final Path program;
    private final Path configuration;
    private final ModelServer server;
    private final Topics topics = new Topics(Entries.EDGE);
    private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final Thread worker = Thread.ofVirtual().unstarted(this::serve);
    private final int port;
    private Process process;
    private volatile MqttAsyncClient client;
    private volatile boolean frozen;
    private volatile boolean closing;

    Broker(Path program, Path configuration, ModelServer server) throws Exception {
      this.program = program;
      this.configuration = configuration;
      this.server = server;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      Files.writeString(
          configuration,
          "listener " + port + " 127.0.0.1\nallow_anonymous true\nmax_queued_messages 100000\n");
      process = start();
      client = connect();
      worker.start();
    }

    private Process start() throws IOException {
      Process started =
          new ProcessBuilder(program.toString(), "-c", configuration.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Entries.until("the broker listens", this::listens);
      return started;
    }

    private boolean listens() {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return socket.isConnected();
      } catch (IOException notYet) {
        return false;
      }
    }

    private MqttAsyncClient connect() throws MqttException {
      MqttAsyncClient made =
          new MqttAsyncClient("tcp://127.0.0.1:" + port, "server", new MemoryPersistence());
      MqttConnectOptions options = new MqttConnectOptions();
      options.setMaxInflight(10_000);
      made.connect(options).waitForCompletion(5_000);
      IMqttMessageListener take =
          (topic, message) -> inbox.add(new Message(topic.endsWith("state"), message.getPayload()));
      made.subscribe(
              new String[] {Topics.ALL_PARCELS, Topics.ALL_STATES},
              new int[] {1, 1},
              new IMqttMessageListener[] {take, take})
          .waitForCompletion(5_000);
      return made;
    }

    private void serve() {
      while (!closing) {
        try {
          Message next = inbox.poll(100, TimeUnit.MILLISECONDS);
          if (next == null || frozen) {
            continue;
          }
          Optional<Committed> word =
              next.state() ? server.state(next.payload()) : server.parcel(next.payload());
          if (word.isPresent()) {
            client.publish(topics.committed(), new MqttMessage(MessageCodec.encode(word.get())));
          }
        } catch (MqttException e) {
          // Lost on the way: the edge asks again.
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    @Override
    public int port() {
      return port;
    }

    @Override
    public void restart() throws Exception {
      process.destroyForcibly().waitFor();
      Entries.until("the server sees that its broker is gone", () -> !client.isConnected());
      client.close(true);
      process = start();
      client = connect();
    }

    @Override
    public void freeze(boolean freeze) {
      frozen = freeze;
    }

    @Override
    public void send(String topic, byte[] payload) {
      try {
        client.publish(topic, new MqttMessage(payload));
      } catch (MqttException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() throws Exception {
      closing = true;
      worker.join();
      client.disconnectForcibly(10, 100, false);
      client.close(true);
      process.destroyForcibly().waitFor();
    }
  }
}
