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

  /** How many of how many. */
  public record Sum(long count, long of) {}

  /** What an objective's metric counts in its scope over the days of a period, up to a day. */
  Sum sum(Handle handle, Stored objective, Period period, LocalDate last) {
    String where =
        switch (objective.scope()) {
          case "department" -> "t.line in (select code from line where department = :code)";
          case "line" -> "t.line = :code";
          case "part" -> "t.part = :code";
          case "operation" -> "t.operation = :code";
          default -> ":code = ''";
        };
    String sums =
        switch (objective.metric()) {
          case "missed-rate" -> "sum(missed) as count, sum(planned - pending) as of from check_day";
          case "defect-rate" ->
              "sum(nonconforming) as count, sum(inspected) as of from quality_day";
          default ->
              "sum(first_inspected - first_nonconforming) as count, sum(first_inspected) as of"
                  + " from quality_day";
        };
    return handle
        .createQuery(
            """
            select coalesce(count, 0) as count, coalesce(of, 0) as of from (
              select %s t where %s and t.day >= :start and t.day < :end and t.day <= :last) sums
            """
                .formatted(sums, where))
        .bind("code", objective.scopeCode())
        .bind("start", period.start())
        .bind("end", period.end())
        .bind("last", last)
        .map(ConstructorMapper.of(Sum.class))
        .one();
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

  /** Why an objective was missed in the period that begins on a day. */
  public record Reason(UUID objectiveId, LocalDate periodStart, String reason) {}

  /** The reasons given for periods that begin on a day or later. */
  List<Reason> reasons(Handle handle, LocalDate from) {
    return handle
        .createQuery(
            "select objective_id, period_start, reason from objective_reason"
                + " where period_start >= :from")
        .bind("from", from)
        .map(ConstructorMapper.of(Reason.class))
        .list();
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
