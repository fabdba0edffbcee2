package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartBoard;
import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.ingest.chart.ChartJson;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.live.LiveStream;
import io.gaugewire.ingest.web.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Shows committed subgroups: keeps the board up to date and tells the live stream. Called on the
 * monitoring thread.
 */
public final class ChartFeed implements Consumer<List<ChartOutcome>> {
  private static final int RECENT = 60;

  private final ChartBoard board;
  private final LiveStream live;

  public ChartFeed(ChartBoard board, LiveStream live) {
    this.board = board;
    this.live = live;
  }

  /** Fills the board with what is stored of the charts that are not on it yet. */
  public static void load(ChartBoard board, ChartStore store) {
    for (ChartDefinition definition : store.definitions()) {
      if (board.shows(definition.id())) {
        continue;
      }
      List<PlottedSubgroup> last = store.last(definition.id(), RECENT);
      board.load(
          definition,
          store.limits(definition.id()),
          last,
          last.isEmpty()
              ? List.of()
              : store.signals(definition.id(), last.getFirst().number(), last.getLast().number()));
    }
  }

  /**
   * Takes over what people changed: charts that were begun appear, those that were changed or
   * retired are told as they are now. Safe for use by many threads.
   */
  public void refresh(ChartStore store) {
    for (ChartDefinition definition : store.definitions()) {
      boolean begun = !board.shows(definition.id());
      if (begun) {
        load(board, store);
      }
      if (begun || board.redefine(definition)) {
        tell(definition.id());
      }
    }
  }

  @Override
  public void accept(List<ChartOutcome> outcomes) {
    Set<ChartId> changed = new LinkedHashSet<>();
    boolean heard = live.isHeard();
    for (ChartOutcome outcome : outcomes) {
      ChartId chart = outcome.chart().id();
      board.update(chart, outcome.subgroup(), outcome.signals(), outcome.distance());
      if (board.shows(chart)) {
        changed.add(chart);
      }
      if (heard) {
        tell(chart, outcome);
      }
    }
    changed.forEach(this::tell);
  }

  private void tell(ChartId chart) {
    live.publish(
        "charts", Integer.toString(chart.value()), "chart", () -> Json.text(summary(chart)));
  }

  private void tell(ChartId chart, ChartOutcome outcome) {
    String topic = "chart:" + chart.value();
    if (live.hasListeners(topic)) {
      live.publish(
          topic,
          "",
          "subgroup",
          () -> Json.text(ChartJson.LiveSubgroup.of(chart, outcome.subgroup(), outcome.signals())));
    }
  }

  /** As it is when a screen gets it. */
  private ChartJson.SummaryView summary(ChartId chart) {
    return ChartJson.SummaryView.of(board.summary(chart).orElseThrow());
  }
}
