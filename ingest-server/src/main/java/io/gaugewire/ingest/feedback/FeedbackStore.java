package io.gaugewire.ingest.feedback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Complaints, deliveries and visits in the database, in the caller's transaction. */
final class FeedbackStore {
  /** A stored complaint; {@code batch} is the number on the label. */
  public record Complaint(
      UUID id,
      long number,
      String customer,
      Optional<String> part,
      Optional<UUID> batchId,
      Optional<String> batch,
      String said,
      String severity,
      Instant received,
      Instant due,
      String recordedBy,
      Optional<String> cause,
      Optional<String> answer,
      Optional<Instant> answered,
      int version) {}

  private static final String COMPLAINTS =
      "select c.*, b.number as batch from complaint c left join batch b on b.id = c.batch_id ";

  List<Complaint> complaints(Handle handle, boolean open, long before, int most) {
    return handle
        .createQuery(
            COMPLAINTS
                + "where c.number < :before and (not :open or c.answer is null)"
                + " order by c.number desc limit :most")
        .bind("open", open)
        .bind("before", before)
        .bind("most", most)
        .map(ConstructorMapper.of(Complaint.class))
        .list();
  }

  Optional<Complaint> complaint(Handle handle, UUID id) {
    return handle
        .createQuery(COMPLAINTS + "where c.id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Complaint.class))
        .findOne();
  }

  /** What is written down of a complaint. */
  record Heard(
      UUID id,
      String customer,
      Optional<String> part,
      Optional<UUID> batch,
      String said,
      String severity,
      Optional<Instant> received,
      Instant due) {}

  void hear(Handle handle, Heard heard, String by, Instant at) {
    handle
        .createUpdate(
            """
            insert into complaint
              (id, customer, part, batch_id, said, severity, received, due, recorded_by)
            values (:id, :customer,
                    coalesce(:part, (select part from batch where id = :batch)),
                    :batch, :said, :severity, :received, :due, :by)
            """)
        .bind("id", heard.id())
        .bind("customer", heard.customer())
        .bind("part", heard.part().orElse(null))
        .bind("batch", heard.batch().orElse(null))
        .bind("said", heard.said())
        .bind("severity", heard.severity())
        .bind("received", heard.received().orElse(at))
        .bind("due", heard.due())
        .bind("by", by)
        .execute();
  }

  void answer(Handle handle, UUID id, String cause, String answer, Instant at) {
    handle
        .createUpdate(
            """
            update complaint set cause = :cause, answer = :answer, answered = :at,
              version = version + 1
            where id = :id
            """)
        .bind("id", id)
        .bind("cause", cause)
        .bind("answer", answer)
        .bind("at", at)
        .execute();
  }

  /** A batch that went to a customer. */
  record Delivery(UUID id, String customer, UUID batch, LocalDate delivered) {}

  void deliver(Handle handle, Delivery delivery, String by) {
    handle
        .createUpdate(
            """
            insert into delivery (id, customer, batch_id, delivered, recorded_by)
            values (:id, :customer, :batch, :delivered, :by)
            """)
        .bind("id", delivery.id())
        .bind("customer", delivery.customer())
        .bind("batch", delivery.batch())
        .bind("delivered", delivery.delivered())
        .bind("by", by)
        .execute();
    plan(handle, delivery.id(), VisitPlan.first(delivery.delivered()));
  }

  void plan(Handle handle, UUID delivery, LocalDate due) {
    handle
        .createUpdate(
            """
            insert into visit (id, delivery_id, due) values (:id, :delivery, :due)
            on conflict (delivery_id, due) do nothing
            """)
        .bind("id", UUID.randomUUID())
        .bind("delivery", delivery)
        .bind("due", due)
        .execute();
  }

  /** A return visit, planned or made. */
  public record Visit(
      UUID id,
      UUID deliveryId,
      String customer,
      String batch,
      LocalDate delivered,
      LocalDate due,
      Optional<LocalDate> made,
      Optional<String> said,
      Optional<Boolean> satisfied,
      Optional<String> cause,
      Optional<String> visitor) {}

  private static final String VISITS =
      """
      select v.id, v.delivery_id, d.customer, b.number as batch, d.delivered, v.due, v.made, v.said,
             v.satisfied, v.cause, v.visitor
      from visit v join delivery d on d.id = v.delivery_id join batch b on b.id = d.batch_id
      """;

  /** Visits that are due until a day and were not made, the most urgent first. */
  List<Visit> due(Handle handle, LocalDate until) {
    return handle
        .createQuery(VISITS + " where v.made is null and v.due <= :until order by v.due limit 1000")
        .bind("until", until)
        .map(ConstructorMapper.of(Visit.class))
        .list();
  }

  Optional<Visit> visit(Handle handle, UUID id) {
    return handle
        .createQuery(VISITS + " where v.id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Visit.class))
        .findOne();
  }

  /** What came of a visit. */
  record Made(LocalDate made, String said, boolean satisfied, Optional<String> cause) {}

  void made(Handle handle, UUID id, Made made, String visitor) {
    handle
        .createUpdate(
            """
            update visit set made = :made, said = :said, satisfied = :satisfied, cause = :cause,
              visitor = :visitor
            where id = :id
            """)
        .bind("id", id)
        .bind("made", made.made())
        .bind("said", made.said())
        .bind("satisfied", made.satisfied())
        .bind("cause", made.cause().orElse(null))
        .bind("visitor", visitor)
        .execute();
  }
}
