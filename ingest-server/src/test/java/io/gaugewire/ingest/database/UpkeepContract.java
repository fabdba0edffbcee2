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

  private static long readings(Database database) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from reading").mapTo(Long.class).one());
  }
}
