package io.gaugewire.ingest.fleet;

import io.gaugewire.ingest.fleet.EdgeReport.Said;
import io.gaugewire.ingest.fleet.EdgeReport.StreamReport;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.EdgeState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The registry of edges, streams and tags. Safe for use by many threads. */
public final class FleetStore {
  /** Most tags one question gives. */
  public static final int MOST_TAGS = 1_000;

  private final Jdbi jdbi;

  public FleetStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Notes what an edge said; registers it if it was never heard of.
   *
   * @return false when it numbered parcels of which none has arrived: there is no place yet for how
   *     many
   */
  boolean save(EdgeId edge, EdgeStates.Heard heard) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute("insert into site (name) values (?) on conflict do nothing", edge.site());
          handle.execute(
              "insert into edge (site, name) values (?, ?) on conflict do nothing",
              edge.site(),
              edge.edge());
          saveState(handle, edge, heard);
          return saveProduced(handle, edge, heard.state());
        });
  }

  private static boolean saveProduced(Handle handle, EdgeId edge, EdgeState state) {
    String ofEpoch =
        """
        from edge e where e.id = s.edge_id and e.site = :site and e.name = :name
          and s.epoch = :epoch
        """;
    int changed =
        handle
            .createUpdate(
                "update stream s set produced_seq = :produced "
                    + ofEpoch
                    + " and s.produced_seq <> :produced")
            .bind("produced", state.outbox().produced())
            .bind("site", edge.site())
            .bind("name", edge.edge())
            .bind("epoch", state.epoch())
            .execute();
    return changed > 0
        || state.outbox().produced() == 0
        || handle
            .createQuery(
                "select exists (select from stream s where exists (select " + ofEpoch + "))")
            .bind("site", edge.site())
            .bind("name", edge.edge())
            .bind("epoch", state.epoch())
            .mapTo(Boolean.class)
            .one();
  }

  private static void saveState(Handle handle, EdgeId edge, EdgeStates.Heard heard) {
    long oldest = heard.state().outbox().oldestMicros();
    handle
        .createUpdate(
            """
            update edge set online = :online, online_since = :since, version = :version,
              outbox_bytes = :bytes, gaps = :gaps, clock_offset_micros = :offset,
              state_received = :received,
              oldest_waiting = case when :oldest = 0 then null
                else timestamptz '1970-01-01 00:00:00+00' + :oldest * interval '1 microsecond' end
            where site = :site and name = :name
            """)
        .bind("online", heard.state().online())
        .bind("since", heard.since().atOffset(ZoneOffset.UTC))
        .bind("version", heard.state().version())
        .bind("bytes", heard.state().outbox().bytes())
        .bind("gaps", heard.state().outbox().gaps())
        .bind("offset", heard.state().clockOffsetMicros())
        .bind("received", heard.received().atOffset(ZoneOffset.UTC))
        .bind("oldest", oldest)
        .bind("site", edge.site())
        .bind("name", edge.edge())
        .execute();
  }

  /** At start nobody is connected; what was last said stays. */
  public void nobodyIsOnline() {
    jdbi.useHandle(
        handle ->
            handle.execute("update edge set online = false, online_since = now() where online"));
  }

  /** Every edge, by site and name. */
  public List<EdgeReport> edges() {
    return jdbi.withHandle(
        handle -> {
          Map<Integer, List<StreamReport>> streams = streams(handle);
          return handle
              .createQuery(
                  """
                  select id, site, name, online, online_since, version, outbox_bytes,
                         oldest_waiting, state_received, clock_offset_micros, gaps
                  from edge order by site, name
                  """)
              .map((row, context) -> edge(row, streams))
              .list();
        });
  }

  private static EdgeReport edge(ResultSet row, Map<Integer, List<StreamReport>> streams)
      throws SQLException {
    Optional<Instant> oldest = instant(row, 8);
    Optional<Instant> received = instant(row, 9);
    Duration lag =
        oldest.isPresent() && received.isPresent()
            ? Duration.between(oldest.get(), received.get())
            : Duration.ZERO;
    return new EdgeReport(
        row.getInt(1),
        new EdgeId(row.getString(2), row.getString(3)),
        row.getBoolean(4),
        instant(row, 5),
        new Said(
            row.getString(6),
            row.getLong(7),
            lag.isNegative() ? Duration.ZERO : lag,
            row.getLong(10),
            row.getLong(11)),
        streams.getOrDefault(row.getInt(1), List.of()));
  }

  private static Map<Integer, List<StreamReport>> streams(Handle handle) {
    Map<Integer, List<StreamReport>> streams = new HashMap<>();
    handle
        .createQuery(
            """
            select s.edge_id, s.id, s.epoch, s.produced_seq, s.committed_seq, s.fault,
                   (select count(*) from quarantine q
                    where q.parcel >> 40 = s.id and q.state = 'waiting') as quarantined
            from stream s order by s.id
            """)
        .map(
            (row, context) ->
                Map.entry(
                    row.getInt(1),
                    new StreamReport(
                        row.getInt(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(7),
                        Optional.ofNullable(row.getString(6)))))
        .forEach(
            entry ->
                streams
                    .computeIfAbsent(entry.getKey(), e -> new ArrayList<>())
                    .add(entry.getValue()));
    return streams;
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(time -> time.toInstant().truncatedTo(ChronoUnit.MICROS));
  }

  /** Which tags to list. */
  public enum TagChoice {
    ALL,
    /** Only tags that feed no characteristic now. */
    UNASSIGNED
  }

  /**
   * Tags in order of their id.
   *
   * @param after id of the last tag of the page before, 0 for the first page
   * @param limit most tags to give, 1 to {@value #MOST_TAGS}
   */
  public List<TagReport> tags(TagChoice choice, int after, int limit) {
    if (limit < 1 || limit > MOST_TAGS) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST_TAGS + ": " + limit);
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select t.id, e.site, e.name, t.station, t.name, t.unit, t.decimals, t.first_seen,
                           b.characteristic_id
                    from tag t join edge e on e.id = t.edge_id
                    left join lateral (select characteristic_id from binding
                                       where tag_id = t.id and valid_to is null
                                       order by valid_from desc limit 1) b on true
                    where t.id > :after and (:all or b.characteristic_id is null)
                    order by t.id limit :limit
                    """)
                .bind("after", after)
                .bind("all", choice == TagChoice.ALL)
                .bind("limit", limit)
                .map((row, context) -> tag(row))
                .list());
  }

  private static TagReport tag(ResultSet row) throws SQLException {
    int characteristic = row.getInt(9); // 0 for null; ids begin at 1
    return new TagReport(
        row.getInt(1),
        new EdgeId(row.getString(2), row.getString(3)),
        row.getString(4),
        row.getString(5),
        new TagReport.Scale(row.getString(6), row.getInt(7)),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        characteristic == 0 ? OptionalInt.empty() : OptionalInt.of(characteristic));
  }
}
