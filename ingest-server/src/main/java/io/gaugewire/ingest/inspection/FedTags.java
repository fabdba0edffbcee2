package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.characteristic.Specification;
import io.gaugewire.ingest.store.CommittedParcel;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.ReadingColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Which tags of an edge feed a characteristic with a specification. Read once, and again when an
 * assignment or a specification changed, or when a tag comes that was not there. Confined to the
 * follower's thread.
 */
final class FedTags {
  private final Map<EdgeId, Known> edges = new HashMap<>();

  /** A characteristic that a tag feeds from one instant of source time until before another. */
  record Fed(
      String station,
      String code,
      String unit,
      Specification specification,
      long fromMicros,
      long toMicros) {
    boolean holdsAt(long micros) {
      return fromMicros <= micros && micros < toMicros;
    }
  }

  /**
   * What was read of an edge.
   *
   * @param version of all assignments when it was read
   * @param tags of the edge when it was read, fed or not
   */
  private record Known(long version, Set<Integer> tags, Map<Integer, List<Fed>> fed) {
    boolean covers(ReadingColumns readings) {
      for (int row = 0; row < readings.size(); row++) {
        if (!tags.contains(readings.tag(row))) {
          return false;
        }
      }
      return true;
    }
  }

  /** What the tags of a parcel's edge feed, by tag. */
  Map<Integer, List<Fed>> of(Handle handle, CommittedParcel parcel) {
    long version = handle.createQuery("select version from feeding").mapTo(Long.class).one();
    Known known = edges.get(parcel.edge());
    if (known == null
        || known.version() != version
        || !known.covers(parcel.contents().readings())) {
      known = new Known(version, tags(handle, parcel.edge()), fed(handle, parcel.edge()));
      edges.put(parcel.edge(), known);
    }
    return known.fed();
  }

  private static Set<Integer> tags(Handle handle, EdgeId edge) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                select t.id from tag t join edge e on e.id = t.edge_id
                where e.site = :site and e.name = :edge
                """)
            .bind("site", edge.site())
            .bind("edge", edge.edge())
            .mapTo(Integer.class)
            .list());
  }

  private static Map<Integer, List<Fed>> fed(Handle handle, EdgeId edge) {
    Map<Integer, List<Fed>> fed = new HashMap<>();
    handle
        .createQuery(
            """
            select t.id, t.station, h.code, h.unit, h.lsl, h.usl,
              (extract(epoch from greatest(b.valid_from, 'epoch')) * 1000000)::bigint as from_micros,
              coalesce((extract(epoch from b.valid_to) * 1000000)::bigint, 9223372036854775807)
                as to_micros
            from (
              select tag_id, characteristic_id, valid_from, valid_to from binding
              union all
              -- Named by the master data and not yet seen by the monitor, which will bind it.
              select n.id, s.characteristic_id, timestamptz '-infinity', null
              from characteristic_source s
              join edge f on f.site = s.site and f.name = s.edge
              join tag n on n.edge_id = f.id and n.station = s.station and n.name = s.tag
              where not exists (select from binding o where o.tag_id = n.id)
            ) b
            join tag t on t.id = b.tag_id
            join edge e on e.id = t.edge_id
            join characteristic h on h.id = b.characteristic_id and h.unit = t.unit
            where e.site = :site and e.name = :edge and coalesce(h.lsl, h.usl) is not null
            """)
        .bind("site", edge.site())
        .bind("edge", edge.edge())
        .map(
            (row, context) ->
                Map.entry(
                    row.getInt("id"),
                    new Fed(
                        row.getString("station"),
                        row.getString("code"),
                        row.getString("unit"),
                        new Specification(
                            Optional.ofNullable(row.getBigDecimal("lsl")),
                            Optional.empty(),
                            Optional.ofNullable(row.getBigDecimal("usl"))),
                        row.getLong("from_micros"),
                        row.getLong("to_micros"))))
        .forEach(
            entry ->
                fed.computeIfAbsent(entry.getKey(), tag -> new ArrayList<>())
                    .add(entry.getValue()));
    return fed;
  }
}
