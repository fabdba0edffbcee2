package io.gaugewire.ingest.strata;

import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.wire.Quality;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Readings of a chart with what they carry. Safe for use by many threads. */
final class StratumStore {
  private final Jdbi jdbi;

  StratumStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A reading and the stratum it belongs to. */
  record Row(String key, Instant time, double value) {}

  /**
   * The usable readings behind subgroups {@code first} to {@code last}, oldest first.
   *
   * @param turns how many parts make a round, where they are parted by that
   */
  List<Row> rows(ChartId chart, long first, long last, By by, int turns) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select %s as key, r.time, r.value
                    from subgroup g
                    join chart c on c.id = g.chart_id
                    join characteristic h on h.id = c.characteristic_id
                    join tag t on t.id = g.tag_id
                    join edge e on e.id = t.edge_id
                    join reading r on r.tag_id = g.tag_id and r.time between g.first_time and g.time
                      and (r.quality & :unusable) = 0
                    left join station_result p
                      on p.station = t.station and p.time = r.time and p.parcel = r.parcel
                    left join lateral (
                      select i.signer, w.gauge from inspection_value w
                      join inspection i on i.id = w.inspection_id and i.voided is null
                      where w.characteristic = h.code and w.time = r.time
                      order by i.number limit 1) v on :inspected
                    where g.chart_id = :chart and g.number between :first and :last
                      and :turns > 0
                      and not exists (
                        select from unjudged u
                        where u.chart_id = g.chart_id and u.parcel = r.parcel
                          and u.tag_id = r.tag_id)
                    order by r.time
                    """
                        .formatted(by.sql()))
                .bind("unusable", Quality.UNUSABLE)
                .bind("inspected", by == By.INSPECTOR || by == By.GAUGE)
                .bind("chart", chart.value())
                .bind("first", first)
                .bind("last", last)
                .bind("turns", turns)
                .map(
                    (row, context) ->
                        new Row(
                            row.getString("key"),
                            row.getObject("time", OffsetDateTime.class).toInstant(),
                            row.getDouble("value")))
                .list());
  }
}
