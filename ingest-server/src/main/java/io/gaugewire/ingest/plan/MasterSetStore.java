package io.gaugewire.ingest.plan;

import io.gaugewire.ingest.characteristic.BilingualText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Master data in the database, brought in as a set within the caller's change. */
final class MasterSetStore {
  private final List<String> changed = new ArrayList<>();
  private final Handle handle;
  private final Instant at;

  private MasterSetStore(Handle handle, Instant at) {
    this.handle = handle;
    this.at = at;
  }

  /**
   * Brings a set in: what is new is added, what differs is changed, nothing is removed.
   *
   * @return what was added or changed, such as {@code part P-1}
   */
  static List<String> apply(Handle handle, MasterSet set, Instant at) {
    MasterSetStore store = new MasterSetStore(handle, at);
    set.departments().orElse(List.of()).forEach(store::department);
    set.lines().orElse(List.of()).forEach(store::line);
    set.defects().orElse(List.of()).forEach(store::defect);
    set.characteristics().orElse(List.of()).forEach(store::characteristic);
    set.parts().orElse(List.of()).forEach(store::part);
    set.gauges().orElse(List.of()).forEach(store::gauge);
    return List.copyOf(store.changed);
  }

  private void upsert(String what, String code, Update statement) {
    if (statement.execute() > 0) {
      changed.add(what + " " + code);
    }
  }

  private Update named(String sql, String code, BilingualText name) {
    return handle.createUpdate(sql).bind("code", code).bind("en", name.en()).bind("zh", name.zh());
  }

  private void department(MasterSet.Named item) {
    upsert(
        "department",
        item.code(),
        named(
            """
            insert into department as t (code, name_en, name_zh) values (:code, :en, :zh)
            on conflict (code) do update set name_en = :en, name_zh = :zh
              where (t.name_en, t.name_zh) is distinct from (:en, :zh)
            """,
            item.code(),
            item.name()));
  }

  private void line(MasterSet.Line item) {
    upsert(
        "line",
        item.code(),
        named(
                """
                insert into line as t (code, name_en, name_zh, department)
                values (:code, :en, :zh, :department)
                on conflict (code) do update set
                  name_en = :en, name_zh = :zh, department = :department
                  where (t.name_en, t.name_zh, t.department)
                    is distinct from (:en, :zh, :department)
                """,
                item.code(),
                item.name())
            .bind("department", item.department().orElse(null)));
  }

  private void defect(MasterSet.Defect item) {
    upsert(
        "defect",
        item.code(),
        named(
                """
                insert into defect_code as t (code, name_en, name_zh, severity)
                values (:code, :en, :zh, :severity)
                on conflict (code) do update set
                  name_en = :en, name_zh = :zh, severity = :severity
                  where (t.name_en, t.name_zh, t.severity) is distinct from (:en, :zh, :severity)
                """,
                item.code(),
                item.name())
            .bind("severity", item.severity()));
  }

  private void characteristic(MasterSet.Characteristic item) {
    upsert(
        "characteristic",
        item.code(),
        named(
                """
                insert into characteristic as t
                  (code, name_en, name_zh, unit, decimals, lsl, target, usl)
                values (:code, :en, :zh, :unit, :decimals, :lower, :target, :upper)
                on conflict (code) do update set name_en = :en, name_zh = :zh, unit = :unit,
                  decimals = :decimals, lsl = :lower, target = :target, usl = :upper
                  where (t.name_en, t.name_zh, t.unit, t.decimals, t.lsl, t.target, t.usl)
                    is distinct from
                    (:en, :zh, :unit, :decimals, :lower::numeric, :target::numeric, :upper::numeric)
                """,
                item.code(),
                item.name())
            .bind("unit", item.unit())
            .bind("decimals", item.decimals())
            .bind("lower", item.lower().orElse(null))
            .bind("target", item.target().orElse(null))
            .bind("upper", item.upper().orElse(null)));
  }

