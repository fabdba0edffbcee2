package io.gaugewire.ingest.chart;

import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.characteristic.Characteristic;
import io.gaugewire.ingest.characteristic.Specification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What was known of charts at a moment of the past. Safe for use by many threads. */
public final class ChartPastStore {
  private final Jdbi jdbi;

  public ChartPastStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The versions of a chart's limits that somebody had agreed to by then, oldest first.
   *
   * @param judged a version that was judged by then, with those before it; 0 for none. An edge that
   *     is cut off measures on while its limits are revised.
   */
  List<LimitVersion> limits(ChartId chart, Instant at, int judged) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select l.* from limit_set l
                    left join limit_proposal p
                      on p.chart_id = l.chart_id and p.version = l.version
                    where l.chart_id = :chart
                      and (l.version <= :judged or coalesce(p.decided, l.valid_from) <= :at)
                    order by l.version
                    """)
                .bind("chart", chart.value())
                .bind("at", at)
                .bind("judged", judged)
                .map((row, context) -> ChartStore.limitVersion(row))
                .list());
  }

  /**
   * A characteristic as master data had it then: what the first change after that moment found. One
   * that was added later is as it was added.
   */
  Characteristic characteristic(Characteristic today, Instant at) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select c ->> 'name_en' as name_en, c ->> 'name_zh' as name_zh,
                               c ->> 'unit' as unit, (c ->> 'decimals')::int as decimals,
                               (c ->> 'lsl')::numeric as lsl, (c ->> 'target')::numeric as target,
                               (c ->> 'usl')::numeric as usl
                        from (
                          select coalesce(before, after)::jsonb as c from audit_entry
                          where kind = 'characteristic' and record = :code and time > :at
                          order by number limit 1) change
                        """)
                    .bind("code", today.code())
                    .bind("at", at)
                    .map((row, context) -> characteristic(today, row))
                    .findOne())
        .orElse(today);
  }

  private static Characteristic characteristic(Characteristic today, ResultSet row)
      throws SQLException {
    return new Characteristic(
        today.id(),
        today.code(),
        new BilingualText(row.getString("name_en"), row.getString("name_zh")),
        row.getString("unit"),
        row.getInt("decimals"),
        new Specification(
            Optional.ofNullable(row.getBigDecimal("lsl")),
            Optional.ofNullable(row.getBigDecimal("target")),
            Optional.ofNullable(row.getBigDecimal("usl"))));
  }

  /**
   * How many of some subgroups that were complete at a moment reached the server only later,
   * because their edge was cut off or sent its past. Those whose readings were dropped for age do
   * not count.
   */
  int arrivedLater(ChartId chart, List<PlottedSubgroup> subgroups, Instant at) {
    if (subgroups.isEmpty()) {
      return 0;
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from subgroup g
                    cross join lateral (
                      select r.parcel from reading r
                      where r.tag_id = g.tag_id and r.time = g.time limit 1) last
                    join ledger l on l.parcel = last.parcel
                    where g.chart_id = :chart and g.number between :first and :last
                      and g.time <= :at and l.received > :at
                    """)
                .bind("chart", chart.value())
                .bind("first", subgroups.getFirst().number())
                .bind("last", subgroups.getLast().number())
                .bind("at", at)
                .mapTo(Integer.class)
                .one());
  }
}
