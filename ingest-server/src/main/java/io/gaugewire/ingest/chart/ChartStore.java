package io.gaugewire.ingest.chart;

import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.characteristic.Characteristic;
import io.gaugewire.ingest.characteristic.CharacteristicId;
import io.gaugewire.ingest.characteristic.Specification;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Charts in the database. Safe for use by many threads. */
public final class ChartStore {
  private static final String DEFINITIONS =
      """
      select c.id, c.code as chart, c.kind, c.subgroup_size, c.location_rules, c.dispersion_rules,
             c.phase_one, extract(epoch from c.stale_after)::float8 as stale_seconds, c.retired,
             h.id as characteristic, h.code, h.name_en, h.name_zh, h.unit, h.decimals,
             h.lsl, h.target, h.usl,
             s.station, coalesce(p.name_en, s.station) as station_en,
             coalesce(p.name_zh, s.station) as station_zh
      from chart c
      join characteristic h on h.id = c.characteristic_id
      left join lateral (
        select site, station from (
          select 1 as rank, site, edge, station, tag from characteristic_source
          where characteristic_id = h.id
          union all
          select 2, e.site, e.name, t.station, t.name
          from binding b join tag t on t.id = b.tag_id join edge e on e.id = t.edge_id
          where b.characteristic_id = h.id
        ) source order by rank, site, edge, station, tag limit 1
      ) s on true
      left join station p on p.site = s.site and p.code = s.station
      """;

  private static final String SUBGROUPS =
      """
      select number, tag_id, first_time, time, location, dispersion, size, limit_set, batch,
             after_interruption
      from subgroup
      """;

  private static final String SIGNALS = "select subgroup, panel, rule, time, points from signal ";

  private final Jdbi jdbi;

