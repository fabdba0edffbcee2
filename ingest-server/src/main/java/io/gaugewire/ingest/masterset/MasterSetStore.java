package io.gaugewire.ingest.masterset;

import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.chart.RunRules;
import io.gaugewire.ingest.identity.People;
import io.gaugewire.ingest.identity.Person;
import io.gaugewire.ingest.plan.Plan;
import io.gaugewire.ingest.plan.PlanStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Brings master data into the database, within the caller's change. */
final class MasterSetStore {
  private final Handle handle;
  private final String author;
  private final Instant at;

  private MasterSetStore(Handle handle, String author, Instant at) {
    this.handle = handle;
    this.author = author;
    this.at = at;
  }

  /**
   * Brings a set in: what is new is added, what differs is changed, nothing is removed.
   *
   * @param author of plans that are new
   */
  static void apply(Handle handle, MasterSet set, String author, Instant at) {
    MasterSetStore store = new MasterSetStore(handle, author, at);
    set.sites().orElse(List.of()).forEach(item -> store.plain("plant", item));
    set.departments().orElse(List.of()).forEach(item -> store.plain("department", item));
    set.lines().orElse(List.of()).forEach(store::line);
    set.stations().orElse(List.of()).forEach(store::station);
    set.defects().orElse(List.of()).forEach(store::defect);
    set.characteristics().orElse(List.of()).forEach(store::characteristic);
    set.charts().orElse(List.of()).forEach(store::chart);
    set.parts().orElse(List.of()).forEach(store::part);
    set.plans().orElse(List.of()).forEach(store::plan);
    set.gauges().orElse(List.of()).forEach(store::gauge);
    set.people().orElse(List.of()).forEach(store::person);
    set.qualifications().orElse(List.of()).forEach(store::qualification);
  }

  private Update named(String sql, String code, BilingualText name) {
    return handle.createUpdate(sql).bind("code", code).bind("en", name.en()).bind("zh", name.zh());
  }

  /** What has a name and nothing else, in one of this class's own tables. */
  private void plain(String table, MasterSet.Named item) {
    named(
            """
            insert into %s as t (code, name_en, name_zh) values (:code, :en, :zh)
            on conflict (code) do update set name_en = :en, name_zh = :zh
            """
                .formatted(table),
            item.code(),
            item.name())
        .execute();
  }

  private void station(MasterSet.Station item) {
    named(
            """
            insert into station (site, code, name_en, name_zh) values (:site, :code, :en, :zh)
            on conflict (site, code) do update set name_en = :en, name_zh = :zh
            """,
            item.code(),
            item.name())
        .bind("site", item.site())
        .execute();
  }

  private void line(MasterSet.Line item) {
    named(
            """
            insert into line as t (code, name_en, name_zh, department)
            values (:code, :en, :zh, :department)
            on conflict (code) do update set
              name_en = :en, name_zh = :zh, department = :department
            """,
            item.code(),
            item.name())
        .bind("department", item.department().orElse(null))
        .execute();
  }

  private void defect(MasterSet.Defect item) {
    named(
            """
            insert into defect_code as t (code, name_en, name_zh, severity)
            values (:code, :en, :zh, :severity)
            on conflict (code) do update set
              name_en = :en, name_zh = :zh, severity = :severity
            """,
            item.code(),
            item.name())
        .bind("severity", item.severity())
        .execute();
  }

  private void characteristic(MasterSet.Characteristic item) {
    named(
            """
            insert into characteristic as t
              (code, name_en, name_zh, unit, decimals, lsl, target, usl, severity)
            values (:code, :en, :zh, :unit, :decimals, :lower, :target, :upper,
              coalesce(:severity, 'minor'))
            on conflict (code) do update set name_en = :en, name_zh = :zh, unit = :unit,
              decimals = :decimals, lsl = :lower, target = :target, usl = :upper,
              severity = coalesce(:severity, t.severity)
            """,
            item.code(),
            item.name())
        .bind("unit", item.unit())
        .bind("decimals", item.decimals())
        .bind("lower", item.lower().orElse(null))
        .bind("target", item.target().orElse(null))
        .bind("upper", item.upper().orElse(null))
        .bind("severity", item.severity().orElse(null))
        .execute();
  }

