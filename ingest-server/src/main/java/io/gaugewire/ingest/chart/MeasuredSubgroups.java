package io.gaugewire.ingest.chart;

import io.gaugewire.ingest.chart.ChartStore.SubgroupReading;
import io.gaugewire.spc.limits.Subgroup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The readings behind a chart's subgroups. Safe for use by many threads. */
public final class MeasuredSubgroups {
  private static final FormingReadings.Wanted<SubgroupReading> DETAILS =
      new FormingReadings.Wanted<>(
          ", k.quality, e.site || '/' || e.name as edge, p.serial, p.batch",
          """
          join tag t on t.id = k.tag_id
          join edge e on e.id = t.edge_id
          left join station_result p
            on p.station = t.station and p.time = k.time and p.parcel = k.parcel
          """,
          query -> query,
          MeasuredSubgroups::details);

  private final FormingReadings forming;

  public MeasuredSubgroups(Jdbi jdbi) {
    this.forming = new FormingReadings(jdbi);
  }

  /**
   * Those of some subgroups whose readings can be told for certain, in the order given.
   *
   * @param subgroups at most a few thousand
   */
  public List<MeasuredSubgroup> of(ChartDefinition chart, List<PlottedSubgroup> subgroups) {
    Map<Long, List<CandidateReading<Boolean>>> formed =
        forming.of(chart, subgroups, FormingReadings.Wanted.NOTHING);
    List<MeasuredSubgroup> measured = new ArrayList<>(formed.size());
    for (PlottedSubgroup subgroup : subgroups) {
      List<CandidateReading<Boolean>> readings = formed.get(subgroup.number());
      if (readings != null) {
        measured.add(
            new MeasuredSubgroup(
                subgroup.number(),
                subgroup.span().afterInterruption(),
                subgroup.limitVersion(),
                Subgroup.of(readings.stream().mapToDouble(CandidateReading::value).toArray())));
      }
    }
    return measured;
  }

  /** The readings a subgroup was formed from, oldest first; empty where nobody can tell. */
  public Optional<List<SubgroupReading>> readings(ChartDefinition chart, PlottedSubgroup subgroup) {
    return Optional.ofNullable(forming.of(chart, List.of(subgroup), DETAILS).get(subgroup.number()))
        .map(readings -> readings.stream().map(CandidateReading::carried).toList());
  }

  private static SubgroupReading details(ResultSet row) throws SQLException {
    return new SubgroupReading(
        row.getInt("tag_id"),
        row.getString("edge"),
        row.getObject("time", OffsetDateTime.class).toInstant(),
        row.getDouble("value"),
        row.getInt("quality"),
        Optional.ofNullable(row.getString("serial")).filter(text -> !text.isEmpty()),
        Optional.ofNullable(row.getString("batch")).filter(text -> !text.isEmpty()));
  }
}
