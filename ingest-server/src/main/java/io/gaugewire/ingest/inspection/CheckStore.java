package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.plan.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Planned checks in the database, in the caller's transaction. */
final class CheckStore {
  /** What a confirmation or a re-inspection settles. */
  static final List<String> GATE = List.of("gate");

  /** What an inspection settles. */
  static final List<String> WORK = List.of("operation", "periodic");

  /** What the inspection of a first article settles. */
  static final List<String> FIRST = List.of("first");

  private static final String SELECT =
      "select c.*, b.number as batch from planned_check c join batch b on b.id = c.batch_id ";

  /**
   * One inspection that has to happen.
   *
   * @param batch its number
   * @param kind {@code gate}, {@code first}, {@code operation} or {@code periodic}
   * @param state {@code pending}, {@code done}, {@code missed} or {@code waived}
   * @param due when it is missed at the latest; absent: when the batch moves on
   */
  public record Check(
      UUID id,
      UUID batchId,
      String batch,
      String part,
      String operation,
      String kind,
      int ordinal,
      String line,
      String state,
      Instant planned,
      Optional<Instant> due,
      Optional<Instant> settled,
      Optional<UUID> inspectionId,
      Optional<String> waiveReason) {}

  void plan(
      Handle handle,
      UUID batch,
      Operation operation,
      String kind,
      int ordinal,
      Instant at,
      Optional<Instant> due) {
    handle
        .createUpdate(
            """
            insert into planned_check
              (id, batch_id, part, operation, kind, ordinal, line, state, planned, due)
            values (:id, :batch, :part, :operation, :kind, :ordinal, :line, 'pending', :at, :due)
            on conflict (batch_id, operation, kind, ordinal) do nothing
            """)
        .bind("id", UUID.randomUUID())
        .bind("batch", batch)
        .bind("part", operation.part())
        .bind("operation", operation.code())
        .bind("kind", kind)
        .bind("ordinal", ordinal)
        .bind("line", operation.line())
        .bind("at", at)
        .bind("due", due.orElse(null))
        .execute();
  }

  List<Check> of(Handle handle, UUID batch) {
    return handle
        .createQuery(SELECT + "where c.batch_id = :batch order by c.planned, c.kind")
        .bind("batch", batch)
        .map(ConstructorMapper.of(Check.class))
        .list();
  }

  Optional<Check> byId(Handle handle, UUID id) {
    return handle
        .createQuery(SELECT + "where c.id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Check.class))
        .findOne();
  }

  /** The check that a record at an operation settles, pending ones first, then the oldest. */
  Optional<Check> settledBy(Handle handle, UUID batch, String operation, List<String> kinds) {
    return handle
        .createQuery(
            SELECT
                + """
                where c.batch_id = :batch and c.operation = :operation and c.kind = any (:kinds)
                  and c.state in ('pending', 'missed')
                order by c.state = 'missed', c.kind = 'periodic', c.ordinal limit 1
                """)
        .bind("batch", batch)
        .bind("operation", operation)
        .bindArray("kinds", String.class, kinds)
        .map(ConstructorMapper.of(Check.class))
        .findOne();
  }

  /** Pending checks of batches in work whose time has passed. */
  List<Check> overdue(Handle handle, Instant at, int most) {
    return handle
        .createQuery(
            SELECT
                + """
                where c.state = 'pending' and c.due < :at and b.state in ('open', 'rework')
                order by c.due, c.id limit :most
                """)
        .bind("at", at)
        .bind("most", most)
        .map(ConstructorMapper.of(Check.class))
        .list();
  }

  List<Check> page(Handle handle, Optional<String> state, Instant from, Instant to, int most) {
    return handle
        .createQuery(
            SELECT
                + """
                where (:state::text is null or c.state = :state)
                  and c.planned >= :from and c.planned < :to
                order by c.planned, c.id limit :most
                """)
        .bind("state", state.orElse(null))
        .bind("from", from)
        .bind("to", to)
        .bind("most", most)
        .map(ConstructorMapper.of(Check.class))
        .list();
  }

  void done(Handle handle, UUID check, UUID inspection, Instant at) {
    handle
        .createUpdate(
            "update planned_check set state = 'done', settled = :at, inspection_id = :inspection"
                + " where id = :id")
        .bind("id", check)
        .bind("inspection", inspection)
        .bind("at", at)
        .execute();
  }

  void missed(Handle handle, UUID check, Instant at) {
    handle
        .createUpdate(
            "update planned_check set state = 'missed', settled = :at, inspection_id = null"
                + " where id = :id")
        .bind("id", check)
        .bind("at", at)
        .execute();
  }

  void waived(Handle handle, UUID check, String reason, Instant at) {
    handle
        .createUpdate(
            "update planned_check set state = 'waived', settled = :at, waive_reason = :reason"
                + " where id = :id")
        .bind("id", check)
        .bind("reason", reason)
        .bind("at", at)
        .execute();
  }

  /** A check whose record was declared void. */
  void reopened(Handle handle, UUID check) {
    handle
        .createUpdate(
            "update planned_check set state = 'pending', settled = null, inspection_id = null"
                + " where id = :id")
        .bind("id", check)
        .execute();
  }

  List<Check> doneBy(Handle handle, UUID inspection) {
    return handle
        .createQuery(SELECT + "where c.inspection_id = :inspection")
        .bind("inspection", inspection)
        .map(ConstructorMapper.of(Check.class))
        .list();
  }

  /** How the planned checks of a period stand; the four add up to what was planned. */
  public record Account(
      String line,
      String operation,
      long planned,
      long done,
      long missed,
      long waived,
      long pending) {}

  List<Account> accounts(Handle handle, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            select line, operation, count(*) as planned,
                   count(*) filter (where state = 'done') as done,
                   count(*) filter (where state = 'missed') as missed,
                   count(*) filter (where state = 'waived') as waived,
                   count(*) filter (where state = 'pending') as pending
            from planned_check where planned >= :from and planned < :to
            group by line, operation order by line, operation
            """)
        .bind("from", from)
        .bind("to", to)
        .map(ConstructorMapper.of(Account.class))
        .list();
  }
}
