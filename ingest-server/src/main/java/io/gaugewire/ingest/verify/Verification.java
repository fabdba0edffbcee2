package io.gaugewire.ingest.verify;

import io.gaugewire.ingest.database.Snapshot;
import io.gaugewire.ingest.store.ParcelReader;
import io.gaugewire.ingest.store.StoredStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Compares everything that edges sent with the ledger. Stateless. */
public final class Verification {
  private Verification() {}

  /**
   * Verifies what is committed at this moment.
   *
   * @param connection used for one long reading transaction
   * @param progress told, now and then, how many entries have been recomputed
   */
  public static Verdict run(Connection connection, LongConsumer progress) throws SQLException {
    try (Snapshot _ = Snapshot.of(connection)) {
      return verdict(connection, progress);
    }
  }

  private static Verdict verdict(Connection connection, LongConsumer progress) throws SQLException {
    ParcelReader reader = new ParcelReader(connection);
    long droppedBefore = droppedBefore(connection);
    List<Finding> findings = new ArrayList<>();
    long streams = 0;
    Tally tally = new Tally(progress);
    for (int id : reader.streams()) {
      streams++;
      findings.addAll(check(connection, reader, id, droppedBefore, tally));
    }
    findings.addAll(StrayRows.find(connection));
    return new Verdict(
        streams,
        tally.parcels,
        tally.entries,
        tally.expired,
        findings.subList(0, Math.min(findings.size(), Verdict.MOST_FINDINGS)));
  }

  private static List<Finding> check(
      Connection connection, ParcelReader reader, int id, long droppedBefore, Tally tally)
      throws SQLException {
    try {
      StoredStream stream = reader.stream(id).orElseThrow();
      return new StreamCheck(connection, reader, stream, droppedBefore, tally).run();
    } catch (IllegalArgumentException unreadable) {
      return List.of(
          new Finding(Finding.Kind.ALTERED, "stream " + id, 0, "stream", "cannot be read"));
    }
  }

  /** Microseconds since 1970 before which readings may be gone on purpose. */
  private static long droppedBefore(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select nullif(dropped_before, '-infinity') from retention")) {
      row.next();
      OffsetDateTime time = row.getObject(1, OffsetDateTime.class);
      return time == null
          ? Long.MIN_VALUE
          : ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    }
  }

  /** Running totals. */
  static final class Tally {
    private static final long TELL_EVERY = 250_000;

    private final LongConsumer progress;
    private long told;
    long parcels;
    long entries;
    long expired;

    Tally(LongConsumer progress) {
      this.progress = progress;
    }

    void parcel(long itsEntries) {
      parcels++;
      entries += itsEntries;
      if (entries - told >= TELL_EVERY) {
        told = entries;
        progress.accept(entries);
      }
    }
  }
}
