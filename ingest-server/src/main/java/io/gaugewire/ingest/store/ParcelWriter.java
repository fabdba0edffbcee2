package io.gaugewire.ingest.store;

import io.gaugewire.ingest.database.BinaryRows;
import io.gaugewire.ingest.quarantine.Cause;
import io.gaugewire.ingest.quarantine.QuarantineTable;
import io.gaugewire.ingest.store.StreamTable.CursorMove;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.TagDefinition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes parcels: rows, cursor and ledger lines in one transaction. Owns its connection; confined
 * to one thread. After any exception nothing of the batch is stored, or (when the connection broke
 * while committing) nobody knows: the streams must be loaded again before the next try.
 */
public final class ParcelWriter implements AutoCloseable {
  private static final String LEDGER =
      "ledger (parcel, hash, entries, first_time, last_time, received, quarantined)";

  private final Connection connection;
  private final BinaryRows rows = new BinaryRows();
  private final ReadingBatch readings = new ReadingBatch();
  private final EntryRows entries = new EntryRows(rows);

  /**
   * A writer over a connection without automatic commits, see {@code Database.openWriter}.
   *
   * @param connection closed with the writer
   */
  public ParcelWriter(Connection connection) {
    this.connection = connection;
  }

  /** The stream of an edge's epoch, if it was ever heard of. */
  public Optional<StoredStream> find(EdgeId edge, long epoch) throws SQLException {
    Optional<StoredStream> stream = StreamTable.find(connection, edge, epoch);
    connection.commit();
    return stream;
  }

  /** The stream of an edge's epoch, registered now if it was never heard of. */
  public StoredStream stream(EdgeId edge, long epoch) throws SQLException {
    Optional<StoredStream> known = find(edge, epoch);
    if (known.isPresent()) {
      return known.get();
    }
    StreamTable.register(connection, edge, epoch);
    connection.commit();
    return find(edge, epoch).orElseThrow();
  }

