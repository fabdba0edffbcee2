package io.gaugewire.ingest.processevent;

import io.gaugewire.ingest.characteristic.BilingualText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Process events in the database, in the caller's transaction. */
final class ProcessEventStore {
  /** A signal that belongs to no event yet; {@code first} is the first subgroup of its pattern. */
  public record Loose(int chartId, long subgroup, String panel, String rule, long first) {}

  /** A stored event. */
  public record Stored(
      UUID id,
      long number,
      int chartId,
      String characteristic,
      String station,
      long firstSubgroup,
      long lastSubgroup,
      int signals,
      List<String> rules,
      Optional<Instant> suspectFrom,
      Instant suspectTo,
      List<String> batches,
      Instant opened,
      Optional<String> cause,
      Optional<String> reaction,
      Optional<String> causeCode,
      Optional<String> actionCode,
      Optional<String> closedBy,
      Optional<Instant> closed) {}

  /**
   * Signals that belong to no event yet, by chart and in their order. A chart's signals are only
   * ever added behind those it gave, so these are the ones behind the last that belongs to one.
   */
  List<Loose> loose(Handle handle, int most) {
    return handle
        .createQuery(
            """
            select s.chart_id, s.subgroup, s.panel, s.rule, s.points[1] as first
            from chart c
            left join lateral (
              select e.subgroup, e.panel, e.rule from process_event_signal e
              where e.chart_id = c.id
              order by e.subgroup desc, e.panel desc, e.rule desc limit 1
            ) reached on true
            cross join lateral (
              select s.* from signal s
              where s.chart_id = c.id
                and (s.subgroup, s.panel, s.rule)
                  > (coalesce(reached.subgroup, 0), coalesce(reached.panel, ''),
                     coalesce(reached.rule, ''))
              order by s.subgroup, s.panel, s.rule limit :most
            ) s
            order by s.chart_id, s.subgroup, s.panel, s.rule limit :most
            """)
        .bind("most", most)
        .map(ConstructorMapper.of(Loose.class))
        .list();
  }

  /** The open events by their charts; a chart has one at most. */
  Map<Integer, UUID> open(Handle handle) {
    Map<Integer, UUID> open = new HashMap<>();
    handle
        .createQuery("select chart_id, id from process_event where closed is null")
        .map((row, context) -> Map.entry(row.getInt(1), row.getObject(2, UUID.class)))
        .forEach(event -> open.put(event.getKey(), event.getValue()));
    return open;
  }

  /** Opens an event at a signal. */
  UUID begin(Handle handle, Loose signal, Instant at) {
    UUID id = UUID.randomUUID();
    handle
        .createUpdate(
            """
            insert into process_event
              (id, chart_id, characteristic, station, first_subgroup, last_subgroup, signals, rules,
               suspect_from, suspect_to, batches, opened)
            select :id, c.id, h.code,
                   coalesce((select min(station) from characteristic_source
                             where characteristic_id = h.id), ''),
                   :first, :subgroup, 1, array[:rule],
                   (select time from subgroup where chart_id = c.id and number = :first - 1),
                   g.time,
                   coalesce((select array_agg(distinct b.batch order by b.batch) from subgroup b
                             where b.chart_id = c.id and b.batch <> ''
                               and b.number between :first and :subgroup), '{}'), :at
            from chart c join characteristic h on h.id = c.characteristic_id
            join subgroup g on g.chart_id = c.id and g.number = :subgroup
            where c.id = :chart
            """)
        .bind("id", id)
        .bind("first", signal.first())
        .bind("subgroup", signal.subgroup())
        .bind("rule", signal.rule())
        .bind("chart", signal.chartId())
        .bind("at", at)
        .execute();
    return id;
  }

  /**
   * Adds signals to open events. Batches are looked for only beyond the subgroup that an event
   * reached before: it knows those up to there.
   *
   * @param events by their charts
   * @param signals of a chart each, in order of their subgroups
   */
  void fold(Handle handle, Map<Integer, UUID> events, Collection<List<Loose>> signals) {
    List<UUID> ids = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    List<String> subgroups = new ArrayList<>();
    for (List<Loose> ofChart : signals) {
      ids.add(Objects.requireNonNull(events.get(ofChart.getFirst().chartId())));
      counts.add(ofChart.size());
      rules.add(joined(ofChart.stream().map(Loose::rule)));
      subgroups.add(joined(ofChart.stream().map(Loose::subgroup)));
    }
    handle
        .createUpdate(
            """
            with fresh as (
              select id, count, string_to_array(rules, ',') as rules,
                     string_to_array(subgroups, ',')::bigint[] as subgroups
              from unnest(:events, :counts, :rules, :subgroups) f (id, count, rules, subgroups)
            )
            update process_event e set signals = e.signals + f.count,
              last_subgroup = greatest(e.last_subgroup, f.subgroups[cardinality(f.subgroups)]),
              rules = e.rules || coalesce((
                select array_agg(n.rule order by n.place)
                from unnest(f.rules) with ordinality n (rule, place)
                where n.rule <> all (e.rules)), '{}'),
              suspect_to = greatest(e.suspect_to, (
                select max(g.time) from subgroup g
                where g.chart_id = e.chart_id and g.number = any (f.subgroups))),
              batches = coalesce((
                select array_agg(k.batch order by k.batch) from (
                  select unnest(e.batches) as batch
                  union
                  select g.batch from subgroup g
                  where g.chart_id = e.chart_id and g.batch <> ''
                    and g.number > e.last_subgroup
                    and g.number <= f.subgroups[cardinality(f.subgroups)]) k), '{}')
            from fresh f where e.id = f.id
            """)
        .bindArray("events", UUID.class, ids)
        .bindArray("counts", Integer.class, counts)
        .bindArray("rules", String.class, rules)
        .bindArray("subgroups", String.class, subgroups)
        .execute();
  }

