package io.gaugewire.ingest.quarantine;

import io.gaugewire.wire.EdgeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Entries of the quarantine for those who look after it, in the caller's transaction. */
final class QuarantineStore {
  private static final String SELECT =
      """
      select q.id, q.site, q.edge, q.parcel, s.epoch, q.cause, q.reason, q.received, q.last_seen,
             q.times, octet_length(q.payload) as bytes, q.state, q.closed, q.closed_by,
             q.close_reason
      from quarantine q left join stream s on s.id = (q.parcel >> 40)
      """;
  private static final long SEQ_MASK = (1L << 40) - 1;

  /**
   * Entries before a number, newest first.
   *
   * @param state empty: in every state
   */
  List<QuarantineEntry> before(Handle handle, long id, Optional<String> state, int most) {
    return handle
        .createQuery(
            SELECT
                + """
                where q.id < :id and (:state::text is null or q.state = :state)
                order by q.id desc limit :most
                """)
        .bind("id", id)
        .bind("state", state.orElse(null))
        .bind("most", most)
        .map((row, context) -> entry(row))
        .list();
  }

  Optional<QuarantineEntry> one(Handle handle, long id) {
    return handle
        .createQuery(SELECT + "where q.id = :id")
        .bind("id", id)
        .map((row, context) -> entry(row))
        .findOne();
  }

  /** What waits of an edge and holds a place in one of its streams, in the order of the places. */
  List<QuarantineEntry> waiting(Handle handle, EdgeId edge, int most) {
    return handle
        .createQuery(
            SELECT
                + """
                where q.site = :site and q.edge = :edge and q.state = 'waiting'
                  and q.parcel is not null
                order by q.parcel limit :most
                """)
        .bind("site", edge.site())
        .bind("edge", edge.edge())
        .bind("most", most)
        .map((row, context) -> entry(row))
        .list();
  }

  byte[] payload(Handle handle, long id) {
    return handle
        .createQuery("select payload from quarantine where id = :id")
        .bind("id", id)
        .mapTo(byte[].class)
        .one();
  }

  /** Closes an entry that waits; false when it does not wait any more. */
  boolean close(
      Handle handle, long id, QuarantineEntry.State as, String by, String reason, Instant at) {
    return handle
            .createUpdate(
                """
                update quarantine
                set state = :state, closed = :at, closed_by = :by, close_reason = :reason
                where id = :id and state = 'waiting'
                """)
            .bind("id", id)
            .bind("state", as.text())
            .bind("by", by)
            .bind("reason", reason)
            .bind("at", at)
            .execute()
        == 1;
  }

  private static QuarantineEntry entry(ResultSet row) throws SQLException {
    long parcel = row.getLong("parcel");
    Optional<QuarantineEntry.Place> place =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(
                new QuarantineEntry.Place(parcel, row.getLong("epoch"), parcel & SEQ_MASK));
    return new QuarantineEntry(
        row.getLong("id"),
        new EdgeId(row.getString("site"), row.getString("edge")),
        place,
        new QuarantineEntry.Why(row.getString("cause"), row.getString("reason")),
        new QuarantineEntry.Seen(
            row.getObject("received", OffsetDateTime.class).toInstant(),
            row.getObject("last_seen", OffsetDateTime.class).toInstant(),
            row.getLong("times")),
        row.getLong("bytes"),
        new QuarantineEntry.Standing(
            row.getString("state"),
            Optional.ofNullable(row.getObject("closed", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant),
            text(row.getString("closed_by")),
            text(row.getString("close_reason"))));
  }

  private static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text);
  }
}
