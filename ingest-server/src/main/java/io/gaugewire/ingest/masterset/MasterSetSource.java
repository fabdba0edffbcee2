package io.gaugewire.ingest.masterset;

import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.chart.RunRules;
import io.gaugewire.ingest.identity.People;
import io.gaugewire.ingest.plan.Plan;
import io.gaugewire.ingest.plan.PlanStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Master data out of the database, in the form in which it is brought in. */
final class MasterSetSource {
  private final Handle handle;

  private MasterSetSource(Handle handle) {
    this.handle = handle;
  }

  /** Everything there is. */
  static MasterSet read(Handle handle) {
    MasterSetSource source = new MasterSetSource(handle);
    return new MasterSet(
        source.named("plant"),
        source.named("department"),
        source.list(
            "select * from line order by code",
            (row, c) ->
                new MasterSet.Line(
                    row.getString("code"),
                    name(row),
                    Optional.ofNullable(row.getString("department")))),
        source.list(
            "select * from station order by site, code",
            (row, c) ->
                new MasterSet.Station(row.getString("site"), row.getString("code"), name(row))),
        source.list(
            "select * from defect_code order by code",
            (row, c) ->
                new MasterSet.Defect(row.getString("code"), name(row), row.getString("severity"))),
        source.list("select * from characteristic order by code", (row, c) -> characteristic(row)),
        source.charts(),
        source.parts(),
        Optional.of(
            new PlanStore()
                .plans(handle, Optional.empty()).stream().map(MasterSetSource::plan).toList()),
        source.gauges(),
        Optional.of(source.people()),
        source.qualifications());
  }

  private <T> Optional<List<T>> list(String sql, RowMapper<T> mapper) {
    return Optional.of(handle.createQuery(sql).map(mapper).list());
  }

  private Optional<List<MasterSet.Named>> named(String table) {
    return list(
        "select * from " + table + " order by code",
        (row, c) -> new MasterSet.Named(row.getString("code"), name(row)));
  }

  private static MasterSet.Characteristic characteristic(ResultSet row) throws SQLException {
    return new MasterSet.Characteristic(
        row.getString("code"),
        name(row),
        row.getString("unit"),
        row.getInt("decimals"),
        Optional.ofNullable(row.getBigDecimal("lsl")),
        Optional.ofNullable(row.getBigDecimal("target")),
        Optional.ofNullable(row.getBigDecimal("usl")),
        Optional.of(row.getString("severity")));
  }

  /** Codes of the charts that have judged readings: what they chart stays as it is. */
  static Set<String> judged(Handle handle) {
    return handle
        .createQuery("select c.code from chart c join chart_state s on s.chart_id = c.id")
        .mapTo(String.class)
        .set();
  }

  private Optional<List<MasterSet.Chart>> charts() {
    return list(
        """
        select c.*, h.code as characteristic, extract(epoch from c.stale_after)::int as seconds
        from chart c join characteristic h on h.id = c.characteristic_id order by c.code
        """,
        (row, c) ->
            new MasterSet.Chart(
                row.getString("code"),
                row.getString("characteristic"),
                row.getString("kind"),
                row.getInt("subgroup_size"),
                rules(row, "location_rules"),
                rules(row, "dispersion_rules"),
                row.getInt("phase_one"),
                row.getInt("seconds"),
                Optional.of(row.getBoolean("retired"))));
  }

  private static Optional<List<String>> rules(ResultSet row, String column) throws SQLException {
    List<String> keys = List.of((String[]) row.getArray(column).getArray());
    return Optional.of(RunRules.ordered(keys));
  }

  private Optional<List<MasterSet.Part>> parts() {
    Map<String, List<MasterSet.Step>> routings = new HashMap<>();
    handle
        .createQuery("select * from operation order by part, position")
        .map(
            (row, c) ->
                routings
                    .computeIfAbsent(row.getString("part"), part -> new ArrayList<>())
                    .add(
                        new MasterSet.Step(
                            row.getString("code"),
                            name(row),
                            row.getString("gate"),
                            row.getString("line"),
                            row.getString("station"))))
        .list();
    return list(
        "select * from part order by code",
        (row, c) ->
            new MasterSet.Part(
                row.getString("code"),
                name(row),
                routings.getOrDefault(row.getString("code"), List.of())));
  }

  private static MasterSet.Plan plan(Plan plan) {
    return new MasterSet.Plan(
        plan.part(),
        plan.operation(),
        Optional.of(plan.version()),
        plan.content(),
        plan.reason(),
        Optional.of(plan.author()),
        plan.approver(),
        plan.validFrom(),
        plan.validTo());
  }

  private Optional<List<MasterSet.Gauge>> gauges() {
    Map<String, List<MasterSet.Calibration>> calibrations = new HashMap<>();
    handle
        .createQuery("select * from calibration order by gauge, performed, recorded, id")
        .map(
            (row, c) ->
                calibrations
                    .computeIfAbsent(row.getString("gauge"), gauge -> new ArrayList<>())
                    .add(
                        new MasterSet.Calibration(
                            row.getObject("performed", LocalDate.class),
                            row.getString("as_found"),
                            row.getString("certificate"),
                            row.getString("by_whom"))))
        .list();
    return list(
        "select * from gauge order by code",
        (row, c) ->
            new MasterSet.Gauge(
                row.getString("code"),
                name(row),
                row.getInt("interval_days"),
                row.getObject("due", LocalDate.class),
                Optional.of(row.getString("state")),
                Optional.of(calibrations.getOrDefault(row.getString("code"), List.of()))));
  }

  private List<MasterSet.Member> people() {
    return People.known(handle).stream()
        .map(
            known ->
                new MasterSet.Member(
                    known.person().login(),
                    known.person().badge(),
                    known.person().name(),
                    known.person().department(),
                    Optional.of(known.person().language()),
                    known.person().active().from(),
                    known.person().active().to(),
                    Optional.of(known.offices())))
        .toList();
  }

  private Optional<List<MasterSet.Qualification>> qualifications() {
    return Optional.of(
        handle
            .createQuery(
                """
                select p.login as person, q.part, q.operation, q.valid_from as "from",
                       q.valid_to as "to"
                from qualification q join person p on p.id = q.person_id
                order by p.login, q.part, q.operation, q.valid_from
                """)
            .map(ConstructorMapper.of(MasterSet.Qualification.class))
            .list());
  }

  private static BilingualText name(ResultSet row) throws SQLException {
    return new BilingualText(row.getString("name_en"), row.getString("name_zh"));
  }
}
