package io.gaugewire.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.outbox.Entries;
import io.gaugewire.edge.outbox.Outbox;
import io.gaugewire.edge.testing.ModelServer;
import io.gaugewire.edge.testing.MqttDoor;
import io.gaugewire.edge.testing.TestCertificates;
import io.gaugewire.edge.tls.PemFiles;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.StationHold;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttServerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to the server under TLS, where each end shows the other who it is. */
class UplinkTlsTest {
  @TempDir private static Path certificates;

  private static PemFiles.Identity serverIdentity;
  private static PemFiles.Identity edge;
  private static PemFiles.Identity stranger;

  @TempDir private Path directory;

  @BeforeAll
  static void make() {
    var maker = new TestCertificates(certificates);
    serverIdentity = maker.identity("server", "127.0.0.1");
    edge = maker.identity("edge", "127.0.0.1");
    stranger = maker.identity("stranger", "127.0.0.1");
  }

  private static MqttDoor door(ModelServer server) throws Exception {
    MqttServerOptions options = new MqttServerOptions();
    options.setSsl(true).setClientAuth(ClientAuth.REQUIRED);
    options.setKeyCertOptions(
        new PemKeyCertOptions()
            .setCertPath(serverIdentity.chain().toString())
            .setKeyPath(serverIdentity.key().toString()));
    options.setTrustOptions(new PemTrustOptions().addCertPath(edge.chain().toString()));
    return new MqttDoor(server, options);
  }

  private static final class Nobody implements Downlink {
    @Override
    public void hold(StationHold hold) {
      throw new AssertionError("no hold was sent");
    }

    @Override
    public void context(ContextDocument document) {
      throw new AssertionError("no document was sent");
    }
  }

  private static Uplink uplink(Outbox outbox, int port, PemFiles files) {
    Uplink uplink =
        new Uplink(
            outbox,
            new UplinkSettings(
                Entries.EDGE,
                URI.create("mqtts://127.0.0.1:" + port),
                Optional.empty(),
                Optional.of(files),
                "test",
                SenderTest.pace(20)),
            new Nobody(),
            Clock.systemUTC(),
            new Random(1));
    uplink.start();
    return uplink;
  }

  @Test
  void anEdgeThatTheServerKnowsDeliversAndAStrangerDoesNot() throws Exception {
    ModelServer server = new ModelServer();
    try (Outbox outbox = Outbox.open(Entries.settings(directory), Clock.systemUTC());
        MqttDoor door = door(server)) {
      int tag = outbox.tag("shaft", "diameter", "mm", 3);
      outbox.result(Entries.result(1), Entries.one(tag, 1));
      // What a stranger tries comes first, so that it would be seen in what the server has.
      for (PemFiles wrong :
          new PemFiles[] {
            TestCertificates.trusting(serverIdentity, stranger),
            new PemFiles(serverIdentity.chain(), Optional.empty()),
            TestCertificates.trusting(stranger, edge)
          }) {
        try (Uplink uplink = uplink(outbox, door.port(), wrong)) {
          Entries.until("it has tried", () -> uplink.failures() > 1);
          assertThat(uplink.status().phase()).isEqualTo(UplinkStatus.Phase.DISCONNECTED);
          assertThat(uplink.deaths()).isZero();
        }
      }
      assertThat(server.results()).isZero();
      try (Uplink _ =
          uplink(outbox, door.port(), TestCertificates.trusting(serverIdentity, edge))) {
        Entries.until("the result arrives", () -> server.results() == 1);
      }
    }
  }
}
