package io.gaugewire.ingest.gauges;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Gauges and calibrations in the database, in the caller's transaction. */
final class GaugeStore {
  /** A gauge; {@code due} is the last day on which its calibration holds. */
  public record Gauge(
      String code,
      String nameEn,
      String nameZh,
      int intervalDays,
      String state,
      Instant stateSince,
      LocalDate due) {}

  /** A calibration, {@code asFound} before any adjustment. */
  public record Calibration(
      UUID id,
      String gauge,
      LocalDate performed,
      String asFound,
      String certificate,
      String byWhom,
      Instant recorded) {}

  List<Gauge> all(Handle handle) {
    return handle
        .createQuery("select * from gauge order by due, code")
        .map(ConstructorMapper.of(Gauge.class))
        .list();
  }

  Optional<Gauge> one(Handle handle, String code) {
    return handle
        .createQuery("select * from gauge where code = :code")
        .bind("code", code)
        .map(ConstructorMapper.of(Gauge.class))
        .findOne();
  }

  List<Calibration> calibrations(Handle handle, String gauge) {
    return handle
        .createQuery("select * from calibration where gauge = :gauge order by performed, recorded")
        .bind("gauge", gauge)
        .map(ConstructorMapper.of(Calibration.class))
        .list();
  }

  void add(Handle handle, Calibration calibration) {
    handle
        .createUpdate(
            """
            insert into calibration (id, gauge, performed, as_found, certificate, by_whom, recorded)
            values (:id, :gauge, :performed, :asFound, :certificate, :by, :recorded)
            """)
        .bind("id", calibration.id())
        .bind("gauge", calibration.gauge())
        .bind("performed", calibration.performed())
        .bind("asFound", calibration.asFound())
        .bind("certificate", calibration.certificate())
        .bind("by", calibration.byWhom())
        .bind("recorded", calibration.recorded())
        .execute();
  }

  void due(Handle handle, String gauge, LocalDate due) {
    handle
        .createUpdate("update gauge set due = :due where code = :gauge and due < :due")
        .bind("gauge", gauge)
        .bind("due", due)
        .execute();
  }

  void state(Handle handle, String gauge, String state, Instant at) {
    handle
        .createUpdate("update gauge set state = :state, state_since = :at where code = :gauge")
        .bind("gauge", gauge)
        .bind("state", state)
        .bind("at", at)
        .execute();
  }

  /** A value that a gauge gave in a period, with the record and batch it belongs to. */
  public record Suspect(
      UUID inspection,
      UUID batchId,
      String batch,
      String operation,
      String characteristic,
      String value,
      Instant time) {}

  /**
   * Every value of a gauge in a period.
   *
   * @param from excluded day begins it: the last good calibration
   */
  List<Suspect> suspects(Handle handle, String gauge, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            select i.id as inspection, b.id as batch_id, b.number as batch, i.operation,
                   v.characteristic, v.value::text as value, v.time
            from inspection_value v
            join inspection i on i.id = v.inspection_id
            join inspection_batch s on s.inspection_id = i.id
            join batch b on b.id = s.batch_id
            where v.gauge = :gauge and v.time >= :from and v.time < :to
            order by v.time, i.number, v.ordinal
            """)
        .bind("gauge", gauge)
        .bind("from", from)
        .bind("to", to)
        .map(ConstructorMapper.of(Suspect.class))
        .list();
  }
}
