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

  /** A chart, and the limits and settings it had had. */
  record Stood(ChartBoard.Summary summary, List<LimitVersion> limits, List<ChartStage> stages) {}

  /** How a chart stood. */
  Stood at(ChartDefinition today, Instant at) {
    List<PlottedSubgroup> last = charts.lastUntil(today.id(), at, RECENT);
    List<ChartStage> stages = stages(today.id(), last, at);
    ChartDefinition then =
        new ChartDefinition(
                today.id(),
                today.code(),
                past.characteristic(today.characteristic(), at),
                today.station(),
                today.plan(),
                today.retired())
            .under(stages.getLast());
    int judged = last.stream().mapToInt(PlottedSubgroup::limitVersion).max().orElse(0);
    List<LimitVersion> limits = past.limits(today.id(), at, judged);
    ChartBoard board = new ChartBoard(Clock.fixed(at, ZoneOffset.UTC));
    board.load(then, limits, last, signals(today.id(), last));
    return new Stood(board.summary(today.id()).orElseThrow(), limits, stages);
  }

  /**
   * The settings that somebody had decided on by then, and those that subgroups of that time were
   * judged by although they reached the server later; before the first, the first.
   */
  private List<ChartStage> stages(ChartId chart, List<PlottedSubgroup> last, Instant at) {
    long judged = last.stream().mapToLong(PlottedSubgroup::number).max().orElse(0);
    List<ChartStage> all = charts.stages(chart);
    List<ChartStage> known =
        all.stream()
            .filter(stage -> !stage.since().isAfter(at) || stage.firstSubgroup() <= judged)
            .toList();
    return known.isEmpty() ? all.subList(0, 1) : known;
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
