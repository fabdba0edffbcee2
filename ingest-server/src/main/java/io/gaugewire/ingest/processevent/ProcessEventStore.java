package io.gaugewire.ingest.processevent;

import io.gaugewire.ingest.characteristic.BilingualText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

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

  List<Loose> loose(Handle handle, int most) {
    return handle
        .createQuery(
            """
            select s.chart_id, s.subgroup, s.panel, s.rule, s.points[1] as first
            from signal s
            left join process_event_signal e
              on e.chart_id = s.chart_id and e.subgroup = s.subgroup and e.panel = s.panel
                and e.rule = s.rule
            where e.event_id is null order by s.chart_id, s.subgroup, s.panel, s.rule limit :most
            """)
        .bind("most", most)
        .map(ConstructorMapper.of(Loose.class))
        .list();
  }

  Optional<UUID> open(Handle handle, int chart) {
    return handle
        .createQuery("select id from process_event where chart_id = :chart and closed is null")
        .bind("chart", chart)
        .mapTo(UUID.class)
        .findOne();
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
   * Adds signals to an open event. Batches are looked for only beyond the subgroup that the event
   * reached before: it knows those up to there.
   *
   * @param signals of the event's chart, in order of their subgroups
   */
  void fold(Handle handle, UUID event, List<Loose> signals) {
    handle
        .createUpdate(
            """
            update process_event e set signals = signals + :count,
              last_subgroup = greatest(last_subgroup, :last),
              rules = rules || coalesce((
                select array_agg(n.rule order by n.place)
                from unnest(:rules) with ordinality n(rule, place)
                where n.rule <> all (e.rules)), '{}'),
              suspect_to = greatest(suspect_to, (
                select max(g.time) from subgroup g
                where g.chart_id = e.chart_id and g.number = any (:subgroups))),
              batches = coalesce((
                select array_agg(k.batch order by k.batch) from (
                  select unnest(e.batches) as batch
                  union
                  select g.batch from subgroup g
                  where g.chart_id = e.chart_id and g.batch <> ''
                    and g.number > e.last_subgroup and g.number <= :last) k), '{}')
            where e.id = :event
            """)
        .bind("event", event)
        .bind("count", signals.size())
        .bind("last", signals.getLast().subgroup())
        .bindArray("rules", String.class, signals.stream().map(Loose::rule).distinct().toList())
        .bindArray(
            "subgroups", Long.class, signals.stream().map(Loose::subgroup).distinct().toList())
        .execute();
  }

  /** Notes that signals belong to an event. */
  void belong(Handle handle, UUID event, List<Loose> signals) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into process_event_signal (chart_id, subgroup, panel, rule, event_id)
            values (:chart, :subgroup, :panel, :rule, :event)
            """);
    for (Loose signal : signals) {
      batch
          .bind("chart", signal.chartId())
          .bind("subgroup", signal.subgroup())
          .bind("panel", signal.panel())
          .bind("rule", signal.rule())
          .bind("event", event)
          .add();
    }
    batch.execute();
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
