package io.gaugewire.ingest.exchange;

import io.gaugewire.ingest.database.Snapshot;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.StationResult.PartReference;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stored values on their way into a file, in the order in which an import takes them. Stateless.
 */
final class ExportStore {
  private static final int FETCH = 10_000;

  private ExportStore() {}

  /**
   * What is wanted.
   *
   * @param to first source time no longer wanted
   * @param station empty: of every station
   * @param tag empty: of every tag
   */
  record Wanted(Instant from, Instant to, Optional<String> station, Optional<String> tag) {}

  /** A value and whose it is. */
  record Stored(EdgeId edge, MeasuredRow row) {}

  /** Takes one value after the other. */
  interface Sink {
    void take(Stored stored) throws IOException;
  }

  /** Reads everything wanted on one snapshot; gives how many values there were. */
  static long read(Connection connection, Wanted wanted, Sink sink)
      throws SQLException, IOException {
    try (Snapshot _ = Snapshot.of(connection);
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select e.site, e.name, t.station, t.name as tag, t.unit, t.decimals, r.time, r.value,
                       r.quality, p.serial, p.batch, p.part_number
                from tag t
                join edge e on e.id = t.edge_id
                join reading r on r.tag_id = t.id
                left join station_result p
                  on p.parcel = r.parcel and p.station = t.station and p.time = r.time
                where r.time >= ? and r.time < ?
                  and (?::text is null or t.station = ?) and (?::text is null or t.name = ?)
                order by r.time, t.station, t.name, t.id, r.parcel
                """)) {
      statement.setObject(1, wanted.from().atOffset(ZoneOffset.UTC));
      statement.setObject(2, wanted.to().atOffset(ZoneOffset.UTC));
      text(statement, 3, wanted.station());
      text(statement, 5, wanted.tag());
      statement.setFetchSize(FETCH);
      long count = 0;
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          sink.take(stored(row));
          count++;
        }
      }
      return count;
    }
  }

  private static void text(PreparedStatement statement, int at, Optional<String> text)
      throws SQLException {
    statement.setString(at, text.orElse(null));
    statement.setString(at + 1, text.orElse(null));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    Instant time = row.getObject("time", OffsetDateTime.class).toInstant();
    return new Stored(
        new EdgeId(row.getString("site"), row.getString("name")),
        new MeasuredRow(
            0,
            new MeasuredRow.Source(
                row.getString("station"), row.getString("tag"), row.getString("unit")),
            row.getInt("decimals"),
            ChronoUnit.MICROS.between(Instant.EPOCH, time),
            row.getDouble("value"),
            row.getInt("quality"),
            new PartReference(
                text(row.getString("serial")),
                text(row.getString("batch")),
                text(row.getString("part_number")))));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
