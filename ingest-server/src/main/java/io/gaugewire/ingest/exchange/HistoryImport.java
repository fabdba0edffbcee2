package io.gaugewire.ingest.exchange;

import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.Partitions;
import io.gaugewire.ingest.store.NumberedParcel;
import io.gaugewire.ingest.store.ParcelWriter;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A file of measured values on its way into the store. The file is its own stream: the epoch is
 * made from its contents, so an interrupted import goes on where it ended, and the same file again
 * adds nothing.
 */
final class HistoryImport {
  private static final int PARCELS_A_BATCH = 8;

  private final Path file;
  private final RowFile rows;
  private final EdgeId edge;
  private final Clock clock;

  /**
   * @param edge under whose name the values are stored
   * @param zone of times without one
   */
  HistoryImport(Path file, EdgeId edge, ZoneId zone, Clock clock) {
    this.file = file;
    this.rows = RowFile.of(file, zone);
    this.edge = edge;
    this.clock = clock;
  }

  /** Reads the whole file and says what it holds and what is wrong with it; stores nothing. */
  Survey survey() throws IOException {
    Survey survey = new Survey();
    rows.read(survey::add, survey.problems());
    survey.end();
    if (survey.rows() > 0 && span(survey).toDays() >= Partitions.MOST_DAYS) {
      survey
          .problems()
          .add(0, "time", "spans " + span(survey).toDays() + " days; bring in ten years at a time");
    }
    return survey;
  }

  private static Duration span(Survey survey) {
    return Duration.ofMillis((survey.lastMicros() - survey.firstMicros()) / 1_000);
  }

  /**
   * What was stored.
   *
   * @param parcels in all
   * @param known of these, stored by an earlier import
   */
  record Stored(long parcels, long known) {}

  /**
   * Stores what is not stored yet.
   *
   * @param survey of this file, without problems
   * @param progress told how many values are stored
   */
  Stored store(Database database, Survey survey, LongConsumer progress)
      throws IOException, SQLException {
    database.makeRoom(instant(survey.firstMicros()), instant(survey.lastMicros()));
    try (ParcelWriter writer = new ParcelWriter(database.openWriter("import"))) {
      Sending sending = new Sending(writer, writer.stream(edge, epoch()), progress);
      ParcelBuilder builder = new ParcelBuilder(survey.places(), sending::seal);
      try {
        rows.read(builder::add, new FileProblems());
        builder.end();
        sending.flush();
      } catch (UncheckedSqlException e) {
        throw e.failure;
      }
      return new Stored(sending.seq, sending.known);
    }
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** A positive number from the file's contents. */
  private long epoch() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      long number = ByteBuffer.wrap(digest.digest()).getLong() >>> 2;
      return number == 0 ? 1 : number;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Out of a consumer that cannot throw it. */
  private static final class UncheckedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1;
    final SQLException failure;

    UncheckedSqlException(SQLException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  /** Seals parcels in order and stores those that are not stored yet. */
  private final class Sending {
    private final ParcelWriter writer;
    private final StoredStream stream;
    private final LongConsumer progress;
    private final List<NumberedParcel> batch = new ArrayList<>();
    private LedgerHash head = LedgerHash.START;
    private long seq;
    private long known;
    private long values;

    Sending(ParcelWriter writer, StoredStream stream, LongConsumer progress) {
      this.writer = writer;
      this.stream = stream;
      this.progress = progress;
    }

    void seal(Contents contents) {
      seq++;
      Parcel parcel = Parcel.seal(new ParcelId(edge, stream.epoch(), seq), head, contents);
      head = parcel.hash();
      values += contents.readings().size();
      if (seq <= stream.through()) {
        requireSame(seq == stream.through());
        known = seq;
        return;
      }
      long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
      batch.add(new NumberedParcel(stream, parcel, now));
      if (batch.size() == PARCELS_A_BATCH) {
        flush();
      }
    }

    private void requireSame(boolean atTheCursor) {
      if (atTheCursor && !head.equals(stream.head())) {
        throw new UncheckedIOException(
            new IOException(
                "this file was imported in part by another version, which divided it differently;"
                    + " finish it with that version"));
      }
    }

    void flush() {
      try {
        if (!batch.isEmpty()) {
          writer.store(List.copyOf(batch));
          batch.clear();
        }
      } catch (SQLException e) {
        throw new UncheckedSqlException(e);
      }
      progress.accept(values);
    }
  }
}
