package io.gaugewire.ingest.strata;

import io.gaugewire.ingest.chart.CandidateReading;
import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.FormingReadings;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Readings of a chart with what they carry. Safe for use by many threads. */
final class StratumStore {
  /** What a reading k carries: its subgroup, its part, and the inspection that holds it. */
  private static final String CARRIED =
      """
      join subgroup g on g.chart_id = :chart and g.number = k.number
      join chart c on c.id = g.chart_id
      join characteristic h on h.id = c.characteristic_id
      join tag t on t.id = k.tag_id
      join edge e on e.id = t.edge_id
      left join station_result p
        on p.station = t.station and p.time = k.time and p.parcel = k.parcel
      left join lateral (
        select i.signer, w.gauge from inspection_value w
        join inspection i on i.id = w.inspection_id and i.voided is null
        where w.characteristic = h.code and w.time = k.time
        order by i.number limit 1) v on :inspected
      where :turns > 0
      """;

  private final FormingReadings forming;

  StratumStore(Jdbi jdbi) {
    this.forming = new FormingReadings(jdbi);
  }

  /** A reading and the stratum it belongs to. */
  record Row(String key, Instant time, double value) {}

  /**
   * What a period's readings are parted into.
   *
   * @param rows usable readings of its subgroups, oldest first
   * @param leftOut subgroups whose readings cannot be told for certain, or are not kept any more
   */
  record Rows(List<Row> rows, int leftOut) {}

  /**
   * The readings behind some subgroups.
   *
   * @param turns how many parts make a round, where they are parted by that
   */
  Rows rows(ChartDefinition chart, List<PlottedSubgroup> subgroups, By by, int turns) {
    FormingReadings.Wanted<String> key =
        new FormingReadings.Wanted<>(
            ", " + by.sql() + " as key",
            CARRIED,
            query ->
                query.bind("inspected", by == By.INSPECTOR || by == By.GAUGE).bind("turns", turns),
            row -> row.getString("key"));
    Map<Long, List<CandidateReading<String>>> formed = forming.of(chart, subgroups, key);
    List<Row> rows =
        formed.values().stream()
            .flatMap(List::stream)
            .map(reading -> new Row(reading.carried(), instant(reading), reading.value()))
            .sorted(Comparator.comparing(Row::time))
            .toList();
    return new Rows(rows, subgroups.size() - formed.size());
  }

  private static Instant instant(CandidateReading<?> reading) {
    return Instant.EPOCH.plus(reading.micros(), ChronoUnit.MICROS);
  }
}
