package io.gaugewire.ingest.objectives;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Objectives in the database, and the counts they are computed from. */
final class ObjectiveStore {
  /**
   * A version of an objective.
   *
   * @param target a proportion from 0 to 1
   * @param scopeCode empty for the company
   */
  public record Stored(
      UUID id,
      int version,
      Optional<UUID> parentId,
      String nameEn,
      String nameZh,
      String metric,
      String direction,
      BigDecimal target,
      String scope,
      String scopeCode,
      String period,
      String owner,
      LocalDate validFrom,
      String reason,
      String author,
      Instant recorded) {}

  /** The versions that hold on a day, one of each objective. */
  List<Stored> on(Handle handle, LocalDate day) {
    return handle
        .createQuery(
            """
            select distinct on (id) * from objective where valid_from <= :day
            order by id, valid_from desc, version desc
            """)
        .bind("day", day)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  /** Every version of one objective, oldest first. */
  List<Stored> versions(Handle handle, UUID id) {
    return handle
        .createQuery("select * from objective where id = :id order by version")
        .bind("id", id)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  void add(Handle handle, Stored objective) {
    handle
        .createUpdate(
            """
            insert into objective
              (id, version, parent_id, name_en, name_zh, metric, direction, target, scope,
               scope_code, period, owner, valid_from, reason, author, recorded)
            values (:id, :version, :parent, :en, :zh, :metric, :direction, :target, :scope,
                    :scopeCode, :period, :owner, :from, :reason, :author, :recorded)
            """)
        .bind("id", objective.id())
        .bind("version", objective.version())
        .bind("parent", objective.parentId().orElse(null))
        .bind("en", objective.nameEn())
        .bind("zh", objective.nameZh())
        .bind("metric", objective.metric())
        .bind("direction", objective.direction())
        .bind("target", objective.target())
        .bind("scope", objective.scope())
        .bind("scopeCode", objective.scopeCode())
        .bind("period", objective.period())
        .bind("owner", objective.owner())
        .bind("from", objective.validFrom())
        .bind("reason", objective.reason())
        .bind("author", objective.author())
        .bind("recorded", objective.recorded())
        .execute();
  }

  /** How many of how many, on a day. */
  public record DayCount(LocalDate day, long count, long of) {}

  /** The counts of an objective's metric in its scope, by day. */
  List<DayCount> counts(Handle handle, Stored objective, Period period, String zone) {
    String where =
        switch (objective.scope()) {
          case "department" -> "l.department = :code";
          case "line" -> "t.line = :code";
          case "part" -> "t.part = :code";
          case "operation" -> "t.operation = :code";
          default -> ":code = ''";
        };
    String sql =
        objective.metric().equals("missed-rate")
            ? """
            select (t.planned at time zone :zone)::date as day,
                   count(*) filter (where t.state = 'missed') as count, count(*) as of
            from planned_check t join line l on l.code = t.line
            where %s and t.state <> 'pending'
              and t.planned >= :start::timestamp at time zone :zone
              and t.planned < :end::timestamp at time zone :zone
            group by 1 order by 1
            """
            : """
            select t.day, sum(%s) as count, sum(%s) as of
            from quality_tally t join line l on l.code = t.line
            where %%s and t.day >= :start and t.day < :end and :zone <> ''
            group by 1 having sum(%s) > 0 order by 1
            """
                .formatted(
                    objective.metric().equals("defect-rate")
                        ? "t.nonconforming"
                        : "t.first_inspected - t.first_nonconforming",
                    of(objective),
                    of(objective));
    return handle
        .createQuery(sql.formatted(where))
        .bind("code", objective.scopeCode())
        .bind("start", period.start())
        .bind("end", period.end())
        .bind("zone", zone)
        .map(ConstructorMapper.of(DayCount.class))
        .list();
  }

  private static String of(Stored objective) {
    return objective.metric().equals("defect-rate") ? "t.inspected" : "t.first_inspected";
  }

  /** Whether it was raised that an objective is missed in a period. */
  boolean raised(Handle handle, UUID objective, LocalDate start) {
    return handle
            .createQuery(
                "select count(*) from objective_breach"
                    + " where objective_id = :id and period_start = :start")
            .bind("id", objective)
            .bind("start", start)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  void raise(Handle handle, UUID objective, LocalDate start, UUID nonconformance) {
    handle
        .createUpdate(
            """
            insert into objective_breach (objective_id, period_start, nonconformance_id)
            values (:id, :start, :nonconformance)
            """)
        .bind("id", objective)
        .bind("start", start)
        .bind("nonconformance", nonconformance)
        .execute();
  }

  /** A batch with what was found on it. */
  public record Found(UUID batch, String operation, int pieces) {}

  /** The record in an objective's scope that last found something. */
  Optional<Found> lastNonconforming(Handle handle, Stored objective, Instant from, Instant to) {
    String where =
        switch (objective.scope()) {
          case "department" -> "l.department = :code";
          case "line" -> "i.line = :code";
          case "part" -> "i.part = :code";
          case "operation" -> "i.operation = :code";
          default -> ":code = ''";
        };
    return handle
        .createQuery(
            """
            select s.batch_id as batch, i.operation, i.nonconforming as pieces
            from inspection i join inspection_batch s on s.inspection_id = i.id
            join line l on l.code = i.line
            where %s and i.nonconforming > 0 and i.voided is null
              and i.signed >= :from and i.signed < :to
            order by i.signed desc, i.number desc limit 1
            """
                .formatted(where))
        .bind("code", objective.scopeCode())
        .bind("from", from)
        .bind("to", to)
        .map(ConstructorMapper.of(Found.class))
        .findOne();
  }

  Optional<String> reason(Handle handle, UUID objective, LocalDate periodStart) {
    return handle
        .createQuery(
            "select reason from objective_reason where objective_id = :id and period_start ="
                + " :start")
        .bind("id", objective)
        .bind("start", periodStart)
        .mapTo(String.class)
        .findOne();
  }

  void explain(
      Handle handle, UUID objective, LocalDate start, String reason, String author, Instant at) {
    handle
        .createUpdate(
            """
            insert into objective_reason (objective_id, period_start, reason, author, recorded)
            values (:id, :start, :reason, :author, :at)
            on conflict (objective_id, period_start) do update set
              reason = :reason, author = :author, recorded = :at
            """)
        .bind("id", objective)
        .bind("start", start)
        .bind("reason", reason)
        .bind("author", author)
        .bind("at", at)
        .execute();
  }
}
