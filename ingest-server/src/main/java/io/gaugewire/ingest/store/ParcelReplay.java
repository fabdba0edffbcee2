package io.gaugewire.ingest.store;

import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Stores a parcel that was put into the quarantine and that its stream has passed. Stateless.
 *
 * <p>The cursor stays where it is: the parcel's line in the ledger was written when it was set
 * aside, and now covers its rows. Writers of the stream notice by the stream's count of replays
 * that they must read its tags again; followers are told of it by {@link
 * CommittedLog#replaysAfter}.
 */
public final class ParcelReplay {
  private ParcelReplay() {}

  /**
   * Stores the parcel, in the caller's transaction, which holds its stream until it ends. After an
   * exception the transaction must be rolled back.
   *
   * @param number the parcel: stream · 2^40 + seq
   * @param payload its bytes as the quarantine holds them
   * @throws RefusedParcelException when it still cannot be stored, or was stored meanwhile
   */
  public static void store(Connection connection, long number, byte[] payload) throws SQLException {
    ParcelKey key = ParcelKey.of(number);
    StoredStream stream = held(connection, key);
    Instant received = received(connection, key, stream, payload);
    Parcel parcel = decoded(payload).orElseThrow();
    NumberedParcel next =
        new NumberedParcel(stream, parcel, ChronoUnit.MICROS.between(Instant.EPOCH, received));
    ParcelRows rows = new ParcelRows();
    try {
      rows.copy(connection, List.of(next));
    } catch (SQLException | RuntimeException e) {
      try {
        rows.abandon();
      } catch (SQLException afterwards) {
        e.addSuppressed(afterwards);
      }
      throw e;
    }
    cover(connection, next);
  }

  /** Locks the stream, so that no writer learns tags meanwhile, and reads what it says. */
  private static StoredStream held(Connection connection, ParcelKey key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("update stream set replays = replays + 1 where id = ?")) {
      statement.setInt(1, key.stream());
      statement.executeUpdate();
    }
    return StreamTable.find(connection, key.stream())
        .orElseThrow(() -> new RefusedParcelException(0, "its stream is not known here"));
  }

  private static Optional<Parcel> decoded(byte[] payload) {
    return new ParcelCodec().decode(payload) instanceof Decoded.Accepted<Parcel>(Parcel parcel)
        ? Optional.of(parcel)
        : Optional.empty();
  }

  /** When it came, after it was found to be the very parcel of which the ledger tells. */
  private static Instant received(
      Connection connection, ParcelKey key, StoredStream stream, byte[] payload)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select hash, received, quarantined from ledger where parcel = ? for update")) {
      statement.setLong(1, key.number());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new RefusedParcelException(0, "the ledger has no line for it");
        }
        if (!row.getBoolean(3)) {
          throw new RefusedParcelException(0, "it is stored already");
        }
        LedgerHash told = LedgerHash.ofBytes(row.getBytes(1));
        boolean same =
            decoded(payload)
                .filter(parcel -> parcel.hashFits() && parcel.hash().equals(told))
                .filter(parcel -> parcel.id().edge().equals(stream.edge()))
                .filter(parcel -> parcel.id().epoch() == stream.epoch())
                .filter(parcel -> parcel.id().seq() == key.seq())
                .isPresent();
        if (!same) {
          throw new RefusedParcelException(0, "its bytes are not those of which the ledger tells");
        }
        return row.getObject(2, OffsetDateTime.class).toInstant();
      }
    }
  }

  private static void cover(Connection connection, NumberedParcel parcel) throws SQLException {
    Optional<LedgerLine.Span> span = ParcelRows.span(parcel.parcel().contents().readings());
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update ledger set quarantined = false, first_time = ?, last_time = ? where parcel = ?
            """)) {
      statement.setObject(1, span.map(s -> time(s.firstMicros())).orElse(null));
      statement.setObject(2, span.map(s -> time(s.lastMicros())).orElse(null));
      statement.setLong(3, parcel.key().number());
      statement.executeUpdate();
    }
    try (PreparedStatement statement =
        connection.prepareStatement("insert into replay (parcel) values (?)")) {
      statement.setLong(1, parcel.key().number());
      statement.executeUpdate();
    }
  }

  private static OffsetDateTime time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
