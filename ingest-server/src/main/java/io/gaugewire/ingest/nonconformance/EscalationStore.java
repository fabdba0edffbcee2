package io.gaugewire.ingest.nonconformance;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What climbs from office to office while nobody acts (NC-4), in the caller's transaction. */
final class EscalationStore {
  /** What waits for somebody, the longest overdue first; an office is told its name. */
  private enum Waiting {
    NONCONFORMANCE(
        """
        select id, level, deadline as since from nonconformance
        where deadline < :at and level < :top order by deadline limit :most
        """,
        """
        update nonconformance set level = level + 1, deadline = :next, version = version + 1
        where id = :id
        """),
    ACTION(
        """
        select id, level, escalates as since from action
        where state = 'open' and escalates < :at and level < :top order by escalates limit :most
        """,
        "update action set level = level + 1, escalates = :next where id = :id"),
    EFFECT(
        """
        select id, level, escalates as since from effect_check
        where checked is null and escalates < :at and level < :top order by escalates limit :most
        """,
        "update effect_check set level = level + 1, escalates = :next where id = :id");

    private final String late;
    private final String climb;

    Waiting(String late, String climb) {
      this.late = late;
      this.climb = climb;
    }
  }

  /**
   * A record whose time is over.
   *
   * @param level where it stands
   * @param since when its time was over
   */
  public record Late(UUID id, int level, Instant since) {}

  private EscalationStore() {}

  /**
   * Moves what nobody answered in time to the next office, and tells that office.
   *
   * @param most of each kind
   * @return how many climbed
   */
  static int climb(Handle handle, Instant at, int most) {
    int climbed = 0;
    for (Waiting waiting : Waiting.values()) {
      for (Late late : late(handle, waiting, at, most)) {
        climb(handle, waiting, late);
        tell(handle, waiting, late, at);
        climbed++;
      }
    }
    return climbed;
  }

  private static List<Late> late(Handle handle, Waiting waiting, Instant at, int most) {
    return handle
        .createQuery(waiting.late)
        .bind("at", at)
        .bind("top", Deadlines.TOP)
        .bind("most", most)
        .map(ConstructorMapper.of(Late.class))
        .list();
  }

  private static void climb(Handle handle, Waiting waiting, Late late) {
    handle
        .createUpdate(waiting.climb)
        .bind("id", late.id())
        .bind("next", late.since().plus(Deadlines.STEP))
        .execute();
  }

  private static void tell(Handle handle, Waiting waiting, Late late, Instant at) {
    int level = late.level() + 1;
    handle
        .createUpdate(
            "insert into escalation (kind, record, level, role, time)"
                + " values (:kind, :record, :level, :role, :at)")
        .bind("kind", waiting.name().toLowerCase(Locale.ROOT))
        .bind("record", late.id())
        .bind("level", level)
        .bind("role", Deadlines.office(level).key())
        .bind("at", at)
        .execute();
  }
}