  private void part(MasterSet.Part item) {
    upsert(
        "part",
        item.code(),
        named(
            """
            insert into part as t (code, name_en, name_zh) values (:code, :en, :zh)
            on conflict (code) do update set name_en = :en, name_zh = :zh
              where (t.name_en, t.name_zh) is distinct from (:en, :zh)
            """,
            item.code(),
            item.name()));
    int position = 0;
    for (MasterSet.Step step : item.operations()) {
      position++;
      operation(item.code(), position, step);
    }
  }

  private void operation(String part, int position, MasterSet.Step step) {
    upsert(
        "operation",
        part + "/" + step.code(),
        named(
                """
                insert into operation as t
                  (part, position, code, name_en, name_zh, gate, line, station)
                values (:part, :position, :code, :en, :zh, :gate, :line, :station)
                on conflict (part, code) do update set position = :position, name_en = :en,
                  name_zh = :zh, gate = :gate, line = :line, station = :station
                  where (t.position, t.name_en, t.name_zh, t.gate, t.line, t.station)
                    is distinct from (:position, :en, :zh, :gate, :line, :station)
                """,
                step.code(),
                step.name())
            .bind("part", part)
            .bind("position", position)
            .bind("gate", step.gate())
            .bind("line", step.line())
            .bind("station", step.station()));
  }

  private void gauge(MasterSet.Gauge item) {
    upsert(
        "gauge",
        item.code(),
        named(
                """
                insert into gauge as t
                  (code, name_en, name_zh, interval_days, state, state_since, due)
                values (:code, :en, :zh, :days, 'in-use', :at, :due)
                on conflict (code) do update set
                  name_en = :en, name_zh = :zh, interval_days = :days
                  where (t.name_en, t.name_zh, t.interval_days)
                    is distinct from (:en, :zh, :days)
                """,
                item.code(),
                item.name())
            .bind("days", item.intervalDays())
            .bind("at", at)
            .bind("due", item.due()));
  }

  /** Everything there is, in the form it is brought in. */
  static MasterSet read(Handle handle) {
    PlanStore plans = new PlanStore();
    return new MasterSet(
        Optional.of(
            handle
                .createQuery("select * from department order by code")
                .map((row, c) -> new MasterSet.Named(row.getString("code"), name(row)))
                .list()),
        Optional.of(
            handle
                .createQuery("select * from line order by code")
                .map(
                    (row, c) ->
                        new MasterSet.Line(
                            row.getString("code"),
                            name(row),
                            Optional.ofNullable(row.getString("department"))))
                .list()),
        Optional.of(
            handle
                .createQuery("select * from defect_code order by code")
                .map(
                    (row, c) ->
                        new MasterSet.Defect(
                            row.getString("code"), name(row), row.getString("severity")))
                .list()),
        Optional.of(
            handle
                .createQuery("select * from characteristic order by code")
                .map(
                    (row, c) ->
                        new MasterSet.Characteristic(
                            row.getString("code"),
                            name(row),
                            row.getString("unit"),
                            row.getInt("decimals"),
                            Optional.ofNullable(row.getBigDecimal("lsl")),
                            Optional.ofNullable(row.getBigDecimal("target")),
                            Optional.ofNullable(row.getBigDecimal("usl"))))
                .list()),
        Optional.of(
            handle
                .createQuery("select * from part order by code")
                .map(
                    (row, c) ->
                        new MasterSet.Part(
                            row.getString("code"),
                            name(row),
                            plans.routing(handle, row.getString("code")).stream()
                                .map(MasterSetStore::step)
                                .toList()))
                .list()),
        Optional.of(
            handle
                .createQuery("select * from gauge order by code")
                .map(
                    (row, c) ->
                        new MasterSet.Gauge(
                            row.getString("code"),
                            name(row),
                            row.getInt("interval_days"),
                            row.getObject("due", LocalDate.class)))
                .list()));
  }

  private static MasterSet.Step step(Operation operation) {
    return new MasterSet.Step(
        operation.code(),
        new BilingualText(operation.nameEn(), operation.nameZh()),
        operation.gate(),
        operation.line(),
        operation.station());
  }

  private static BilingualText name(ResultSet row) throws SQLException {
    return new BilingualText(row.getString("name_en"), row.getString("name_zh"));
  }
}
