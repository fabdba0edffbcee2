package io.gaugewire.ingest.notices;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Escalations in their order, and how far each door is. */
final class NoticeStore {
  private final Jdbi jdbi;

  NoticeStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Where a door is.
   *
   * @param number of the last notice handed over
   * @param attempts in vain at the one after it
   * @param next when it is tried again
   */
  public record Place(long number, int attempts, Instant next) {}

  /** The place of a door; a new one begins after everything that climbed before. */
  Place place(String door, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into courier (door, number, attempts, next)
                  select :door, coalesce(max(number), 0), 0, :now from escalation
                  on conflict (door) do nothing
                  """)
              .bind("door", door)
              .bind("now", now)
              .execute();
          return handle
              .createQuery("select number, attempts, next from courier where door = :door")
              .bind("door", door)
              .map(ConstructorMapper.of(Place.class))
              .one();
        });
  }

  Optional<Notice> after(long number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select e.number, e.kind, e.record, e.level, e.role, e.time,
                           coalesce('NC-' || n.number || ' ' || b.number, 'A-' || a.number, 'E-' || c.number,
                                    r.kind || ' ' || r.period, '') as title
                    from escalation e
                    left join nonconformance n on e.kind = 'nonconformance' and n.id = e.record
                    left join batch b on b.id = n.batch_id
                    left join action a on e.kind = 'action' and a.id = e.record
                    left join effect_check c on e.kind = 'effect' and c.id = e.record
                    left join report r on e.kind = 'report' and r.id = e.record
                    where e.number > :number order by e.number limit 1
                    """)
                .bind("number", number)
                .map(ConstructorMapper.of(Notice.class))
                .findOne());
  }

  void delivered(String door, long number, Instant now) {
    update(door, number, 0, now, null);
  }

  void failed(String door, Place place, Instant next, String failure) {
    update(door, place.number(), place.attempts() + 1, next, failure);
  }

  private void update(
      String door, long number, int attempts, Instant next, @Nullable String failure) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update courier set number = :number, attempts = :attempts, next = :next,
                      failure = :failure
                    where door = :door
                    """)
                .bind("door", door)
                .bind("number", number)
                .bind("attempts", attempts)
                .bind("next", next)
                .bind("failure", failure)
                .execute());
  }
}
