package io.gaugewire.ingest.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.StoredParcels;
import io.gaugewire.ingest.verify.Verdict;
import io.gaugewire.ingest.verify.Verification;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.ReadingColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every kind of database must do with readings that have become too old. */
abstract class UpkeepContract {
  abstract DatabaseOptions options();

  @Test
  void oldReadingsGoAndTheLedgerStillFits() throws SQLException {
    Instant now = Instant.now();
    try (Database database = Database.open(options())) {
      ParcelMaker maker = new ParcelMaker(new EdgeId("plant", "edge"), 1, 2, 1);
      ReadingColumns old = new ReadingColumns(2);
      old.add(1, ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(Duration.ofDays(40))), 1, 0);
      old.add(1, ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(Duration.ofDays(20))), 2, 0);
      StoredParcels.store(
          database,
          List.of(maker.announcement(), maker.seal(Contents.of(old)), maker.everything(50)));

      Upkeep.once(database, Optional.empty(), now);
      assertThat(readings(database)).isEqualTo(52);
      Upkeep.once(database, Optional.of(Duration.ofDays(30)), now);
      Upkeep.once(database, Optional.of(Duration.ofDays(30)), now);
      assertThat(readings(database)).isEqualTo(51);
      try (Connection connection = database.openUnbounded("verify")) {
        Verdict verdict = Verification.run(connection, entries -> {});
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.expired()).isEqualTo(1);
      }
    }
  }

  /** Fifty polls of three tags the day before yesterday, and some of today. */
  @Test
  void aDayThatIsOverIsPutInOrderOfItsTagsAndTheLedgerStillFits() throws SQLException {
    Instant now = Instant.now();
    Instant over = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(36));
    try (Database database = Database.open(options())) {
      ParcelMaker maker = new ParcelMaker(new EdgeId("plant", "edge"), 1, 3, 1);
      StoredParcels.store(database, List.of(maker.announcement()));
      for (int poll = 0; poll < 50; poll++) {
        ReadingColumns readings = new ReadingColumns(3);
        for (int tag = 1; tag <= 3; tag++) {
          readings.add(
              tag, ChronoUnit.MICROS.between(Instant.EPOCH, over.plusSeconds(poll)), poll, 0);
        }
        StoredParcels.store(database, List.of(maker.seal(Contents.of(readings))));
      }
      StoredParcels.store(database, List.of(maker.everything(20)));
      assertThat(jumps(database, over)).as("poll by poll").isGreaterThan(100);
      long written = transactions(database, over);

      Upkeep.once(database, Optional.empty(), now);
      assertThat(jumps(database, over)).isEqualTo(2);
      assertThat(transactions(database, over)).as("by which rows are told").isEqualTo(written);
      assertThat(readings(database)).isEqualTo(170);
      try (Connection connection = database.openUnbounded("verify")) {
        assertThat(Verification.run(connection, entries -> {}).findings()).isEmpty();
      }
      assertThat(Upkeep.once(database, Optional.empty(), now))
          .as("once is enough")
          .isEqualTo(new OrderedDays.Outcome(0, 0));
    }
  }

  /** Somebody reads the newer of two days for hours. */
  @Test
  void aDayThatCannotBePutInOrderIsPutOffLongerEachTimeAndTheOneBeforeItHasItsTurn()
      throws SQLException {
    Instant now = Instant.now();
    Instant newer = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(36));
    Instant older = newer.minus(Duration.ofDays(1));
    try (Database database = Database.open(options())) {
      database.makeRoom(older, newer);
      ParcelMaker maker = new ParcelMaker(new EdgeId("plant", "edge"), 1, 2, 1);
      ReadingColumns readings = new ReadingColumns(200);
      for (int second = 0; second < 100; second++) {
        for (Instant day : List.of(older, newer)) {
          long micros = ChronoUnit.MICROS.between(Instant.EPOCH, day.plusSeconds(second));
          readings.add(1 + second % 2, micros, second, 0);
        }
      }
      StoredParcels.store(
          database, List.of(maker.announcement(), maker.seal(Contents.of(readings))));

      try (Connection reader = database.openWriter("reader");
          Connection upkeep = database.openUnbounded("upkeep")) {
        upkeep.createStatement().execute("set lock_timeout = '200ms'");
        reader
            .createStatement()
            .executeQuery("select count(*) from reading where time >= '" + newer + "'");
        assertThat(run(database, upkeep, now)).isEqualTo(new OrderedDays.Outcome(1, 1));
        assertThat(run(database, upkeep, now.plus(Duration.ofHours(23))))
            .as("not tried every hour")
            .isEqualTo(new OrderedDays.Outcome(0, 1));
        assertThat(tries(database)).isEqualTo(1);

        Instant again = now.plus(OrderedDays.FIRST_PUT_OFF);
        assertThat(run(database, upkeep, again)).isEqualTo(new OrderedDays.Outcome(0, 1));
        assertThat(tries(database)).isEqualTo(2);
        reader.rollback();
        assertThat(run(database, upkeep, again.plus(Duration.ofHours(47))))
            .as("put off for twice as long")
            .isEqualTo(new OrderedDays.Outcome(0, 1));
        assertThat(run(database, upkeep, again.plus(Duration.ofDays(2))))
            .isEqualTo(new OrderedDays.Outcome(1, 0));
      }
    }
  }

  private static OrderedDays.Outcome run(Database database, Connection connection, Instant now)
      throws SQLException {
    return OrderedDays.run(connection, database.kind().level(), now);
  }

  private static long tries(Database database) {
    return database
        .jdbi()
        .withHandle(
            h -> h.createQuery("select sum(tries) from unordered_day").mapTo(Long.class).one());
  }

  /** How often the next row of a day, as they lie on disk, is of another tag. */
  private static long jumps(Database database, Instant day) {
    return number(
        database,
        """
        select count(*) from (
          select tag_id <> lag(tag_id) over (order by ctid) as jump from reading
          where time between ?::timestamptz and ?::timestamptz + interval '1 hour') r where jump
        """,
        day);
  }

  private static long transactions(Database database, Instant day) {
    return number(
        database,
        """
        select count(distinct xmin::text) from reading
        where time between ?::timestamptz and ?::timestamptz + interval '1 hour'
        """,
        day);
  }

  private static long number(Database database, String sql, Instant day) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(sql)
                    .bind(0, day.toString())
                    .bind(1, day.toString())
                    .mapTo(Long.class)
                    .one());
  }

  private static long readings(Database database) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from reading").mapTo(Long.class).one());
  }
}
