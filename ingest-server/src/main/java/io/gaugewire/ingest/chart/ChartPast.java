package io.gaugewire.ingest.chart;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Charts as they stood at a moment, from what is stored: the subgroups that were complete, as they
 * were judged, under the limits that held, against the specification of that day. Nothing is judged
 * anew. Safe for use by many threads.
 */
public final class ChartPast {
  /** Subgroups that the state of a chart is told from. */
  private static final int RECENT = 60;

  private final ChartStore charts;
  private final ChartPastStore past;

  public ChartPast(ChartStore charts, ChartPastStore past) {
    this.charts = charts;
    this.past = past;
  }

  /** A chart and the limits it had. */
  record Stood(ChartBoard.Summary summary, List<LimitVersion> limits) {}

  /** How a chart stood. */
  Stood at(ChartDefinition today, Instant at) {
    ChartDefinition then =
        new ChartDefinition(
            today.id(),
            past.characteristic(today.characteristic(), at),
            today.station(),
            today.plan());
    List<PlottedSubgroup> last = charts.lastUntil(today.id(), at, RECENT);
    int judged = last.stream().mapToInt(PlottedSubgroup::limitVersion).max().orElse(0);
    List<LimitVersion> limits = past.limits(today.id(), at, judged);
    ChartBoard board = new ChartBoard(Clock.fixed(at, ZoneOffset.UTC));
    board.load(then, limits, last, signals(today.id(), last));
    return new Stood(board.summary(today.id()).orElseThrow(), limits);
  }

  /** The signals on some subgroups, and on no others. */
  List<ChartSignal> signals(ChartId chart, List<PlottedSubgroup> of) {
    if (of.isEmpty()) {
      return List.of();
    }
    long end = of.stream().mapToLong(subgroup -> subgroup.span().lastMicros()).max().orElseThrow();
    return charts.signals(chart, of.getFirst().number(), of.getLast().number()).stream()
        .filter(signal -> signal.timeMicros() <= end)
        .toList();
  }

  /** How many of some subgroups reached the server only after a moment; empty without one. */
  Optional<Integer> arrivedLater(
      ChartId chart, List<PlottedSubgroup> subgroups, Optional<Instant> at) {
    return at.map(moment -> past.arrivedLater(chart, subgroups, moment));
  }
}
