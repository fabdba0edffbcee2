package io.gaugewire.standalone.drill;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.masterdata.MasterDataReader;
import io.gaugewire.ingest.masterdata.MasterDataStore;
import io.gaugewire.ingest.monitoring.Monitoring;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.LedgerLine;
import io.gaugewire.ingest.store.NumberedParcel;
import io.gaugewire.ingest.store.ParcelReader;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelId;
import io.gaugewire.wire.ReadingColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same parcels through a fresh database, where nothing dies. Stateless. */
final class UndisturbedRun {
  private static final String DATABASE = "undisturbed";
  private static final int PARCELS = 200;
  private static final Duration JUDGING = Duration.ofMinutes(3);

  private UndisturbedRun() {}

  static DatabaseOptions over(Site site) throws SQLException, InterruptedException {
    try (Connection connection = site.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + DATABASE);
    }
    DatabaseOptions options = Tally.options(site.database(), DATABASE);
    try (Database calm = Database.open(options)) {
      new MasterDataStore(new Changes(calm.jdbi(), Clock.systemUTC()))
          .apply(MasterDataReader.read(site.masterData()));
      try (Monitoring _ = Monitoring.start(calm, new Announcer(), outcomes -> {});
          Connection stored = site.database().connect();
          ParcelWriter writer = new ParcelWriter(calm.openWriter("undisturbed"))) {
        ParcelReader reader = new ParcelReader(stored);
        for (int stream : reader.streams()) {
          copy(reader, reader.stream(stream).orElseThrow(), writer);
        }
        Tally.awaitJudged(options, JUDGING);
      }
    }
    return options;
  }

  private static void copy(ParcelReader reader, StoredStream from, ParcelWriter writer)
      throws SQLException {
    StoredStream to = writer.stream(from.edge(), from.epoch());
    LedgerHash previous = LedgerHash.START;
    while (to.through() < from.through()) {
      List<LedgerLine> lines = reader.ledgerAfter(from.id(), to.through(), PARCELS, Long.MAX_VALUE);
      Map<Long, Contents> contents = reader.contents(from, lines, ParcelReader.TagNaming.NUMBERS);
      List<NumberedParcel> batch = new ArrayList<>();
      for (LedgerLine line : lines) {
        Contents found =
            contents.getOrDefault(line.key().number(), Contents.of(new ReadingColumns(1)));
        ParcelId id = new ParcelId(from.edge(), from.epoch(), line.key().seq());
        batch.add(
            new NumberedParcel(
                to,
                new Parcel(id, previous, line.hash(), found),
                ChronoUnit.MICROS.between(Instant.EPOCH, line.received())));
        previous = line.hash();
      }
      writer.store(batch);
    }
  }
}
