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
import io.gaugewire.ingest.store.CommittedLog;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.StreamHead;
import io.gaugewire.ingest.verify.Verification;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Parcel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind a real Mosquitto. */
class BrokerDoorTest {
  private static final EdgeId ONE = new EdgeId("plant", "one");
  private static final EdgeId TWO = new EdgeId("plant", "two");

  @TempDir private Path directory = Path.of("");
  private Mosquitto broker;
  private Database database;
  private EdgeStates states;
  private Intake intake;
  private BrokerDoor door;

  @BeforeEach
  void open() throws IOException, SQLException {
    broker = Mosquitto.start(directory);
    database = Database.open(TestDatabases.fresh());
    states = EdgeStates.start(new FleetStore(database.jdbi()), Clock.systemUTC());
    startServer();
  }

  private void startServer() throws IOException {
    Downlinks downlinks = new Downlinks();
    intake =
        Intake.start(
            IntakeOptions.DEFAULT,
            lane -> new ParcelWriter(database.openWriter("test " + lane)),
            new Announcer(),
            downlinks,
            new SimpleMeterRegistry(),
            Clock.systemUTC());
    door =
        new BrokerDoor(
            options(broker.uri(), Optional.empty()),
            new Reception(intake, downlinks, states, StationContext.NONE));
    door.start();
  }

  private static BrokerDoor.Options options(URI uri, Optional<Path> authority) {
    return new BrokerDoor.Options(uri, "", Optional.empty(), authority);
  }

  private void stopServer() {
    door.close();
    intake.close();
  }

  @AfterEach
  void close() throws InterruptedException {
    if (broker == null) {
      return;
    }
    stopServer();
    states.close();
    database.close();
    broker.close();
  }

  private static List<Parcel> several(ParcelMaker maker, int count) {
    List<Parcel> parcels = new ArrayList<>(List.of(maker.announcement()));
    while (parcels.size() < count) {
      parcels.add(parcels.size() % 5 == 0 ? maker.everything(10) : maker.readings(40));
    }
    return parcels;
  }

  private void assertStored(List<Parcel> parcels) throws SQLException {
    Parcel last = parcels.getLast();
    StreamHead head =
        new CommittedLog(database)
            .heads().stream()
                .filter(stream -> stream.edge().equals(last.id().edge()))
                .findFirst()
                .orElseThrow();
    assertThat(head.through()).isEqualTo(last.id().seq());
    assertThat(head.head()).isEqualTo(last.hash());
    try (Connection connection = database.openUnbounded("verify")) {
      assertThat(Verification.run(connection, entries -> {}).findings()).isEmpty();
    }
  }

  @Test
  void whatABrokerOrTheServerLosesComesAgain() throws Exception {
    List<Parcel> ones = several(new ParcelMaker(ONE, 1, 4, 1), 400);
    List<Parcel> twos = several(new ParcelMaker(TWO, 1, 4, 2), 400);
    try (BrokeredEdge one = new BrokeredEdge(broker.uri(), ONE, ones);
        BrokeredEdge two = new BrokeredEdge(broker.uri(), TWO, twos)) {
      Eventually.holds("some are stored", () -> one.committed() > 50 && two.committed() > 50);
      broker.kill();
      Eventually.holds("the server sees that its broker is gone", () -> !door.connected());
      broker.startAgain();
      Eventually.holds("the server is back", door::connected);
      long before = one.committed();
      Eventually.holds("it goes on", () -> one.committed() > before || one.committed() == 400);
      stopServer();
      startServer();
      Eventually.holds(
          "everything is stored", () -> one.committed() == 400 && two.committed() == 400);
    }
    assertStored(ones);
    assertStored(twos);
    Eventually.holds(
        "the fleet knows that both have gone",
        () ->
            new FleetStore(database.jdbi()).edges().stream().filter(edge -> !edge.online()).count()
                == 2);
  }

  @Test
  void anAuthorityThatIsNoneIsRefusedAtTheStart() throws IOException {
    Path file = Files.writeString(directory.resolve("ca.pem"), "not a certificate");
    BrokerDoor other =
        new BrokerDoor(
            options(URI.create("ssl://127.0.0.1:1"), Optional.of(file)),
            new Reception(intake, new Downlinks(), states, StationContext.NONE));
    assertThatThrownBy(other::start).isInstanceOf(IOException.class).hasMessageContaining("ca.pem");
  }
}
