package io.gaugewire.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.intake.BreakingConnection.Break;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.CommittedLog;
import io.gaugewire.ingest.store.CommittedParcel;
import io.gaugewire.ingest.store.LedgerLine;
import io.gaugewire.ingest.store.ParcelReader;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.StreamHead;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeTest {
  private static final EdgeId EDGE = new EdgeId("plant", "edge");

  private Database database;
  private int edges;
  private final AtomicReference<Break> breaks = new AtomicReference<>(Break.NOT);
  private final Downlinks downlinks = new Downlinks();
  private final Announcer announcer = new Announcer();
  private final List<CommittedParcel> announced = new CopyOnWriteArrayList<>();
  private Intake intake;

  @BeforeAll
  void open() throws SQLException {
    database = Database.open(TestDatabases.fresh());
    announcer.add(announced::addAll);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void start() {
    announced.clear();
    intake =
        Intake.start(
            new IntakeOptions(2, 16L << 20, 500, java.time.Duration.ofMillis(5)),
            this::writer,
            announcer,
            downlinks,
            new SimpleMeterRegistry(),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    intake.close();
  }

  private ParcelWriter writer(int lane) throws SQLException {
    return new ParcelWriter(
        BreakingConnection.around(
            database.openWriter("test " + lane), () -> breaks.getAndSet(Break.NOT)));
  }

  private ParcelMaker maker() {
    return new ParcelMaker(new EdgeId(EDGE.site(), EDGE.edge() + ++edges), 3, 4, edges);
  }

  private static List<Parcel> several(ParcelMaker maker, int count) {
    List<Parcel> parcels = new ArrayList<>(List.of(maker.announcement()));
    Random random = new Random(count);
    while (parcels.size() < count) {
      parcels.add(
          random.nextInt(3) == 0
              ? maker.everything(random.nextInt(30))
              : maker.readings(1 + random.nextInt(60)));
    }
    return parcels;
  }

  private EdgeModel connected(ParcelMaker maker, List<Parcel> parcels) {
    EdgeModel edge = new EdgeModel(maker.edge(), parcels);
    downlinks.opened(maker.edge(), edge);
    return edge;
  }

  private StreamHead head(EdgeId edge) {
    return new CommittedLog(database)
        .heads().stream().filter(head -> head.edge().equals(edge)).findFirst().orElseThrow();
  }

  /** Every parcel once, to the bit, and no reading more. */
  private void assertStoredExactly(EdgeId edge, List<Parcel> parcels, String as)
      throws SQLException {
    StreamHead head = head(edge);
    assertThat(head.through()).as(as).isEqualTo(parcels.size());
    assertThat(head.head()).as(as).isEqualTo(parcels.getLast().hash());
    long readings = 0;
    try (Connection connection = database.openUnbounded("test")) {
      ParcelReader reader = new ParcelReader(connection);
      List<LedgerLine> lines = reader.ledgerAfter(head.id(), 0, 100_000, Long.MAX_VALUE);
      assertThat(lines).as(as).hasSize(parcels.size());
      Map<Long, Contents> contents =
          reader.contents(
              reader.stream(head.id()).orElseThrow(), lines, ParcelReader.TagNaming.NUMBERS);
      for (int i = 0; i < parcels.size(); i++) {
        Parcel parcel = parcels.get(i);
        assertThat(lines.get(i).hash()).as(as).isEqualTo(parcel.hash());
        Contents stored = contents.get(lines.get(i).key().number());
        if (parcel.contents().entries() > 0) {
          assertThat(stored).as(as).isEqualTo(parcel.contents());
        }
        readings += parcel.contents().readings().size();
      }
    }
    long rows =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("select count(*) from reading where parcel >> 40 = :s")
                        .bind("s", head.id())
                        .mapTo(Long.class)
                        .one());
    assertThat(rows).as(as).isEqualTo(readings);
  }

  @Test
  void parcelsAreStoredAnnouncedAndAnswered() throws SQLException {
    ParcelMaker maker = maker();
    List<Parcel> parcels = several(maker, 40);
    EdgeModel edge = connected(maker, parcels);
    for (long seq = 1; seq <= 40; seq++) {
      intake.offer(edge.delivery(seq));
    }
    Eventually.holds("all committed", () -> edge.committed() == 40 && edge.done() == 40);
    assertStoredExactly(edge.edge(), parcels, "in order");
    assertThat(announced).extracting(parcel -> parcel.key().seq()).hasSize(40).isSorted();
    assertThat(intake.bytesTaken()).isZero();
  }

  @Test
  void repeatsAreAnsweredAndStoredOnce() throws SQLException {
    ParcelMaker maker = maker();
    List<Parcel> parcels = several(maker, 10);
    EdgeModel edge = connected(maker, parcels);
    for (int round = 0; round < 3; round++) {
      for (long seq = 1; seq <= 10; seq++) {
        intake.offer(edge.delivery(seq));
      }
    }
    Eventually.holds("all answered", () -> edge.done() == 30);
    assertStoredExactly(edge.edge(), parcels, "repeated");
  }

  @Test
  void aMissingParcelIsAskedForAndNothingIsStoredAheadOfIt() throws SQLException {
    ParcelMaker maker = maker();
    List<Parcel> parcels = several(maker, 5);
    EdgeModel edge = connected(maker, parcels);
    intake.offer(edge.delivery(1));
    Eventually.holds("first committed", () -> edge.committed() == 1);
    int before = edge.answers();
    intake.offer(edge.delivery(5));
    intake.offer(edge.delivery(3));
    intake.offer(edge.delivery(4));
    Eventually.holds("asked for the second", () -> edge.answers() > before);
    assertThat(edge.committed()).isEqualTo(1);
    intake.offer(edge.delivery(2));
    Eventually.holds("all committed", () -> edge.committed() == 5);
    assertStoredExactly(edge.edge(), parcels, "filled");
  }

  @Test
  void aCommitWhoseAnswerWasLostIsNotRepeated() throws SQLException {
    for (Break kind : List.of(Break.BEFORE_COMMIT, Break.AFTER_COMMIT)) {
      ParcelMaker maker = maker();
      List<Parcel> parcels = several(maker, 20);
      EdgeModel edge = connected(maker, parcels);
      intake.offer(edge.delivery(1));
      Eventually.holds("first committed", () -> edge.committed() == 1);
      breaks.set(kind);
      for (long seq = 2; seq <= 20; seq++) {
        intake.offer(edge.delivery(seq));
      }
      Eventually.holds("all committed", () -> edge.committed() == 20 && edge.done() == 20);
      assertThat(breaks.get()).isEqualTo(Break.NOT);
      assertStoredExactly(edge.edge(), parcels, kind.name());
    }
  }

  @Test
  void aForgedParcelIsSetAsideAndNeverStored() {
    ParcelMaker maker = maker();
    Parcel announcement = maker.announcement();
    Parcel good = maker.readings(5);
    Parcel forged = new Parcel(good.id(), good.previous(), LedgerHash.START, good.contents());
    EdgeModel edge = connected(maker, List.of(announcement, good));
    intake.offer(edge.delivery(1));
    intake.offer(edge.delivery(ParcelCodec.encode(forged)));
    intake.offer(edge.delivery(new byte[] {1, 2, 3}));
    Eventually.holds("all answered", () -> edge.done() == 3);
    assertThat(head(edge.edge()).through()).isEqualTo(1);
    assertThat(quarantined(edge.edge())).containsExactlyInAnyOrder("forged", "malformed");
    intake.offer(edge.delivery(2));
    Eventually.holds("the good one stored", () -> edge.committed() == 2);
  }

  @Test
  void anotherChainUnderAKnownNumberIsSetAside() {
    ParcelMaker maker = maker();
    EdgeModel edge = connected(maker, several(maker, 3));
    ParcelMaker twin = new ParcelMaker(maker.edge(), 3, 5, 99);
    EdgeModel other = new EdgeModel(maker.edge(), several(twin, 4));
    for (long seq = 1; seq <= 3; seq++) {
      intake.offer(edge.delivery(seq));
    }
    Eventually.holds("committed", () -> edge.committed() == 3);
    intake.offer(other.delivery(2));
    intake.offer(other.delivery(4));
    Eventually.holds("answered", () -> other.done() == 2);
    assertThat(quarantined(edge.edge())).containsExactly("forked", "forked");
    assertThat(head(edge.edge()).through()).isEqualTo(3);
  }

  private List<String> quarantined(EdgeId edge) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("select cause from quarantine where edge = :e order by id")
                    .bind("e", edge.edge())
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void aParcelThatCannotBeStoredIsKeptAndItsNeighboursAreStored() {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "alter table station_event add constraint no_poison check (detail <> 'poison')"));
    ParcelMaker maker = maker();
    List<Parcel> parcels = new ArrayList<>(several(maker, 6));
    parcels.add(
        maker.seal(
            new Contents(
                List.of(),
                new ReadingColumns(1),
                List.of(),
                List.of(),
                List.of(new StationEvent("s", 1, StationEvent.Kind.EDGE_STARTED, "poison")),
                List.of())));
    ReadingColumns unknown = new ReadingColumns(1);
    unknown.add(77, maker.micros(), 1.0, 0);
    parcels.add(maker.seal(Contents.of(unknown)));
    parcels.add(maker.readings(9));
    EdgeModel edge = connected(maker, parcels);
    for (long seq = 1; seq <= parcels.size(); seq++) {
      intake.offer(edge.delivery(seq));
    }
    Eventually.holds("all committed", () -> edge.committed() == 9 && edge.done() == 9);
    assertThat(quarantined(edge.edge())).containsExactly("refused", "refused");
    assertThat(announced).extracting(parcel -> parcel.key().seq()).hasSize(9).isSorted();
    assertThat(announced.getLast().contents().readings().size()).isEqualTo(9);
    assertThat(head(edge.edge()).head()).isEqualTo(parcels.getLast().hash());
  }

  @Test
  void anyInterleavingEndsInTheSameRows() throws SQLException {
    int seeds = Integer.getInteger("gaugewire.interleavings", 12);
    for (int seed = 0; seed < seeds; seed++) {
      Random random = new Random(seed);
      ParcelMaker maker = maker();
      List<Parcel> parcels = several(maker, 60);
      EdgeModel edge = connected(maker, parcels);
      for (int step = 0; step < 300; step++) {
        disturb(random, edge);
      }
      edge.deaf(false);
      settle(edge, "seed " + seed);
      assertStoredExactly(edge.edge(), parcels, "seed " + seed);
    }
  }

  @Test
  void aQuestionIsAnsweredBeforeTheParcelsThatWait() {
    AtomicBoolean away = new AtomicBoolean(true);
    intake.close();
    intake =
        Intake.start(
            new IntakeOptions(1, 16L << 20, 100, java.time.Duration.ofMillis(5)),
            lane -> {
              Eventually.holds("the database is back", () -> !away.get());
              return writer(lane);
            },
            announcer,
            downlinks,
            new SimpleMeterRegistry(),
            Clock.systemUTC());
    ParcelMaker maker = maker();
    EdgeModel busy = connected(maker, several(maker, 200));
    EdgeId newcomer = maker().edge();
    AtomicLong storedByThen = new AtomicLong(-1);
    downlinks.opened(
        newcomer, (topic, payload) -> storedByThen.compareAndSet(-1, busy.committed()));
    for (long seq = 1; seq <= 200; seq++) {
      intake.offer(busy.delivery(seq));
    }
    Eventually.holds("all is decoded", IntakeTest::decodersWait);
    intake.ask(newcomer, 3, 1);
    away.set(false);
    Eventually.holds("all is stored", () -> busy.committed() == 200);
    assertThat(storedByThen).hasValueBetween(0, 100);
  }

  private static boolean decodersWait() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("decoder-"))
        .allMatch(thread -> thread.getState() == Thread.State.WAITING);
  }

  private void disturb(Random random, EdgeModel edge) {
    switch (random.nextInt(40)) {
      case 0 -> {
        intake.close();
        start();
      }
      case 1 -> breaks.set(Break.BEFORE_COMMIT);
      case 2 -> breaks.set(Break.AFTER_COMMIT);
      case 3 -> edge.deaf(random.nextBoolean());
      case 4 -> intake.ask(edge.edge(), 3, 1);
      default -> {
        // A window of ten after what is known to be committed: some lost, doubled, out of order.
        long seq = edge.committed() + random.nextInt(10) - 2;
        if (seq >= 1 && seq <= edge.produced()) {
          intake.offer(edge.delivery(seq));
        }
      }
    }
  }

  /** What an edge does when nothing disturbs it: ask, then send what is missing. */
  private void settle(EdgeModel edge, String as) {
    for (int round = 0; round < 20 && edge.committed() < edge.produced(); round++) {
      for (long seq = edge.committed() + 1; seq <= edge.produced(); seq++) {
        intake.offer(edge.delivery(seq));
      }
      Eventually.settles(() -> edge.committed() == edge.produced());
    }
    assertThat(edge.committed()).as(as).isEqualTo(edge.produced());
  }
}
