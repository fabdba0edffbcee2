package io.gaugewire.ingest.nonconformance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Planned looks at whether actions had their effect, in the database. */
final class EffectStore {
  private static final String SELECT = "select * from effect_check ";

  /** A stored check; {@code effective} is absent while it waits. */
  public record Stored(
      UUID id,
      long number,
      UUID nonconformanceId,
      String checker,
      Instant due,
      String criterion,
      String plannedBy,
      Instant planned,
      Optional<Boolean> effective,
      Optional<String> finding,
      Optional<Instant> checked,
      Optional<UUID> followUp,
      int level,
      Optional<Instant> escalates) {}

  /** What is planned. */
  record Planned(UUID id, String checker, Instant due, String criterion) {}

  void add(Handle handle, UUID nonconformance, Planned planned, String by, Instant at) {
    handle
        .createUpdate(
            """
            insert into effect_check
              (id, nonconformance_id, checker, due, criterion, planned_by, planned, escalates)
            values (:id, :nonconformance, :checker, :due, :criterion, :by, :at, :due)
            """)
        .bind("id", planned.id())
        .bind("nonconformance", nonconformance)
        .bind("checker", planned.checker())
        .bind("due", planned.due())
        .bind("criterion", planned.criterion())
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
        .createQuery(SELECT + "where not :open or checked is null order by due, number limit :most")
        .bind("open", open)
        .bind("most", most)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  void found(
      Handle handle, UUID id, boolean effective, String finding, Optional<UUID> next, Instant at) {
    handle
        .createUpdate(
            """
            update effect_check set effective = :effective, finding = :finding, checked = :at,
              follow_up = :next, escalates = null
            where id = :id
            """)
        .bind("id", id)
        .bind("effective", effective)
        .bind("finding", finding)
        .bind("next", next.orElse(null))
        .bind("at", at)
        .execute();
  }
}
