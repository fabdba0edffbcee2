package io.gaugewire.ingest.verify;

import io.gaugewire.ingest.store.LedgerLine;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A parcel whose entries stand in the quarantine and not in the tables. Stateless. */
final class QuarantinedParcel {
  private QuarantinedParcel() {}

  /** Whether the quarantine holds the very parcel whose hash the line tells. */
  static boolean isThere(Connection connection, LedgerLine line) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select payload from quarantine where parcel = ?")) {
      statement.setLong(1, line.key().number());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (new ParcelCodec().decode(rows.getBytes(1))
                  instanceof Decoded.Accepted<Parcel>(Parcel parcel)
              && parcel.hashFits()
              && parcel.hash().equals(line.hash())) {
            return true;
          }
        }
        return false;
      }
    }
  }
}
