package io.gaugewire.ingest.nonconformance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Nonconformances and what was decided on them, in the database. */
final class NonconformanceStore {
  private static final String SELECT =
      "select n.*, b.number as batch from nonconformance n join batch b on b.id = n.batch_id ";

  private final Jdbi jdbi;

  NonconformanceStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /**
   * A stored report.
   *
   * @param batch number of the batch
   * @param level how far it has escalated
   */
  public record Stored(
      UUID id,
      long number,
      String source,
      UUID batchId,
      String batch,
      String operation,
      Optional<UUID> inspectionId,
      String description,
      String severity,
      Optional<String> department,
      String raisedBy,
      Instant raised,
      int repeats,
      String state,
      int quantity,
      int decided,
      int executed,
      int awaiting,
      Instant entered,
      Optional<Instant> deadline,
      int level,
      Optional<String> containment,
      Optional<String> causeMethod,
      Optional<String> cause,
      Optional<String> verifiedBy,
      Optional<String> voidReason,
      Optional<BigDecimal> cost,
      int version) {
    Progress progress() {
      return new Progress(Progress.State.of(state), quantity, decided, executed, awaiting);
    }

    /** As people call it. */
    String name() {
      return "NC-" + number;
    }
  }

  /**
   * A decision on some of the pieces.
   *
   * @param expires last day of a concession
   * @param lapsed when that day passed before it was carried out
   */
  public record Disposition(
      UUID id,
      UUID nonconformanceId,
      String kind,
      int quantity,
      String reason,
      String decidedBy,
      Instant decided,
      Optional<String> customerReference,
      Optional<LocalDate> expires,
      Optional<String> executedBy,
      Optional<Instant> executed,
      Optional<UUID> inspectionId,
      Optional<Boolean> passed,
      Optional<Instant> lapsed) {
    boolean inspectAgain() {
      return kind.equals("rework") || kind.equals("repair") || kind.equals("sort");
    }

    /** Whether its last day is before {@code today}. */
    boolean over(LocalDate today) {
      return expires.filter(day -> day.isBefore(today)).isPresent();
    }
  }