  private void chart(MasterSet.Chart item) {
    handle
        .createUpdate(
            """
            insert into chart as t
              (code, characteristic_id, kind, subgroup_size, location_rules, dispersion_rules,
               phase_one, stale_after, retired)
            values (:code, (select id from characteristic where code = :characteristic), :kind,
              :size, :location, :dispersion, :phaseOne, :stale * interval '1 second',
              coalesce(:retired, false))
            on conflict (code) do update set
              characteristic_id = excluded.characteristic_id, kind = :kind,
              subgroup_size = :size, location_rules = :location, dispersion_rules = :dispersion,
              phase_one = :phaseOne, stale_after = excluded.stale_after,
              retired = coalesce(:retired, t.retired)
            """)
        .bind("code", item.code())
        .bind("characteristic", item.characteristic())
        .bind("kind", item.kind())
        .bind("size", item.subgroupSize())
        .bindArray("location", String.class, ordered(item.locationRules()))
        .bindArray("dispersion", String.class, ordered(item.dispersionRules()))
        .bind("phaseOne", item.phaseOne())
        .bind("stale", item.staleAfterSeconds())
        .bind("retired", item.retired().orElse(null))
        .execute();
  }

  private static List<String> ordered(Optional<List<String>> rules) {
    return RunRules.ordered(rules.orElse(List.of()));
  }

  private void part(MasterSet.Part item) {
    named(
            """
            insert into part as t (code, name_en, name_zh) values (:code, :en, :zh)
            on conflict (code) do update set name_en = :en, name_zh = :zh
            """,
            item.code(),
            item.name())
        .execute();
    int position = 0;
    for (MasterSet.Step step : item.operations()) {
      position++;
      operation(item.code(), position, step);
    }
  }

  private void operation(String part, int position, MasterSet.Step step) {
    named(
            """
            insert into operation as t
              (part, position, code, name_en, name_zh, gate, line, station)
            values (:part, :position, :code, :en, :zh, :gate, :line, :station)
            on conflict (part, code) do update set position = :position, name_en = :en,
              name_zh = :zh, gate = :gate, line = :line, station = :station
            """,
            step.code(),
            step.name())
        .bind("part", part)
        .bind("position", position)
        .bind("gate", step.gate())
        .bind("line", step.line())
        .bind("station", step.station())
        .execute();
  }

  private void plan(MasterSet.Plan item) {
    new PlanStore()
        .add(
            handle,
            new Plan(
                UUID.randomUUID(),
                item.part(),
                item.operation(),
                0,
                item.content(),
                author,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                item.reason()));
  }

  private void gauge(MasterSet.Gauge item) {
    named(
            """
            insert into gauge (code, name_en, name_zh, interval_days, state, state_since, due)
            values (:code, :en, :zh, :days, coalesce(:state, 'in-use'), :at, :due)
            on conflict (code) do update set
              name_en = :en, name_zh = :zh, interval_days = :days
            """,
            item.code(),
            item.name())
        .bind("days", item.intervalDays())
        .bind("state", item.state().orElse(null))
        .bind("at", at)
        .bind("due", item.due())
        .execute();
    item.calibrations().orElse(List.of()).forEach(each -> calibration(item, each));
  }

  /** One that is new moves the day on which the gauge is due, as one that is recorded does. */
  private void calibration(MasterSet.Gauge gauge, MasterSet.Calibration item) {
    int added =
        handle
            .createUpdate(
                """
                insert into calibration
                  (id, gauge, performed, as_found, certificate, by_whom, recorded)
                select :id, :gauge, :performed, :asFound, :certificate, :by, :at
                where not exists (select from calibration
                  where gauge = :gauge and performed = :performed and certificate = :certificate)
                """)
            .bind("id", UUID.randomUUID())
            .bind("gauge", gauge.code())
            .bind("performed", item.performed())
            .bind("asFound", item.asFound())
            .bind("certificate", item.certificate())
            .bind("by", item.byWhom())
            .bind("at", at)
            .execute();
    if (added > 0) {
      handle
          .createUpdate("update gauge set due = :due where code = :code and due < :due")
          .bind("code", gauge.code())
          .bind("due", item.performed().plusDays(gauge.intervalDays()))
          .execute();
    }
  }

  private void person(MasterSet.Member item) {
    Person person =
        new Person(
            UUID.randomUUID(),
            item.login(),
            item.badge(),
            item.name(),
            item.department(),
            item.language().orElse(""),
            new Person.Active(item.activeFrom(), item.activeTo()));
    People.bringIn(handle, person, item.offices());
  }

  private void qualification(MasterSet.Qualification item) {
    new PlanStore()
        .qualify(
            handle,
            new PlanStore.Qualification(
                People.id(handle, item.person()).orElseThrow(),
                item.part(),
                item.operation(),
                item.from(),
                item.to()));
  }
}
