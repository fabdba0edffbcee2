package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.store.CommittedLog;
import io.gaugewire.ingest.store.CommittedParcel;
import io.gaugewire.wire.Quality;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What charts passed without judging it. Confined to the monitoring thread, whose stored position
 * says what was passed.
 */
final class UnjudgedStore {
  /** Readings of a late assignment are counted so far: a tag can have millions of them. */
  private static final int MOST_COUNTED = 10_000;

  private final Jdbi jdbi;

  UnjudgedStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Takes up the assignments that charts do not know yet, also those that are older than a chart
   * itself, and notes which readings of their time monitoring had passed before. What is withheld
   * is left to its replay. Repeatable.
   */
  void takeUp() {
    long waiting =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select count(*)
                        from binding b join chart c on c.characteristic_id = b.characteristic_id
                        left join chart_feed f on f.chart_id = c.id and f.binding_id = b.id
                        where f.binding_id is null
                        """)
                    .mapTo(Long.class)
                    .one());
    if (waiting > 0) {
      jdbi.useTransaction(UnjudgedStore::takeUp);
    }
  }

  private static void takeUp(Handle handle) {
    handle
        .createUpdate(
            """
            with fresh as (
              insert into chart_feed (chart_id, binding_id)
              select c.id, b.id
              from binding b join chart c on c.characteristic_id = b.characteristic_id
              on conflict do nothing returning chart_id, binding_id
            ), passed as (
              select stream_id, (stream_id::bigint << 40) + seq as parcel
              from consumer where name = :follower
            ), announced as (
              select distinct t.tag_id from passed p
              join stream_tag t on t.parcel between (p.stream_id::bigint << 40) and p.parcel
            )
            insert into unjudged (chart_id, tag_id, reason, first_time, last_time, readings)
            select f.chart_id, b.tag_id,
              case when (select min(number) from audit_entry
                         where kind = 'binding' and record = b.id::text)
                      < (select min(number) from audit_entry
                         where kind = 'chart' and record = c.code)
                then 'begun-later' else 'assigned-later' end,
              first.time, last.time, counted.readings
            from fresh f
            join chart c on c.id = f.chart_id
            join binding b on b.id = f.binding_id
            join announced a on a.tag_id = b.tag_id
            cross join lateral (select BEFORE order by r.time limit 1) first
            cross join lateral (select BEFORE order by r.time desc limit 1) last
            cross join lateral (
              select count(*) as readings from (select BEFORE limit :most) seen) counted
            """
                .replace(
                    "BEFORE",
                    """
                    r.time from reading r
                    where r.tag_id = b.tag_id and r.time >= b.valid_from
                      and r.time < coalesce(b.valid_to, 'infinity')
                      and (r.quality & :unusable) = 0
                      and exists (select from passed p
                                  where p.stream_id = r.parcel >> 40 and r.parcel <= p.parcel)
                      and not exists (select from withheld_parcel w where w.parcel = r.parcel)
                    """))
        .bind("follower", MonitoringStore.FOLLOWER)
        .bind("unusable", Quality.UNUSABLE)
        .bind("most", MOST_COUNTED)
        .execute();
  }

  /** Notes, in the caller's transaction, which parcels were passed without their contents. */
  static void passWithheld(Handle handle, List<CommittedParcel> parcels) {
    PreparedBatch withheld = handle.prepareBatch("insert into withheld_parcel values (:parcel)");
    for (CommittedParcel parcel : parcels) {
      if (parcel.withheld()) {
        withheld.bind("parcel", parcel.key().number()).add();
      }
    }
    if (withheld.size() > 0) {
      withheld.execute();
    }
  }

  /**
   * Which of these were passed without their contents; the others were replayed before they were
   * passed, and judged like any.
   */
  Set<Long> passedWithout(List<CommittedLog.Replayed> parcels) {
    List<Long> numbers = new ArrayList<>();
    parcels.forEach(replayed -> numbers.add(replayed.parcel().key().number()));
    return new HashSet<>(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select parcel from withheld_parcel where parcel = any(:numbers)")
                    .bindArray("numbers", Long.class, numbers)
                    .mapTo(Long.class)
                    .list()));
  }

  /** Notes what replays brought too late, and how far they are done, at once. */
  void passReplays(long number, Set<Long> passed, List<UnjudgedReadings> unjudged) {
    jdbi.useTransaction(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into unjudged
                    (chart_id, tag_id, reason, parcel, first_time, last_time, readings)
                  values (:chart, :tag, 'replayed', :parcel, :first, :last, :readings)
                  """);
          for (UnjudgedReadings readings : unjudged) {
            batch
                .bind("chart", readings.of().chart().value())
                .bind("tag", readings.of().tag())
                .bind("parcel", readings.of().parcel())
                .bind("first", instant(readings.firstMicros()))
                .bind("last", instant(readings.lastMicros()))
                .bind("readings", readings.readings())
                .add();
          }
          if (batch.size() > 0) {
            batch.execute();
          }
          handle
              .createUpdate("delete from withheld_parcel where parcel = any(:passed)")
              .bindArray("passed", Long.class, passed)
              .execute();
          CommittedLog.advanceReplays(handle, MonitoringStore.FOLLOWER, number);
        });
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
