package io.gaugewire.ingest.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.DebianTimescale;
import io.gaugewire.ingest.DebianTimescale.Library;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.StoredParcels;
import io.gaugewire.ingest.verify.Verification;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ReadingColumns;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plant that began with PostgreSQL alone and adds TimescaleDB later. */
class HypertableUpgradeTest {
  private static final EdgeId EDGE = new EdgeId("plant", "edge");

  @Test
  void readingsMoveIntoAHypertableAndTheLedgerStillFits() throws IOException, SQLException {
    try (DebianTimescale server = DebianTimescale.start(Library.NOT_LOADED)) {
      DatabaseOptions options = server.fresh();
      ParcelMaker maker = new ParcelMaker(EDGE, 1, 6, 4);
      try (Database plain = Database.open(options)) {
        assertThat(plain.kind().level()).isEqualTo(StorageLevel.POSTGRESQL);
        ReadingColumns old = new ReadingColumns(2);
        old.add(1, 1_000_000L, 4.5, 0);
        StoredParcels.store(
            plain,
            List.of(
                maker.announcement(),
                maker.everything(500),
                maker.readings(2_000),
                maker.seal(Contents.of(old))));
      }
      server.restart(Library.LOADED);
      try (Database upgraded = Database.open(options)) {
        assertThat(upgraded.kind().level()).isEqualTo(StorageLevel.TIMESCALEDB_APACHE);
        assertThat(count(upgraded, "select count(*) from reading")).isEqualTo(2_501);
        assertThat(
                count(
                    upgraded,
                    "select count(*) from timescaledb_information.chunks"
                        + " where hypertable_name = 'reading'"))
            .isPositive();
        assertThat(count(upgraded, "select count(*) from pg_class where relname ~ '^reading_d'"))
            .isZero();
        Parcel more = maker.everything(100);
        StoredParcels.store(upgraded, List.of(more));
        try (Connection connection = upgraded.openUnbounded("verify")) {
          assertThat(Verification.run(connection, entries -> {}).findings()).isEmpty();
        }
      }
    }
  }

  private static long count(Database database, String sql) {
    return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }
}
