package io.gaugewire.ingest.store;

import io.gaugewire.ingest.quarantine.Cause;
import io.gaugewire.ingest.quarantine.QuarantineTable;
import io.gaugewire.ingest.store.StreamTable.CursorMove;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.ReadingColumns;
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
  private final Connection connection;
  private final ParcelRows rows = new ParcelRows();

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
      rows.copy(connection, batch);
      rows.copyLedger(connection, batch, false);
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
      rows.copyLedger(connection, List.of(parcel), true);
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

  /** What was stored, as those who follow see it. */
  public static List<CommittedParcel> announced(List<NumberedParcel> batch) {
    List<CommittedParcel> committed = new ArrayList<>(batch.size());
    for (NumberedParcel next : batch) {
      committed.add(
          new CommittedParcel(
              next.key(),
              next.stream().edge(),
              received(next),
              TagIds.inPlaceOfNumbers(next.parcel().contents(), next.stream().tags()),
              false));
    }
    return committed;
  }

  /** What was put into the quarantine, as those who follow see it: without its contents. */
  public static CommittedParcel withheld(NumberedParcel parcel) {
    return new CommittedParcel(
        parcel.key(),
        parcel.stream().edge(),
        received(parcel),
        Contents.of(new ReadingColumns(1)),
        true);
  }

  private static Instant received(NumberedParcel parcel) {
    return Instant.EPOCH.plus(parcel.receivedMicros(), ChronoUnit.MICROS);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