  /** Neither numbers nor the keys of rules hold a comma. */
  private static String joined(Stream<?> parts) {
    return parts.distinct().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Notes that signals belong to the events of their charts. */
  void belong(Handle handle, Map<Integer, UUID> events, List<Loose> signals) {
    handle
        .createUpdate(
            """
            insert into process_event_signal (chart_id, subgroup, panel, rule, event_id)
            select * from unnest(:charts, :subgroups, :panels, :rules, :events)
            """)
        .bindArray("charts", Integer.class, signals.stream().map(Loose::chartId).toList())
        .bindArray("subgroups", Long.class, signals.stream().map(Loose::subgroup).toList())
        .bindArray("panels", String.class, signals.stream().map(Loose::panel).toList())
        .bindArray("rules", String.class, signals.stream().map(Loose::rule).toList())
        .bindArray(
            "events",
            UUID.class,
            signals.stream()
                .map(signal -> Objects.requireNonNull(events.get(signal.chartId())))
                .toList())
        .execute();
  }

  Optional<Stored> byId(Handle handle, UUID id) {
    return handle
        .createQuery("select * from process_event where id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Stored.class))
        .findOne();
  }

  /**
   * A page of events, latest first.
   *
   * @param chart 0 for every chart
   */
  List<Stored> page(Handle handle, int chart, boolean open, long before, int most) {
    return handle
        .createQuery(
            """
            select * from process_event
            where number < :before and (not :open or closed is null)
              and (:chart = 0 or chart_id = :chart)
            order by number desc limit :most
            """)
        .bind("chart", chart)
        .bind("before", before)
        .bind("open", open)
        .bind("most", most)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  /** What an event was and what was done, in words and, where given, in codes. */
  record Answer(
      String cause, String reaction, Optional<String> causeCode, Optional<String> actionCode) {}

  void close(Handle handle, UUID id, Answer answer, String by, Instant at) {
    handle
        .createUpdate(
            """
            update process_event set cause = :cause, reaction = :reaction,
              cause_code = :causeCode, action_code = :actionCode, closed_by = :by, closed = :at
            where id = :id
            """)
        .bind("id", id)
        .bind("cause", answer.cause())
        .bind("reaction", answer.reaction())
        .bind("causeCode", answer.causeCode().orElse(null))
        .bind("actionCode", answer.actionCode().orElse(null))
        .bind("by", by)
        .bind("at", at)
        .execute();
  }

  /** A code with its name in both languages. */
  public record AnswerCode(String code, String kind, BilingualText name) {}

  List<AnswerCode> codes(Handle handle) {
    return handle
        .createQuery("select code, kind, name_en, name_zh from answer_code order by position")
        .map(
            (row, context) ->
                new AnswerCode(
                    row.getString("code"),
                    row.getString("kind"),
                    new BilingualText(row.getString("name_en"), row.getString("name_zh"))))
        .list();
  }

  /** How often something was the cause; without a code where it was only told in words. */
  public record CauseCount(Optional<String> code, long events, long signals) {}

  /**
   * Causes of the events that were closed, most frequent first.
   *
   * @param chart 0 for every chart
   * @param from opened not before
   * @param to opened before
   */
  List<CauseCount> causes(Handle handle, int chart, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            select cause_code, count(*) as events, sum(signals) as signals from process_event
            where closed is not null and (:chart = 0 or chart_id = :chart)
              and opened >= :from and opened < :to
            group by cause_code order by events desc, signals desc, cause_code
            """)
        .bind("chart", chart)
        .bind("from", from)
        .bind("to", to)
        .map(
            (row, context) ->
                new CauseCount(
                    Optional.ofNullable(row.getString("cause_code")),
                    row.getLong("events"),
                    row.getLong("signals")))
        .list();
  }
}
