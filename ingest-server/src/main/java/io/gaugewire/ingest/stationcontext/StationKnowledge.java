package io.gaugewire.ingest.stationcontext;

import io.gaugewire.ingest.inspection.PlannedSamples;
import io.gaugewire.ingest.plan.Sampling;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.wire.EdgeId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What stations need to know of people, gauges and batches, read from the records in one snapshot;
 * {@code docs/formats/context.md} says what each document holds. Safe for use by many threads.
 */
public final class StationKnowledge {
  private static final int MOST = 500;

  private final Jdbi jdbi;
  private final Clock clock;
  private final ZoneId zone;
  private final PlannedSamples samples;

  /**
   * @param zone in which a day begins at midnight
   */
  public StationKnowledge(Jdbi jdbi, Clock clock, ZoneId zone) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.zone = zone;
    this.samples = new PlannedSamples(jdbi);
  }

  /** The stations that an edge has announced tags of. */
  List<String> stations(EdgeId edge) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select distinct t.station from tag t join edge e on e.id = t.edge_id
                    where e.site = :site and e.name = :name order by t.station
                    """)
                .bind("site", edge.site())
                .bind("name", edge.edge())
                .mapTo(String.class)
                .list());
  }

  /** The documents of some stations, by kind. */
  Map<String, Object> of(Collection<String> stations) {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    String[] known = stations.toArray(new String[0]);
    Instant now = clock.instant();
    return jdbi.withHandle(
        handle -> {
          Map<String, Object> documents = new LinkedHashMap<>();
          documents.put("people", Map.of("people", people(handle, known, today)));
          documents.put("gauges", Map.of("gauges", gauges(handle)));
          documents.put("batches", Map.of("batches", batches(handle, known, now)));
          return documents;
        });
  }

  /** What a person may inspect at a station. */
  private record Qualified(
      UUID person, String station, String part, String operation, LocalDate until) {
    Map<String, Object> told() {
      return Map.of("part", part, "operation", operation, "until", until.toString());
    }
  }

  private static Map<UUID, List<Qualified>> qualified(Handle handle, String[] stations) {
    return handle
        .createQuery(
            """
            select q.person_id, q.part, q.operation, o.station, max(q.valid_to) - 1 as until
            from qualification q join operation o on o.part = q.part and o.code = q.operation
            where o.station = any(:stations)
            group by q.person_id, q.part, q.operation, o.station, o.position
            order by q.part, o.position
            """)
        .bindArray("stations", String.class, (Object[]) stations)
        .map(
            (row, c) ->
                new Qualified(
                    row.getObject("person_id", UUID.class),
                    row.getString("station"),
                    row.getString("part"),
                    row.getString("operation"),
                    row.getObject("until", LocalDate.class)))
        .collect(Collectors.groupingBy(Qualified::person));
  }

  /** People with a badge and a PIN who may inspect somewhere at these stations. */
  private static List<Map<String, Object>> people(Handle handle, String[] stations, LocalDate day) {
    Map<UUID, List<Qualified>> qualified = qualified(handle, stations);
    return handle
        .createQuery(
            """
            select p.id, p.badge, p.name, c.hash
            from person p join credential c on c.person_id = p.id and c.kind = 'pin'
            where p.badge is not null and p.active_from <= :day
              and (p.active_to is null or p.active_to > :day)
              and exists (select from person_role r where r.person_id = p.id
                and r.role in ('inspector', 'quality') and r.valid_from <= :day
                and (r.valid_to is null or r.valid_to > :day))
              and p.id = any(:qualified)
            order by p.badge limit :most
            """)
        .bind("day", day)
        .bindArray("qualified", UUID.class, qualified.keySet())
        .bind("most", MOST)
        .map(
            (row, c) ->
                person(row, qualified.getOrDefault(row.getObject("id", UUID.class), List.of())))
        .list();
  }

  private static Map<String, Object> person(ResultSet row, List<Qualified> qualified)
      throws SQLException {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("badge", row.getString("badge"));
    person.put("name", row.getString("name"));
    person.put("pin", row.getString("hash"));
    person.put("stations", qualified.stream().map(Qualified::station).distinct().toList());
    person.put("qualified", qualified.stream().map(Qualified::told).toList());
    return person;
  }

  private static List<Map<String, Object>> gauges(Handle handle) {
    return handle
        .createQuery("select * from gauge order by code limit :most")
        .bind("most", MOST)
        .map(
            (row, c) -> {
              Map<String, Object> gauge = new LinkedHashMap<>();
              gauge.put("gauge", row.getString("code"));
              gauge.put("name", name(row));
              gauge.put("due", row.getObject("due", LocalDate.class).toString());
              gauge.put("state", row.getString("state"));
              return gauge;
            })
        .list();
  }

  private static Map<String, String> name(ResultSet row) throws SQLException {
    return Map.of("en", row.getString("name_en"), "zh", row.getString("name_zh"));
  }

  /** The newest open batches of parts that come to one of the stations. */
  private List<Map<String, Object>> batches(Handle handle, String[] stations, Instant now) {
    Map<UUID, Map<String, Object>> batches = new LinkedHashMap<>();
    handle
        .createQuery(
            """
            select b.id, b.number, b.part, b.quantity - b.scrapped - b.returned as quantity,
                   h.number as hold, h.reason, array(
                     select n.inspection_id from nonconformance n
                     where n.batch_id = b.id and n.inspection_id is not null and b.state <> 'hold'
                     order by n.number) as lifted
            from batch b left join lateral (
              select number, reason from hold where batch_id = b.id and lifted is null
              order by number limit 1) h on true
            where b.state in ('open', 'hold', 'rework') and exists (
              select from operation o where o.part = b.part and o.station = any(:stations))
            order by b.opened desc, b.number limit :most
            """)
        .bindArray("stations", String.class, (Object[]) stations)
        .bind("most", MOST)
        .map(
            (row, c) -> {
              batches.put(row.getObject("id", UUID.class), batch(row));
              return row.getString("number");
            })
        .list();
    Map<UUID, List<Map<String, Object>>> steps = steps(handle, batches.keySet());
    batches.forEach((id, batch) -> batch.put("steps", steps.getOrDefault(id, List.of())));
    asked(handle, batches.values(), now);
    return List.copyOf(batches.values());
  }

  /** How many pieces of each batch its plans sample; edges are asked for one after the other. */
  private void asked(Handle handle, Collection<Map<String, Object>> batches, Instant now) {
    synchronized (samples) {
      PlannedSamples.Now asking = samples.at(handle, now);
      for (Map<String, Object> batch : batches) {
        Map<String, Sampling.Asked> asked =
            asking.of(
                (String) Objects.requireNonNull(batch.get("part")),
                (Integer) Objects.requireNonNull(batch.get("quantity")));
        if (!asked.isEmpty()) {
          batch.put("asked", asked);
        }
      }
    }
  }

  private static Map<String, Object> batch(ResultSet row) throws SQLException {
    Map<String, Object> batch = new LinkedHashMap<>();
    batch.put("batch", row.getString("number"));
    batch.put("part", row.getString("part"));
    batch.put("quantity", Math.max(1, row.getInt("quantity")));
    if (row.getString("reason") != null) {
      batch.put("hold", Map.of("reason", row.getString("reason"), "number", row.getString("hold")));
    }
    batch.put("lifted", row.getArray("lifted").getArray());
    return batch;
  }

  /** What was recorded of the batches, oldest first. */
  private static Map<UUID, List<Map<String, Object>>> steps(Handle handle, Set<UUID> batches) {
    Map<UUID, List<Map<String, Object>>> steps = new HashMap<>();
    handle
        .createQuery(
            """
            select s.batch_id, i.id, i.operation, i.verdict, coalesce(p.name, i.signer) as by,
                   i.signed, i.inspected, (
                     select coalesce(sum(count), 0) from inspection_defect d
                     where d.inspection_id = i.id) as defects, (
                     select coalesce(jsonb_object_agg(characteristic, mean), '{}')::text from (
                       select characteristic, avg(value)::float8 as mean from inspection_value v
                       where v.inspection_id = i.id and v.mark is distinct from 'repeated'
                       group by characteristic) m) as means
            from inspection_batch s join inspection i on i.id = s.inspection_id
            left join person p on p.id = i.person_id
            where s.batch_id = any(:batches) and i.kind = 'inspection' and i.voided is null
              and i.verdict <> 'unproven'
            order by i.signed, i.number
            """)
        .bindArray("batches", UUID.class, batches)
        .map(
            (row, c) -> {
              UUID batch = row.getObject("batch_id", UUID.class);
              steps.computeIfAbsent(batch, id -> new ArrayList<>()).add(step(row));
              return batch;
            })
        .list();
    return steps;
  }

  private static Map<String, Object> step(ResultSet row) throws SQLException {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("operation", row.getString("operation"));
    step.put("record", row.getString("id"));
    step.put("verdict", row.getString("verdict"));
    step.put("by", row.getString("by"));
    step.put(
        "at",
        row.getObject("signed", OffsetDateTime.class)
            .toInstant()
            .truncatedTo(ChronoUnit.MILLIS)
            .toString());
    step.put("inspected", row.getInt("inspected"));
    step.put("defects", row.getInt("defects"));
    step.put("means", Json.parse(row.getString("means").getBytes(StandardCharsets.UTF_8)));
    return step;
  }
}