  public ChartStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Every chart, by number. */
  public List<ChartDefinition> definitions() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DEFINITIONS + " order by c.id")
                .map((row, context) -> definition(row))
                .list());
  }

  public Optional<ChartDefinition> definition(ChartId chart) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DEFINITIONS + " where c.id = :chart")
                .bind("chart", chart.value())
                .map((row, context) -> definition(row))
                .findOne());
  }

  /** Every version of a chart's settings, oldest first. */
  public List<ChartStage> stages(ChartId chart) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.kind, c.subgroup_size, s.*,
                           extract(epoch from s.stale_after)::float8 as stale_seconds
                    from chart_stage s join chart c on c.id = s.chart_id
                    where s.chart_id = :chart order by s.version
                    """)
                .bind("chart", chart.value())
                .map((row, context) -> stage(row))
                .list());
  }

  /** Every version of a chart's limits, oldest first. */
  public List<LimitVersion> limits(ChartId chart) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from limit_set where chart_id = :chart order by version")
                .bind("chart", chart.value())
                .map((row, context) -> limitVersion(row))
                .list());
  }

  /** A subgroup that limits were not estimated from. */
  public record Exclusion(long subgroup, String reason) {}

  /** What a version of limits was not estimated from, in order. */
  public List<Exclusion> exclusions(ChartId chart, int version) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select e.subgroup, e.reason from limit_proposal p,
                           unnest(p.excluded, p.excluded_because) as e (subgroup, reason)
                    where p.chart_id = :chart and p.version = :version order by e.subgroup
                    """)
                .bind("chart", chart.value())
                .bind("version", version)
                .map(
                    (row, context) ->
                        new Exclusion(row.getLong("subgroup"), row.getString("reason")))
                .list());
  }

  /** The last subgroups of a chart, oldest first. */
  public List<PlottedSubgroup> last(ChartId chart, int most) {
    String where = "where chart_id = :chart order by number desc limit :most";
    return jdbi.withHandle(handle -> list(handle.createQuery(SUBGROUPS + where), chart, most))
        .reversed();
  }

  /** The last subgroups that were complete at a moment, oldest first. */
  public List<PlottedSubgroup> lastUntil(ChartId chart, Instant at, int most) {
    String where =
        "where chart_id = :chart and time <= :at order by time desc, number desc limit :most";
    return jdbi.withHandle(
            handle -> list(handle.createQuery(SUBGROUPS + where).bind("at", at), chart, most))
        .reversed();
  }

  private static List<PlottedSubgroup> list(Query query, ChartId chart, int most) {
    return query
        .bind("chart", chart.value())
        .bind("most", most)
        .map((row, context) -> subgroup(row))
        .list();
  }

  /** The first subgroups of a period, oldest first; {@code to} is not included. */
  public List<PlottedSubgroup> between(ChartId chart, Instant from, Instant to, int most) {
    return jdbi.withHandle(
        handle ->
            list(
                handle
                    .createQuery(
                        SUBGROUPS
                            + "where chart_id = :chart and time >= :from and time < :to"
                            + " order by time, number limit :most")
                    .bind("from", from)
                    .bind("to", to),
                chart,
                most));
  }

  /** The subgroups that follow a number, oldest first; 0 for the first. */
  public List<PlottedSubgroup> after(ChartId chart, long number, int most) {
    return jdbi.withHandle(
        handle ->
            list(
                handle
                    .createQuery(
                        SUBGROUPS
                            + "where chart_id = :chart and number > :number"
                            + " order by number limit :most")
                    .bind("number", number),
                chart,
                most));
  }

  /** One subgroup, if there is one of that number. */
  public Optional<PlottedSubgroup> subgroup(ChartId chart, long number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SUBGROUPS + "where chart_id = :chart and number = :number")
                .bind("chart", chart.value())
                .bind("number", number)
                .map((row, context) -> subgroup(row))
                .findOne());
  }

  /**
   * A reading that a subgroup was formed from, with the part it was taken on where its station
   * told.
   *
   * @param edge the edge that read it
   */
  public record SubgroupReading(
      int tag,
      String edge,
      Instant time,
      double value,
      int quality,
      Optional<String> serial,
      Optional<String> batch) {}

  /**
   * Usable readings of a chart's characteristic that are stored, but that it never judged.
   *
   * @param reason {@code replayed} from the quarantine after the chart had passed their place,
   *     {@code assigned-later}: stored before their tag was assigned to the characteristic, or
   *     {@code begun-later}: stored before the chart was begun
   * @param readings how many; 10 000 stands for so many or more
   */
  public record Unjudged(int tag, String reason, Instant from, Instant to, int readings) {}

  /**
   * What a chart did not judge in a period, oldest first; {@code to} is not included.
   *
   * @param known what was noted later is left out
   * @param most of these the newest are given
   */
  public List<Unjudged> unjudged(ChartId chart, Instant from, Instant to, Instant known, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from (
                      select tag_id, reason, first_time, last_time, readings from unjudged
                      where chart_id = :chart and last_time >= :from and first_time < :to
                        and found <= :known
                      order by last_time desc limit :most
                    ) newest order by first_time, tag_id
                    """)
                .bind("chart", chart.value())
                .bind("from", from)
                .bind("to", to)
                .bind("known", known)
                .bind("most", most)
                .map((row, context) -> unjudged(row))
                .list());
  }

  private static Unjudged unjudged(ResultSet row) throws SQLException {
    return new Unjudged(
        row.getInt("tag_id"),
        row.getString("reason"),
        row.getObject("first_time", OffsetDateTime.class).toInstant(),
        row.getObject("last_time", OffsetDateTime.class).toInstant(),
        row.getInt("readings"));
  }

  /** Signals completed by subgroups {@code first} to {@code last}, in their order. */
  public List<ChartSignal> signals(ChartId chart, long first, long last) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SIGNALS
                        + "where chart_id = :chart and subgroup between :first and :last"
                        + " order by subgroup, panel desc, rule")
                .bind("chart", chart.value())
                .bind("first", first)
                .bind("last", last)
                .map((row, context) -> signal(row))
                .list());
  }

  private static ChartDefinition definition(ResultSet row) throws SQLException {
    return new ChartDefinition(
        new ChartId(row.getInt("id")),
        row.getString("chart"),
        characteristic(row),
        station(row),
        plan(row),
        row.getBoolean("retired"));
  }

  private static ChartDefinition.Station station(ResultSet row) throws SQLException {
    String code = row.getString("station");
    return code == null
        ? ChartDefinition.Station.NONE
        : new ChartDefinition.Station(
            code, new BilingualText(row.getString("station_en"), row.getString("station_zh")));
  }

  private static ChartPlan plan(ResultSet row) throws SQLException {
    return new ChartPlan(
        ChartKind.of(row.getString("kind")).orElseThrow(),
        row.getInt("subgroup_size"),
        texts(row.getArray("location_rules")),
        texts(row.getArray("dispersion_rules")),
        row.getInt("phase_one"),
        Duration.ofMillis(Math.round(row.getDouble("stale_seconds") * 1_000)));
  }

  private static ChartStage stage(ResultSet row) throws SQLException {
    return new ChartStage(
        row.getInt("version"),
        row.getLong("first_subgroup"),
        plan(row),
        row.getBoolean("retired"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getString("author"),
        row.getString("reason"));
  }

  private static Characteristic characteristic(ResultSet row) throws SQLException {
    return new Characteristic(
        new CharacteristicId(row.getInt("characteristic")),
        row.getString("code"),
        new BilingualText(row.getString("name_en"), row.getString("name_zh")),
        row.getString("unit"),
        row.getInt("decimals"),
        new Specification(decimal(row, "lsl"), decimal(row, "target"), decimal(row, "usl")));
  }

  private static Optional<BigDecimal> decimal(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  static LimitVersion limitVersion(ResultSet row) throws SQLException {
    long first = row.getLong("source_first");
    Optional<LimitVersion.Source> source =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(new LimitVersion.Source(first, row.getLong("source_last")));
    return new LimitVersion(
        row.getInt("version"),
        new LimitVersion.Parameters(
            row.getDouble("mu"), row.getDouble("sigma"), row.getInt("n"), row.getString("method")),
        source,
        row.getLong("first_subgroup"),
        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
        new LimitVersion.Origin(
            row.getString("author"), row.getString("approver"), row.getString("reason")));
  }

  private static PlottedSubgroup subgroup(ResultSet row) throws SQLException {
    double dispersion = row.getDouble("dispersion");
    OptionalDouble present = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(dispersion);
    return new PlottedSubgroup(
        row.getLong("number"),
        new PlottedSubgroup.Span(
            row.getInt("tag_id"),
            micros(row, "first_time"),
            micros(row, "time"),
            row.getBoolean("after_interruption")),
        row.getDouble("location"),
        present,
        row.getInt("size"),
        row.getInt("limit_set"),
        row.getString("batch"));
  }

  private static ChartSignal signal(ResultSet row) throws SQLException {
    return new ChartSignal(
        row.getLong("subgroup"),
        row.getString("panel").equals("location")
            ? ChartSignal.Panel.LOCATION
            : ChartSignal.Panel.DISPERSION,
        row.getString("rule"),
        micros(row, "time"),
        new ArrayList<>(Arrays.asList((Long[]) row.getArray("points").getArray())));
  }

  private static long micros(ResultSet row, String column) throws SQLException {
    return ChronoUnit.MICROS.between(
        Instant.EPOCH, row.getObject(column, OffsetDateTime.class).toInstant());
  }
}
