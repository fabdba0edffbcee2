package io.gaugewire.ingest.quarantine;

import io.gaugewire.wire.EdgeId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** Puts entries into the quarantine within a caller's transaction. Stateless. */
public final class QuarantineTable {
  /** Most entries one edge may have waiting that hold no place in a stream; more are not kept. */
  static final int MOST_WAITING = 1_000;

  private static final int MOST_REASON = 1_000;

  private QuarantineTable() {}

  /**
   * Keeps bytes; the same bytes again only count, and wait again. Entries without a place in a
   * stream are bounded per edge: such bytes are still on the edge's disk, so leaving them out loses
   * nothing.
   *
   * @param parcel number of the parcel whose ledger line is marked quarantined, or 0
   */
  public static void insert(
      Connection connection, EdgeId edge, long parcel, Cause cause, String reason, byte[] payload)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into quarantine (site, edge, parcel, cause, reason, payload, digest)
            select ?, ?, ?, ?, ?, ?, ?
            where ? or (select count(*) from quarantine
                        where site = ? and edge = ? and state = 'waiting' and parcel is null) < ?
            on conflict (digest, cause)
            do update set times = quarantine.times + 1, last_seen = now(), state = 'waiting',
                          parcel = coalesce(excluded.parcel, quarantine.parcel),
                          reason = excluded.reason, closed = null, closed_by = null,
                          close_reason = null
            """)) {
      statement.setString(1, edge.site());
      statement.setString(2, edge.edge());
      if (parcel == 0) {
        statement.setNull(3, Types.BIGINT);
      } else {
        statement.setLong(3, parcel);
      }
      statement.setString(4, cause.text());
      statement.setString(5, printable(reason));
      statement.setBytes(6, payload);
      statement.setBytes(7, sha256(payload));
      statement.setBoolean(8, parcel != 0);
      statement.setString(9, edge.site());
      statement.setString(10, edge.edge());
      statement.setInt(11, MOST_WAITING);
      statement.executeUpdate();
    }
  }

  /** A reason may quote what an edge sent; the database refuses a NUL in a text. */
  private static String printable(String reason) {
    String text = reason.replace('\0', '\uFFFD');
    return text.length() <= MOST_REASON ? text : text.substring(0, MOST_REASON);
  }

  private static byte[] sha256(byte[] payload) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(payload);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
