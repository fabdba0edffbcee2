package io.gaugewire.ingest.batch;

import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Holds on batches and stations, placed and lifted in the transaction of the caller's change. What
 * stations must hear of is told to the listener, also within it.
 */
public final class Holds {
  private final BatchStore batches;
  private final Listener listener;

  public Holds(BatchStore batches, Listener listener) {
    this.batches = batches;
    this.listener = listener;
  }

  /** Hears of holds that a station must show and its machine must obey. */
  @FunctionalInterface
  public interface Listener {
    void changed(Handle handle, Hold hold);
  }

  /** Who may lift it. */
  public enum Kind {
    /** By a failed inspection; lifted by the quality department. */
    INSPECTION,
    /** By a person; lifted by the quality department. */
    QUALITY,
    /** By the chief quality officer's vote; lifted by that office only. */
    VETO;

    /** As the interface and the database spell it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A hold; exactly one of batch and station is there.
   *
   * @param number on the label
   */
  public record Hold(
      UUID id,
      long number,
      Optional<UUID> batchId,
      Optional<String> station,
      String kind,
      String reason,
      String placedBy,
      Instant placed,
      Optional<String> liftedBy,
      Optional<Instant> lifted,
      Optional<String> liftReason,
      long revision) {}

  /** What is to be held, why and by whom. */
  public record Order(
      UUID id, Optional<UUID> batch, Optional<String> station, Kind kind, Why why) {}

  /** Why, and by whom. */
  public record Why(String reason, String by) {}

  /**
   * Places a hold.
   *
   * @throws io.gaugewire.ingest.web.ProblemException when the batch is gone
   */
  public void place(Handle handle, Order order, Instant at) {
    order
        .batch()
        .ifPresent(
            id -> {
              Batch batch = batches.byId(handle, id);
              batches.stand(handle, id, allowed(batch.standing().held()));
            });
    handle
        .createUpdate(
            """
            insert into hold (id, batch_id, station, kind, reason, placed_by, placed)
            values (:id, :batch, :station, :kind, :reason, :by, :at)
            """)
        .bind("id", order.id())
        .bind("batch", order.batch().orElse(null))
        .bind("station", order.station().orElse(null))
        .bind("kind", order.kind().key())
        .bind("reason", order.why().reason())
        .bind("by", order.why().by())
        .bind("at", at)
        .execute();
    listener.changed(handle, byId(handle, order.id()));
  }

  /** Lifts a hold; the batch goes on when it was the last. */
  public void lift(Handle handle, UUID id, Why why, Instant at) {
    Hold hold = byId(handle, id);
    if (hold.lifted().isPresent()) {
      throw Problem.conflict("The hold was lifted already by " + hold.liftedBy().orElse("") + ".");
    }
    handle
        .createUpdate(
            """
            update hold set lifted = :at, lifted_by = :by, lift_reason = :reason,
              revision = revision + 1
            where id = :id
            """)
        .bind("id", id)
        .bind("at", at)
        .bind("by", why.by())
        .bind("reason", why.reason())
        .execute();
    hold.batchId().ifPresent(batch -> goOn(handle, batch, at));
    listener.changed(handle, byId(handle, id));
  }

  /** When no hold is left, the batch goes on, and what was due meanwhile is due that much later. */
  private void goOn(Handle handle, UUID id, Instant at) {
    if (!active(handle, id).isEmpty()) {
      return;
    }
    Batch batch = batches.byId(handle, id);
    if (batch.standing().state() == BatchState.HOLD) {
      batches.stand(handle, id, allowed(batch.standing().lifted()));
    }
    // The span is the one that ends now: from the hold after the last moment without any.
    handle
        .createUpdate(
            """
            update planned_check c set due = c.due + (:at - greatest(c.planned, span.since))
            from (
              select min(h.placed) as since from hold h
              where h.batch_id = :batch and h.lifted > coalesce((
                select max(o.lifted) from hold o where o.batch_id = :batch and not exists (
                  select from hold p where p.batch_id = :batch and p.id <> o.id
                    and p.placed <= o.lifted and p.lifted > o.lifted) and o.lifted < :at),
                '-infinity')) span
            where c.batch_id = :batch and c.state = 'pending' and c.due > span.since
            """)
        .bind("batch", id)
        .bind("at", at)
        .execute();
  }

  /** The holds that stand on a batch. */
  public List<Hold> active(Handle handle, UUID batch) {
    return handle
        .createQuery(
            "select * from hold where batch_id = :batch and lifted is null order by number")
        .bind("batch", batch)
        .map(ConstructorMapper.of(Hold.class))
        .list();
  }

  Hold byId(Handle handle, UUID id) {
    return handle
        .createQuery("select * from hold where id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Hold.class))
        .findOne()
        .orElseThrow(() -> Problem.notFound("There is no hold " + id + "."));
  }

  /** The standing that a step leads to; what is refused ends the request. */
  public static Standing allowed(Standing.Step step) {
    return switch (step) {
      case Standing.Step.To(Standing standing) -> standing;
      case Standing.Step.Refused(String because) -> throw Problem.conflict(because);
    };
  }
}
