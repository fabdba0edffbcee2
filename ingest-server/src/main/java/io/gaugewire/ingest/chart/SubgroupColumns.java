package io.gaugewire.ingest.chart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schema Subgroups: columns of equal length, as short on the wire as JSON allows. */
@SuppressWarnings("ArrayRecordComponent") // written to JSON once, never compared
record SubgroupColumns(
    int chart,
    long[] number,
    long[] time,
    double[] location,
    @Nullable Double[] dispersion,
    int[] size,
    int[] limitSet,
    String[] batch,
    List<ChartJson.SignalView> signals,
    List<ChartStore.Unjudged> unjudged,
    Optional<Integer> arrivedLater,
    boolean more,
    Optional<Instant> nextFrom) {

  static SubgroupColumns of(
      ChartId chart,
      List<PlottedSubgroup> subgroups,
      List<ChartSignal> signals,
      List<ChartStore.Unjudged> unjudged,
      Optional<Integer> arrivedLater,
      Optional<Instant> nextFrom) {
    @Nullable Double[] dispersion = new Double[subgroups.size()];
    for (int i = 0; i < dispersion.length; i++) {
      dispersion[i] = ChartJson.nullable(subgroups.get(i).dispersion());
    }
    return new SubgroupColumns(
        chart.value(),
        subgroups.stream().mapToLong(PlottedSubgroup::number).toArray(),
        subgroups.stream().mapToLong(subgroup -> subgroup.span().lastMicros()).toArray(),
        subgroups.stream().mapToDouble(PlottedSubgroup::location).toArray(),
        dispersion,
        subgroups.stream().mapToInt(PlottedSubgroup::size).toArray(),
        subgroups.stream().mapToInt(PlottedSubgroup::limitVersion).toArray(),
        subgroups.stream().map(PlottedSubgroup::batch).toArray(String[]::new),
        signals.stream().map(ChartJson.SignalView::of).toList(),
        unjudged,
        arrivedLater,
        nextFrom.isPresent(),
        nextFrom);
  }
}
