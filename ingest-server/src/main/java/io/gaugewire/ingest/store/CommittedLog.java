package io.gaugewire.ingest.store;

import io.gaugewire.ingest.database.Database;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.ReadingColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What is committed, for those who follow it: heads of the streams, parcels after a position, and
 * how far each follower has come. Safe for use by many threads.
 */
public final class CommittedLog {
  /** Most parcels one reading gives. */
  public static final int MOST_PARCELS = 500;

  private static final long MOST_ENTRIES = 100_000;

  private final Database database;

  public CommittedLog(Database database) {
    this.database = database;
  }

  /** Every stream and how far it is stored. */
  public List<StreamHead> heads() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select s.id, e.site, e.name, s.epoch, s.committed_seq, s.head_hash
                        from stream s join edge e on e.id = s.edge_id order by s.id
                        """)
                    .map(
                        (row, context) ->
                            new StreamHead(
                                row.getInt(1),
                                new EdgeId(row.getString(2), row.getString(3)),
                                row.getLong(4),
                                row.getLong(5),
                                LedgerHash.ofBytes(row.getBytes(6))))
                    .list());
  }

  /**
   * The parcels of a stream after a position, in order and without a hole.
   *
   * @param stream the stream's number
   * @param seq the position: 0 before the first
   * @param limit most parcels to give, 1 to {@value #MOST_PARCELS}; fewer when they are large
   * @return empty only when nothing is stored after the position
   */
  public List<CommittedParcel> readAfter(int stream, long seq, int limit) {
    if (limit < 1 || limit > MOST_PARCELS) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST_PARCELS + ": " + limit);
    }
    try (Connection connection = database.pool().getConnection()) {
      ParcelReader reader = new ParcelReader(connection);
      Optional<StoredStream> known = reader.stream(stream);
      List<LedgerLine> lines = reader.ledgerAfter(stream, seq, limit, MOST_ENTRIES);
      if (known.isEmpty() || lines.isEmpty()) {
        return List.of();
      }
      Map<Long, Contents> contents =
          reader.contents(known.get(), lines, ParcelReader.TagNaming.IDS);
      List<CommittedParcel> parcels = new ArrayList<>(lines.size());
      for (LedgerLine line : lines) {
        // A replay may fill its tables between the two questions; what the first said holds.
        Contents found =
            line.quarantined() ? nothing() : contents.getOrDefault(line.key().number(), nothing());
        parcels.add(
            new CommittedParcel(
                line.key(), known.get().edge(), line.received(), found, line.quarantined()));
      }
      return parcels;
    } catch (SQLException e) {
      throw new IllegalStateException("stored parcels cannot be read now", e);
    }
  }

  /** A parcel that was replayed from the quarantine, under its number in the order of replays. */
  public record Replayed(long number, CommittedParcel parcel) {}

  /**
   * The parcels that were replayed from the quarantine after a position, in order.
   *
   * @param number the position: 0 before the first
   * @param limit most to give, 1 to {@value #MOST_PARCELS}
   */
  public List<Replayed> replaysAfter(long number, int limit) {
    record Line(long number, ParcelKey key) {}
    List<Line> lines =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select number, parcel from replay where number > :number
                            order by number limit :limit
                            """)
                        .bind("number", number)
                        .bind("limit", limit)
                        .map((row, at) -> new Line(row.getLong(1), ParcelKey.of(row.getLong(2))))
                        .list());
    List<Replayed> replays = new ArrayList<>(lines.size());
    for (Line line : lines) {
      readAfter(line.key().stream(), line.key().seq() - 1, 1)
          .forEach(parcel -> replays.add(new Replayed(line.number(), parcel)));
    }
    return replays;
  }

  /** How far a follower has come with what was replayed; 0 before the first. */
  public long replayPosition(String follower) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select number from replay_consumer where name = :name")
                    .bind("name", follower)
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(0L));
  }

  /** Notes, in the caller's transaction, that the effects of replays up to this are stored. */
  public static void advanceReplays(Handle handle, String follower, long number) {
    handle
        .createUpdate(
            """
            insert into replay_consumer (name, number) values (:name, :number)
            on conflict (name) do update set number = excluded.number
            """)
        .bind("name", follower)
        .bind("number", number)
        .execute();
  }

  private static Contents nothing() {
    return Contents.of(new ReadingColumns(1));
  }

  /** How far a follower has come, by stream; a stream it never met is not there. */
  public Map<Integer, Long> positions(String follower) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              Map<Integer, Long> positions = new HashMap<>();
              handle
                  .createQuery("select stream_id, seq from consumer where name = :name")
                  .bind("name", follower)
                  .map((row, context) -> Map.entry(row.getInt(1), row.getLong(2)))
                  .forEach(entry -> positions.put(entry.getKey(), entry.getValue()));
              return positions;
            });
  }

  /**
   * Notes, in the caller's transaction, that the effects of these parcels are stored. In the same
   * transaction as the effects, so that they happen once.
   *
   * @param parcels in order within each stream
   */
  public static void advance(Handle handle, String follower, List<CommittedParcel> parcels) {
    Map<Integer, Long> last = new HashMap<>();
    parcels.forEach(parcel -> last.put(parcel.key().stream(), parcel.key().seq()));
    last.forEach(
        (stream, seq) ->
            handle
                .createUpdate(
                    """
                    insert into consumer (name, stream_id, seq) values (:name, :stream, :seq)
                    on conflict (name, stream_id) do update set seq = excluded.seq
                    """)
                .bind("name", follower)
                .bind("stream", stream)
                .bind("seq", seq)
                .execute());
  }
}