  Optional<Stored> byId(Handle handle, UUID id) {
    return handle
        .createQuery(SELECT + "where n.id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Stored.class))
        .findOne();
  }

  List<Stored> page(Handle handle, boolean open, long before, int most) {
    return handle
        .createQuery(
            SELECT
                + "where n.number < :before and (not :open or n.deadline is not null)"
                + " order by n.number desc limit :most")
        .bind("open", open)
        .bind("before", before)
        .bind("most", most)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  /** Open reports that concern a batch. */
  List<Stored> open(Handle handle, UUID batch) {
    return handle
        .createQuery(
            SELECT
                + """
                where n.deadline is not null and (n.batch_id = :batch or n.id in (
                  select nonconformance_id from nonconformance_concern where batch_id = :batch))
                order by n.number
                """)
        .bind("batch", batch)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  /** What is raised. */
  record Raising(
      UUID id,
      String source,
      UUID batch,
      String operation,
      Optional<UUID> inspection,
      Words words,
      int quantity,
      String by) {}

  /** What it says. */
  record Words(String description, String severity, Optional<String> department) {}

  void add(Handle handle, Raising raising, Instant at) {
    handle
        .createUpdate(
            """
            insert into nonconformance
              (id, source, batch_id, operation, inspection_id, description, severity, department,
               raised_by, raised, state, quantity, entered, deadline)
            values (:id, :source, :batch, :operation, :inspection, :description, :severity,
                    :department, :by, :at, 'raised', :quantity, :at, :deadline)
            """)
        .bind("id", raising.id())
        .bind("source", raising.source())
        .bind("batch", raising.batch())
        .bind("operation", raising.operation())
        .bind("inspection", raising.inspection().orElse(null))
        .bind("description", raising.words().description())
        .bind("severity", raising.words().severity())
        .bind("department", raising.words().department().orElse(null))
        .bind("by", raising.by())
        .bind("at", at)
        .bind("quantity", raising.quantity())
        .bind("deadline", Deadlines.of(Progress.State.RAISED, at).orElseThrow())
        .execute();
  }

  /** Pieces that are left of a batch, at least 1. */
  int pieces(Handle handle, UUID batch) {
    return handle
        .createQuery(
            "select greatest(1, quantity - scrapped - returned) from batch where id = :batch")
        .bind("batch", batch)
        .mapTo(Integer.class)
        .one();
  }

  /** A further batch that a report concerns. */
  void concern(Handle handle, UUID id, UUID batch) {
    handle
        .createUpdate(
            "insert into nonconformance_concern (nonconformance_id, batch_id) values (:id, :batch)")
        .bind("id", id)
        .bind("batch", batch)
        .execute();
  }

  /** The department that answers for the line of an operation. */
  Optional<String> department(Handle handle, UUID batch, String operation) {
    return handle
        .createQuery(
            """
            select l.department from batch b join operation o on o.part = b.part
            join line l on l.code = o.line
            where b.id = :batch and o.code = :operation and l.department is not null
            """)
        .bind("batch", batch)
        .bind("operation", operation)
        .mapTo(String.class)
        .findOne();
  }

  void repeated(Handle handle, UUID id) {
    handle
        .createUpdate(
            "update nonconformance set repeats = repeats + 1, version = version + 1 where id = :id")
        .bind("id", id)
        .execute();
  }

  /** Stores the progress a step led to; a new state sets its clock anew. */
  void progress(Handle handle, Stored before, Progress after, Instant at) {
    boolean same = before.progress().state() == after.state();
    Instant entered = same ? before.entered() : at;
    handle
        .createUpdate(
            """
            update nonconformance set state = :state, decided = :decided, executed = :executed,
              awaiting = :awaiting, entered = :entered, deadline = :deadline, level = :level,
              version = version + 1
            where id = :id
            """)
        .bind("id", before.id())
        .bind("state", after.state().key())
        .bind("decided", after.decided())
        .bind("executed", after.executed())
        .bind("awaiting", after.awaiting())
        .bind("entered", entered)
        .bind(
            "deadline",
            same ? before.deadline().orElse(null) : Deadlines.of(after.state(), at).orElse(null))
        .bind("level", same ? before.level() : 0)
        .execute();
  }

  /** Ends a report as void, with its reason, in one step. */
  void voided(Handle handle, UUID id, String reason, Instant at) {
    handle
        .createUpdate(
            """
            update nonconformance set state = 'voided', void_reason = :reason, deadline = null,
              entered = :at, version = version + 1
            where id = :id
            """)
        .bind("id", id)
        .bind("reason", reason)
        .bind("at", at)
        .execute();
  }

  /**
   * Sets a text of a report.
   *
   * @param column one of this class's own names, never what a caller sends
   */
  void note(Handle handle, UUID id, String column, String text) {
    handle
        .createUpdate("update nonconformance set " + column + " = :text where id = :id")
        .bind("id", id)
        .bind("text", text)
        .execute();
  }

  void cost(Handle handle, UUID id, BigDecimal cost) {
    handle
        .createUpdate("update nonconformance set cost = :cost where id = :id")
        .bind("id", id)
        .bind("cost", cost)
        .execute();
  }

  void decide(Handle handle, Disposition disposition) {
    handle
        .createUpdate(
            """
            insert into disposition
              (id, nonconformance_id, kind, quantity, reason, decided_by, decided,
               customer_reference, expires)
            values (:id, :nonconformance, :kind, :quantity, :reason, :by, :at, :reference, :expires)
            """)
        .bind("id", disposition.id())
        .bind("nonconformance", disposition.nonconformanceId())
        .bind("kind", disposition.kind())
        .bind("quantity", disposition.quantity())
        .bind("reason", disposition.reason())
        .bind("by", disposition.decidedBy())
        .bind("at", disposition.decided())
        .bind("reference", disposition.customerReference().orElse(null))
        .bind("expires", disposition.expires().orElse(null))
        .execute();
  }

  List<Disposition> dispositions(Handle handle, UUID nonconformance) {
    return handle
        .createQuery("select * from disposition where nonconformance_id = :id order by decided, id")
        .bind("id", nonconformance)
        .map(ConstructorMapper.of(Disposition.class))
        .list();
  }

  void executed(Handle handle, UUID disposition, String by, Instant at) {
    handle
        .createUpdate("update disposition set executed_by = :by, executed = :at where id = :id")
        .bind("id", disposition)
        .bind("by", by)
        .bind("at", at)
        .execute();
  }

  /** Concessions whose last day passed before they were carried out. */
  List<Disposition> lapsing(Handle handle, LocalDate today, int most) {
    return handle
        .createQuery(
            """
            select * from disposition
            where kind = 'concession' and executed is null and lapsed is null and expires < :today
            order by expires, id limit :most
            """)
        .bind("today", today)
        .bind("most", most)
        .map(ConstructorMapper.of(Disposition.class))
        .list();
  }

  void lapsed(Handle handle, UUID disposition, Instant at) {
    handle
        .createUpdate("update disposition set lapsed = :at where id = :id")
        .bind("id", disposition)
        .bind("at", at)
        .execute();
  }

  void inspected(Handle handle, UUID disposition, UUID inspection, boolean passed) {
    handle
        .createUpdate(
            "update disposition set inspection_id = :inspection, passed = :passed where id = :id")
        .bind("id", disposition)
        .bind("inspection", inspection)
        .bind("passed", passed)
        .execute();
  }
}
