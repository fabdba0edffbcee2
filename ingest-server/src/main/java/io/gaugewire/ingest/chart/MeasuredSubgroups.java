package io.gaugewire.ingest.chart;

import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.wire.Quality;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The readings behind a chart's subgroups. Safe for use by many threads. */
public final class MeasuredSubgroups {
  private final Jdbi jdbi;

  public MeasuredSubgroups(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Subgroups {@code first} to {@code last} in their order. */
  public List<MeasuredSubgroup> between(ChartId chart, long first, long last) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select g.number, g.after_interruption, g.limit_set,
                           array_agg(r.value order by r.time) as readings
                    from subgroup g
                    join reading r on r.tag_id = g.tag_id and r.time between g.first_time and g.time
                      and (r.quality & :unusable) = 0
                    where g.chart_id = :chart and g.number between :first and :last
                      and not exists (
                        select from unjudged u
                        where u.chart_id = g.chart_id and u.parcel = r.parcel
                          and u.tag_id = r.tag_id)
                    group by g.chart_id, g.number
                    order by g.number
                    """)
                .bind("unusable", Quality.UNUSABLE)
                .bind("chart", chart.value())
                .bind("first", first)
                .bind("last", last)
                .map((row, context) -> measured(row))
                .list());
  }

  private static MeasuredSubgroup measured(ResultSet row) throws SQLException {
    Double[] values = (Double[]) row.getArray("readings").getArray();
    return new MeasuredSubgroup(
        row.getLong("number"),
        row.getBoolean("after_interruption"),
        row.getInt("limit_set"),
        Subgroup.of(Arrays.stream(values).mapToDouble(Double::doubleValue).toArray()));
  }
}
