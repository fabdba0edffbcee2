package io.gaugewire.ingest.nonconformance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What climbs from office to office while nobody acts (NC-4), in the caller's transaction. */
final class EscalationStore {
  private EscalationStore() {}

  /**
   * Moves an action or a look at an effect to the next office and tells that office.
   *
   * @param table of the record, {@code action} or {@code effect_check}
   * @param kind as the office is told
   */
  static void climb(Handle handle, String table, String kind, Late late, Instant at) {
    handle
        .createUpdate(
            "update " + table + " set level = level + 1, escalates = :next where id = :id")
        .bind("id", late.id())
        .bind("next", late.since().orElse(at).plus(Deadlines.STEP))
        .execute();
    tell(handle, kind, late.id(), late.level() + 1, at);
  }

  /**
   * A record whose time is over.
   *
   * @param level where it stands
   * @param since when its time was over
   */
  record Late(UUID id, int level, Optional<Instant> since) {}

  static void tell(Handle handle, String kind, UUID record, int level, Instant at) {
    handle
        .createUpdate(
            "insert into escalation (kind, record, level, role, time)"
                + " values (:kind, :record, :level, :role, :at)")
        .bind("kind", kind)
        .bind("record", record)
        .bind("level", level)
        .bind("role", Deadlines.office(level).key())
        .bind("at", at)
        .execute();
  }
}