  /** The ledger hash of a stored parcel. */
  public Optional<LedgerHash> hash(StoredStream stream, long seq) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select hash from ledger where parcel = ?")) {
      statement.setLong(1, new ParcelKey(stream.id(), seq).number());
      try (ResultSet row = statement.executeQuery()) {
        Optional<LedgerHash> hash =
            row.next() ? Optional.of(LedgerHash.ofBytes(row.getBytes(1))) : Optional.empty();
        connection.commit();
        return hash;
      }
    }
  }

  /**
   * Stores a batch in one transaction and advances its streams.
   *
   * @param batch parcels in order within each stream, beginning right after its cursor
   * @throws RefusedParcelException when one of them contradicts itself or its stream
   * @throws StaleCursorException when a stream's cursor is not where its writer believes it
   * @throws SQLException whatever else the database refuses
   */
  public void store(List<NumberedParcel> batch) throws SQLException {
    List<CursorMove> moves = moves(batch);
    try {
      StreamTable.moveCursors(connection, moves);
      registerTags(batch);
      copyReadings(batch);
      entries.copy(connection, batch);
      copyLedger(batch, false);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      rollback(e);
      throw e;
    }
    moves.forEach(move -> move.stream().advance(move.through(), move.head()));
  }

  /**
   * Puts a parcel that cannot be stored into the quarantine and advances its stream past it, in one
   * transaction, so that the stream goes on and nothing is skipped unseen.
   */
  public void quarantine(NumberedParcel parcel, String reason) throws SQLException {
    List<CursorMove> moves = moves(List.of(parcel));
    try {
      StreamTable.moveCursors(connection, moves);
      QuarantineTable.insert(
          connection,
          parcel.stream().edge(),
          parcel.key().number(),
          Cause.REFUSED,
          reason,
          parcel.payload());
      copyLedger(List.of(parcel), true);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      rollback(e);
      throw e;
    }
    moves.forEach(move -> move.stream().advance(move.through(), move.head()));
  }

  /** Notes why a stream stands still, and keeps the bytes that show it; the cursor stays. */
  public void setAside(StoredStream stream, Cause cause, String reason, byte[] payload)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("update stream set fault = ? where id = ?")) {
      statement.setString(1, reason);
      statement.setInt(2, stream.id());
      statement.executeUpdate();
      QuarantineTable.insert(connection, stream.edge(), 0, cause, reason, payload);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      rollback(e);
      throw e;
    }
  }

  /** Keeps bytes that belong to no stream. */
  public void setAside(EdgeId edge, Cause cause, String reason, byte[] payload)
      throws SQLException {
    try {
      QuarantineTable.insert(connection, edge, 0, cause, reason, payload);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      rollback(e);
      throw e;
    }
  }

  private void rollback(Exception failure) {
    try {
      rows.abandon();
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static List<CursorMove> moves(List<NumberedParcel> batch) {
    Map<StoredStream, CursorMove> last = new LinkedHashMap<>();
    for (NumberedParcel next : batch) {
      CursorMove before = last.get(next.stream());
      long expected = 1 + (before == null ? next.stream().through() : before.through());
      long seq = next.parcel().id().seq();
      if (seq != expected) {
        throw new IllegalStateException(
            "parcel " + next.parcel().id() + " is not the next: " + expected + " is");
      }
      last.put(next.stream(), new CursorMove(next.stream(), seq, next.parcel().hash()));
    }
    return List.copyOf(last.values());
  }

  private void registerTags(List<NumberedParcel> batch) throws SQLException {
    boolean any = false;
    for (int i = 0; i < batch.size(); i++) {
      NumberedParcel next = batch.get(i);
      List<TagDefinition> tags = next.parcel().contents().tags();
      Optional<String> problem = ParcelCheck.problem(next.parcel().contents());
      if (problem.isPresent()) {
        throw new RefusedParcelException(i, problem.get());
      }
      if (!tags.isEmpty()) {
        learn(i, next.stream(), tags);
        any = true;
      }
    }
    if (any) {
      copyStreamTags(batch);
    }
  }

  private void learn(int index, StoredStream stream, List<TagDefinition> tags) throws SQLException {
    int[] ids = StreamTable.tagIds(connection, stream.edgeNumber(), tags);
    for (int i = 0; i < ids.length; i++) {
      TagDefinition tag = tags.get(i);
      if (!stream.tags().add(tag.number(), ids[i])) {
        throw new RefusedParcelException(
            index,
            "tag number "
                + tag.number()
                + " is announced as "
                + tag.station()
                + " "
                + tag.name()
                + ", which contradicts an earlier announcement");
      }
    }
  }

  private void copyStreamTags(List<NumberedParcel> batch) throws SQLException {
    rows.begin(connection, "stream_tag (parcel, number, tag_id)");
    for (NumberedParcel next : batch) {
      for (TagDefinition tag : next.parcel().contents().tags()) {
        rows.row(3)
            .int8(next.key().number())
            .int4(tag.number())
            .int4(next.stream().tags().id(tag.number()));
      }
    }
    rows.end();
  }

  private void copyReadings(List<NumberedParcel> batch) throws SQLException {
    readings.clear();
    for (int i = 0; i < batch.size(); i++) {
      NumberedParcel next = batch.get(i);
      readings.add(i, next.key(), next.stream().tags(), next.parcel().contents().readings());
    }
    if (readings.size() > 0) {
      rows.begin(connection, "reading (tag_id, time, value, parcel, quality, raw)");
      readings.write(rows);
      rows.end();
    }
    readings.clear();
  }

  private void copyLedger(List<NumberedParcel> batch, boolean quarantined) throws SQLException {
    rows.begin(connection, LEDGER);
    for (NumberedParcel next : batch) {
      Contents contents = next.parcel().contents();
      rows.row(7)
          .int8(next.key().number())
          .bytes(next.parcel().hash().bytes())
          .int4(contents.entries());
      times(contents.readings(), quarantined);
      rows.time(next.receivedMicros()).flag(quarantined);
    }
    rows.end();
  }

  private void times(ReadingColumns columns, boolean quarantined) {
    if (columns.isEmpty() || quarantined) {
      rows.none().none();
      return;
    }
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int row = 0; row < columns.size(); row++) {
      first = Math.min(first, columns.timeMicros(row));
      last = Math.max(last, columns.timeMicros(row));
    }
    rows.time(first).time(last);
  }

  /** What was stored, as those who follow see it. */
  public static List<CommittedParcel> announced(List<NumberedParcel> batch) {
    List<CommittedParcel> committed = new ArrayList<>(batch.size());
    for (NumberedParcel next : batch) {
      committed.add(
          new CommittedParcel(
              next.key(),
              next.stream().edge(),
              Instant.EPOCH.plus(next.receivedMicros(), ChronoUnit.MICROS),
              TagIds.inPlaceOfNumbers(next.parcel().contents(), next.stream().tags())));
    }
    return committed;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
