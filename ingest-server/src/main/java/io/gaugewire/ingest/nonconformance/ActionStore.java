package io.gaugewire.ingest.nonconformance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Corrective actions in the database (NC-3). */
final class ActionStore {
  private static final String SELECT =
      """
      select * from (select a.*, n.number as nonconformance
        from action a left join nonconformance n on n.id = a.nonconformance_id) action
      """;

  /**
   * A stored action.
   *
   * @param nonconformance number of the report it answers
   */
  public record Stored(
      UUID id,
      long number,
      Optional<UUID> nonconformanceId,
      Optional<Long> nonconformance,
      Optional<UUID> reportId,
      String text,
      String department,
      String owner,
      String verifier,
      Instant due,
      String state,
      String measure,
      Optional<String> evidence,
      Optional<Instant> done,
      Optional<String> outcome,
      Optional<Instant> verified,
      int reopened,
      int level,
      Optional<Instant> escalates,
      String createdBy,
      Instant created) {}

  /** What is asked for. */
  record Asked(
      UUID id,
      Optional<UUID> nonconformance,
      Optional<UUID> report,
      String text,
      String department,
      String owner,
      String verifier,
      Instant due,
      String measure) {}

  void add(Handle handle, Asked asked, String by, Instant at) {
    handle
        .createUpdate(
            """
            insert into action
              (id, nonconformance_id, report_id, text, department, owner, verifier, due, state, measure,
               escalates, created_by, created)
            values (:id, :nonconformance, :report, :text, :department, :owner, :verifier, :due, 'open',
                    :measure, :due, :by, :at)
            """)
        .bind("id", asked.id())
        .bind("nonconformance", asked.nonconformance().orElse(null))
        .bind("report", asked.report().orElse(null))
        .bind("text", asked.text())
        .bind("department", asked.department())
        .bind("owner", asked.owner())
        .bind("verifier", asked.verifier())
        .bind("due", asked.due())
        .bind("measure", asked.measure())
        .bind("by", by)
        .bind("at", at)
        .execute();
  }

  Optional<Stored> byId(Handle handle, UUID id) {
    return handle
        .createQuery(SELECT + "where id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Stored.class))
        .findOne();
  }

  List<Stored> of(Handle handle, UUID nonconformance) {
    return handle
        .createQuery(SELECT + "where nonconformance_id = :id order by number")
        .bind("id", nonconformance)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  List<Stored> page(Handle handle, boolean open, int most) {
    return handle
        .createQuery(
            SELECT + "where not :open or state <> 'verified' order by due, number limit :most")
        .bind("open", open)
        .bind("most", most)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  int unverified(Handle handle, UUID nonconformance) {
    return handle
        .createQuery(
            "select count(*) from action where nonconformance_id = :id and state <> 'verified'")
        .bind("id", nonconformance)
        .mapTo(Integer.class)
        .one();
  }

  /** Whether somebody may sign in under that name. */
  boolean exists(Handle handle, String login) {
    return handle
            .createQuery("select count(*) from person where login = :login")
            .bind("login", login)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Whether a report is a management review that can still be decided on. */
  boolean underReview(Handle handle, UUID report) {
    return handle
            .createQuery(
                "select count(*) from report"
                    + " where id = :id and kind = 'review' and state = 'draft'")
            .bind("id", report)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  void done(Handle handle, UUID id, String evidence, Instant at) {
    handle
        .createUpdate(
            "update action set state = 'done', evidence = :evidence, done = :at, escalates = null"
                + " where id = :id")
        .bind("id", id)
        .bind("evidence", evidence)
        .bind("at", at)
        .execute();
  }

  /** The verifier's finding; without effect it is open again, due in as long as it first had. */
  void judged(Handle handle, Stored action, boolean effective, String outcome, Instant at) {
    Instant due =
        effective ? action.due() : at.plus(Duration.between(action.created(), action.due()));
    handle
        .createUpdate(
            """
            update action set state = :state, outcome = :outcome, verified = :verified,
              reopened = reopened + :again, due = :due, escalates = :escalates, level = 0
            where id = :id
            """)
        .bind("id", action.id())
        .bind("state", effective ? "verified" : "open")
        .bind("outcome", outcome)
        .bind("verified", effective ? at : null)
        .bind("again", effective ? 0 : 1)
        .bind("due", due)
        .bind("escalates", effective ? null : due)
        .execute();
  }
}
