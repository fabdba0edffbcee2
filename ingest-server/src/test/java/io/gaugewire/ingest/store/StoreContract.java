package io.gaugewire.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.database.SqlFailure;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.TagDefinition;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every kind of database must do with parcels. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
  private Database database;
  private int edges;

  abstract DatabaseOptions options();

  @BeforeAll
  void open() throws SQLException {
    database = Database.open(options());
  }

  @AfterAll
  void close() {
    database.close();
  }

  Database database() {
    return database;
  }

  private ParcelMaker maker(int tags) {
    return new ParcelMaker(new EdgeId("plant", "edge" + ++edges), 7, tags, edges);
  }

  private ParcelWriter writer() throws SQLException {
    return new ParcelWriter(database.openWriter("test"));
  }

  private static NumberedParcel next(StoredStream stream, Parcel parcel) {
    return new NumberedParcel(stream, parcel, 1_700_000_000_000_000L);
  }

  private static List<NumberedParcel> batch(StoredStream stream, List<Parcel> parcels) {
    return parcels.stream().map(parcel -> next(stream, parcel)).toList();
  }

  /** Through the codec, as a parcel arrives: what is stored must not share arrays with it. */
  private List<Parcel> several(ParcelMaker maker, int count) {
    List<Parcel> parcels = new ArrayList<>(List.of(maker.announcement()));
    for (int i = 1; i < count; i++) {
      parcels.add(i % 3 == 0 ? maker.everything(20) : maker.readings(50));
    }
    return parcels;
  }

  @Test
  void whatIsStoredIsReadBackToTheBit() throws SQLException {
    ParcelMaker maker = maker(9);
    List<Parcel> parcels = several(maker, 12);
    try (ParcelWriter writer = writer()) {
      StoredStream stream = writer.stream(maker.edge(), 7);
      writer.store(batch(stream, parcels));
      assertThat(stream.through()).isEqualTo(12);
      try (var connection = database.openUnbounded("test")) {
        ParcelReader reader = new ParcelReader(connection);
        List<LedgerLine> lines = reader.ledgerAfter(stream.id(), 0, 100, Long.MAX_VALUE);
        assertThat(lines).extracting(LedgerLine::hash).containsExactlyElementsOf(hashes(parcels));
        Map<Long, Contents> contents =
            reader.contents(stream, lines, ParcelReader.TagNaming.NUMBERS);
        for (Parcel parcel : parcels) {
          long number = new ParcelKey(stream.id(), parcel.id().seq()).number();
          assertThat(contents.get(number)).isEqualTo(parcel.contents());
        }
      }
    }
  }

  private static List<LedgerHash> hashes(List<Parcel> parcels) {
    return parcels.stream().map(Parcel::hash).toList();
  }

  @Test
  void followersReadTheSameFromTheDatabaseAsTheyHearLive() throws SQLException {
    ParcelMaker maker = maker(5);
    List<Parcel> parcels = several(maker, 8);
    try (ParcelWriter writer = writer()) {
      StoredStream stream = writer.stream(maker.edge(), 7);
      List<NumberedParcel> batch = batch(stream, parcels);
      writer.store(batch);
      List<CommittedParcel> live = ParcelWriter.announced(batch);
      CommittedLog committed = new CommittedLog(database);
      assertThat(committed.readAfter(stream.id(), 0, 500)).isEqualTo(live);
      assertThat(committed.readAfter(stream.id(), 3, 2)).isEqualTo(live.subList(3, 5));
      assertThat(committed.readAfter(stream.id(), 8, 2)).isEmpty();
      assertThat(live.getLast().contents().readings().tag(0)).isPositive();
    }
  }

  @Test
  void aRefusedParcelLeavesNothingOfItsBatch() throws SQLException {
    ParcelMaker maker = maker(2);
    Parcel announcement = maker.announcement();
    Parcel good = maker.readings(10);
    ReadingColumns unknown = new ReadingColumns(1);
    unknown.add(77, maker.micros(), 1.0, 0);
    Parcel refused = maker.seal(Contents.of(unknown));
    try (ParcelWriter writer = writer()) {
      StoredStream stream = writer.stream(maker.edge(), 7);
      assertThatThrownBy(() -> writer.store(batch(stream, List.of(announcement, good, refused))))
          .isInstanceOfSatisfying(
              RefusedParcelException.class, e -> assertThat(e.index()).isEqualTo(2))
          .hasMessageContaining("77");
      StoredStream again = writer.find(maker.edge(), 7).orElseThrow();
      assertThat(again.through()).isZero();
      assertThat(again.tags().ids()).isEmpty();
      writer.store(batch(again, List.of(announcement, good)));
      writer.quarantine(next(again, refused), "tag 77 is unknown");
      assertThat(again.through()).isEqualTo(3);
      assertThat(again.head()).isEqualTo(refused.hash());
      int waiting =
          database
              .jdbi()
              .withHandle(
                  h ->
                      h.createQuery(
                              "select count(*) from quarantine q join ledger l using (parcel)"
                                  + " where l.quarantined and q.parcel = :p")
                          .bind("p", new ParcelKey(again.id(), 3).number())
                          .mapTo(Integer.class)
                          .one());
      assertThat(waiting).isEqualTo(1);
    }
  }

  @Test
  void whatTheDatabaseRefusesIsToldApartFromWhatPasses() throws SQLException {
    ParcelMaker maker = maker(1);
    Parcel poison =
        maker.seal(
            new Contents(
                List.of(),
                new ReadingColumns(1),
                List.of(),
                List.of(),
                List.of(new StationEvent("s", 1, StationEvent.Kind.EDGE_STARTED, "poison")),
                List.of()));
    database
        .jdbi()
        .useHandle(h -> h.execute("alter table station_event add check (detail <> 'poison')"));
    try (ParcelWriter writer = writer()) {
      StoredStream stream = writer.stream(maker.edge(), 7);
      assertThatThrownBy(() -> writer.store(batch(stream, List.of(poison))))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(SqlFailure.of(e)).isEqualTo(SqlFailure.DATA));
      writer.quarantine(next(stream, poison), "refused");
      assertThat(writer.hash(stream, 1)).contains(poison.hash());
    }
  }

  @Test
  void aCursorThatMovedUnderItsWriterIsNoticed() throws SQLException {
    ParcelMaker maker = maker(1);
    Parcel announcement = maker.announcement();
    try (ParcelWriter one = writer();
        ParcelWriter other = writer()) {
      StoredStream mine = one.stream(maker.edge(), 7);
      StoredStream theirs = other.stream(maker.edge(), 7);
      other.store(batch(theirs, List.of(announcement)));
      assertThatThrownBy(() -> one.store(batch(mine, List.of(announcement))))
          .isInstanceOf(StaleCursorException.class);
      assertThat(one.find(maker.edge(), 7).orElseThrow().through()).isEqualTo(1);
    }
  }

  @Test
  void anotherUnitIsAnotherTag() throws SQLException {
    ParcelMaker maker = maker(1);
    ReadingColumns both = new ReadingColumns(2);
    both.add(1, maker.micros(), 1.0, 0);
    both.add(2, maker.micros(), 1.0, 0);
    Parcel parcel =
        maker.seal(
            new Contents(
                List.of(
                    new TagDefinition(1, "s", "force", "N", 1),
                    new TagDefinition(2, "s", "force", "kN", 4)),
                both,
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    try (ParcelWriter writer = writer()) {
      StoredStream stream = writer.stream(maker.edge(), 7);
      List<NumberedParcel> batch = batch(stream, List.of(parcel));
      writer.store(batch);
      ReadingColumns stored = ParcelWriter.announced(batch).getFirst().contents().readings();
      assertThat(stored.tag(0)).isNotEqualTo(stored.tag(1));
    }
  }

  @Test
  void readingsOfATagComeBackInOrderOfTimeInOnePartOrTwo() throws SQLException {
    ParcelMaker maker = maker(1);
    Instant start = Instant.EPOCH.plus(maker.micros(), ChronoUnit.MICROS);
    try (ParcelWriter writer = writer()) {
      StoredStream stream = writer.stream(maker.edge(), 7);
      writer.store(batch(stream, List.of(maker.announcement(), maker.readings(500))));
      int tag = stream.tags().id(1);
      Instant end = Instant.EPOCH.plus(maker.micros() + 1, ChronoUnit.MICROS);
      List<Long> whole = times(tag, start, end, 1_000);
      assertThat(whole).hasSize(500).isSorted();
      assertThat(times(tag, start, end, 10)).isEqualTo(whole.subList(0, 10));
      assertThat(times(tag, start, end, ReadingStore.MOST)).isEqualTo(whole);
      List<List<Long>> halves = parts(tag, start, end, ReadingStore.MOST);
      assertThat(halves).hasSize(2).noneMatch(List::isEmpty);
    }
  }

  private List<Long> times(int tag, Instant from, Instant to, int limit) {
    return parts(tag, from, to, limit).stream().flatMap(List::stream).toList();
  }

  private List<List<Long>> parts(int tag, Instant from, Instant to, int limit) {
    record Times(List<Long> micros) implements ReadingStore.Sink {
      @Override
      public void reading(long timeMicros, double value, int quality) {
        micros.add(timeMicros);
      }
    }
    return new ReadingStore(database.jdbi())
        .between(tag, from, to, limit, () -> new Times(new ArrayList<>())).stream()
            .map(Times::micros)
            .toList();
  }

  @Test
  void openingTwiceChangesNothing() throws SQLException {
    try (Database again = Database.open(options())) {
      assertThat(again.kind()).isEqualTo(database.kind());
    }
  }
}
