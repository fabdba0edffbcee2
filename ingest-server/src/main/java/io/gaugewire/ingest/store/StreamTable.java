package io.gaugewire.ingest.store;

import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.TagDefinition;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The small tables beside the readings: edges, streams with their cursors, tags. Stateless. */
final class StreamTable {
  private static final String SELECT =
      """
      select s.id, s.edge_id, s.epoch, s.committed_seq, s.head_hash, e.site, e.name, s.replays
      from stream s join edge e on e.id = s.edge_id
      """;

  private StreamTable() {}

  /** The stream of an edge's epoch, if it was ever heard of. */
  static Optional<StoredStream> find(Connection connection, EdgeId edge, long epoch)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT + "where e.site = ? and e.name = ? and s.epoch = ?")) {
      statement.setString(1, edge.site());
      statement.setString(2, edge.edge());
      statement.setLong(3, epoch);
      return one(connection, statement);
    }
  }

  static Optional<StoredStream> find(Connection connection, int id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT + "where s.id = ?")) {
      statement.setInt(1, id);
      return one(connection, statement);
    }
  }

  private static Optional<StoredStream> one(Connection connection, PreparedStatement statement)
      throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      StoredStream stream =
          new StoredStream(
              row.getInt(1),
              row.getInt(2),
              new EdgeId(row.getString(6), row.getString(7)),
              row.getLong(3),
              row.getLong(4),
              LedgerHash.ofBytes(row.getBytes(5)),
              row.getInt(8));
      loadTags(connection, stream);
      return Optional.of(stream);
    }
  }

  private static void loadTags(Connection connection, StoredStream stream) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select number, tag_id from stream_tag where parcel between ? and ? order by parcel")) {
      statement.setLong(1, new ParcelKey(stream.id(), 0).number());
      statement.setLong(2, ParcelKey.last(stream.id()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          stream.tags().add(rows.getInt(1), rows.getInt(2));
        }
      }
    }
  }

  /** Registers what is not known yet: site, edge, stream. */
  static void register(Connection connection, EdgeId edge, long epoch) throws SQLException {
    execute(connection, "insert into site (name) values (?) on conflict do nothing", edge.site());
    execute(
        connection,
        "insert into edge (site, name) values (?, ?) on conflict do nothing",
        edge.site(),
        edge.edge());
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into stream (edge_id, epoch)
            select id, ? from edge where site = ? and name = ? on conflict do nothing
            """)) {
      statement.setLong(1, epoch);
      statement.setString(2, edge.site());
      statement.setString(3, edge.edge());
      statement.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql, String... texts)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < texts.length; i++) {
        statement.setString(i + 1, texts[i]);
      }
      statement.executeUpdate();
    }
  }

  /**
   * Moves cursors, each from where its writer believes it. Locks the rows until the transaction
   * ends, so that no other writer can be at the same stream.
   *
   * @throws StaleCursorException when one of them is elsewhere, or a parcel of its stream was
   *     replayed since the stream was read
   */
  static void moveCursors(Connection connection, List<CursorMove> moves) throws SQLException {
    int size = moves.size();
    Integer[] ids = new Integer[size];
    Long[] expected = new Long[size];
    Long[] through = new Long[size];
    byte[][] heads = new byte[size][];
    Integer[] replays = new Integer[size];
    for (int i = 0; i < size; i++) {
      CursorMove move = moves.get(i);
      ids[i] = move.stream().id();
      expected[i] = move.stream().through();
      through[i] = move.through();
      heads[i] = move.head().bytes();
      replays[i] = move.stream().replays();
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update stream s
            set committed_seq = v.through, head_hash = v.head, committed_at = now(), fault = null
            from unnest(?::int[], ?::bigint[], ?::bigint[], ?::bytea[], ?::int[])
              as v(id, expected, through, head, replays)
            where s.id = v.id and s.committed_seq = v.expected and s.replays = v.replays
            """)) {
      statement.setArray(1, connection.createArrayOf("int4", ids));
      statement.setArray(2, connection.createArrayOf("int8", expected));
      statement.setArray(3, connection.createArrayOf("int8", through));
      statement.setArray(4, connection.createArrayOf("bytea", heads));
      statement.setArray(5, connection.createArrayOf("int4", replays));
      if (statement.executeUpdate() != size) {
        throw new StaleCursorException();
      }
    }
  }

  /** Where a stream's cursor goes. */
  record CursorMove(StoredStream stream, long through, LedgerHash head) {}

  /** The ids of tags in the order asked, registering what is new. */
  static int[] tagIds(Connection connection, int edgeNumber, List<TagDefinition> tags)
      throws SQLException {
    Array[] columns = columns(connection, tags);
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into tag (edge_id, station, name, unit, decimals)
            select ?, v.station, v.name, v.unit, v.decimals
            from unnest(?::text[], ?::text[], ?::text[], ?::int[])
              as v(station, name, unit, decimals)
            on conflict do nothing
            """)) {
      bind(statement, edgeNumber, columns);
      statement.executeUpdate();
    }
    int[] ids = new int[tags.size()];
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select v.place, t.id from tag t
            join unnest(?::text[], ?::text[], ?::text[], ?::int[])
              with ordinality as v(station, name, unit, decimals, place)
              using (station, name, unit, decimals)
            where t.edge_id = ?
            """)) {
      for (int i = 0; i < columns.length; i++) {
        statement.setArray(i + 1, columns[i]);
      }
      statement.setInt(5, edgeNumber);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids[rows.getInt(1) - 1] = rows.getInt(2);
        }
      }
    }
    return ids;
  }

  private static void bind(PreparedStatement statement, int edgeNumber, Array[] columns)
      throws SQLException {
    statement.setInt(1, edgeNumber);
    for (int i = 0; i < columns.length; i++) {
      statement.setArray(i + 2, columns[i]);
    }
  }

  private static Array[] columns(Connection connection, List<TagDefinition> tags)
      throws SQLException {
    return new Array[] {
      connection.createArrayOf("text", tags.stream().map(TagDefinition::station).toArray()),
      connection.createArrayOf("text", tags.stream().map(TagDefinition::name).toArray()),
      connection.createArrayOf("text", tags.stream().map(TagDefinition::unit).toArray()),
      connection.createArrayOf("int4", tags.stream().map(TagDefinition::decimals).toArray())
    };
  }
}
