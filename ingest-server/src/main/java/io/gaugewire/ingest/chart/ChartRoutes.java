package io.gaugewire.ingest.chart;

import io.gaugewire.ingest.web.Blocking;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.Query;
import io.gaugewire.ingest.web.Routes;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /charts}. */
public final class ChartRoutes implements Routes {
  private static final int MOST_SUBGROUPS = 10_000;
  private static final int MOST_STUDIED = 2_000;
  private static final int MOST_UNJUDGED = 200;
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private final ChartStore store;
  private final MeasuredSubgroups measured;
  private final ChartBoard board;
  private final Clock clock;

  public ChartRoutes(ChartStore store, MeasuredSubgroups measured, ChartBoard board, Clock clock) {
    this.store = store;
    this.measured = measured;
    this.board = board;
    this.clock = clock;
  }

  @Override
  public void mount(Router api, Blocking blocking) {
    api.get("/charts").handler(blocking.json(query -> all()));
    api.get("/charts/:chart").handler(blocking.json(this::one));
    api.get("/charts/:chart/subgroups").handler(blocking.json(this::subgroups));
    api.get("/charts/:chart/capability").handler(blocking.json(this::capability));
    api.get("/charts/:chart/subgroups/:subgroup").handler(blocking.json(this::subgroup));
  }

  private Map<String, Object> all() {
    return Map.of(
        "asOf",
        clock.instant(),
        "charts",
        board.summaries().stream().map(ChartJson.SummaryView::of).toList());
  }

  private ChartJson.ChartView one(Query query) {
    ChartBoard.Summary summary = summary(query);
    ChartPlan plan = summary.definition().plan();
    return new ChartJson.ChartView(
        ChartJson.SummaryView.of(summary),
        new ChartJson.Rules(plan.locationRules(), plan.dispersionRules()),
        store.limits(summary.definition().id()).stream()
            .map(
                version ->
                    ChartJson.LimitSetView.of(
                        version,
                        plan.kind(),
                        store.exclusions(summary.definition().id(), version.version())))
            .toList());
  }

  private ChartBoard.Summary summary(Query query) {
    ChartId chart = new ChartId((int) query.whole("chart", 1, Integer.MAX_VALUE));
    return board
        .summary(chart)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "There is no chart " + chart.value() + "; /api/v1/charts lists them."));
  }

  private SubgroupColumns subgroups(Query query) {
    ChartId chart = summary(query).definition().id();
    int most = (int) query.whole("last", 1, MOST_SUBGROUPS, 500);
    List<PlottedSubgroup> found = period(query, chart, most);
    Instant end = query.time("to").orElse(END);
    Optional<Instant> next = Optional.empty();
    if (found.size() > most) {
      next = Optional.of(ChartJson.time(found.getLast().span().lastMicros()));
      end = next.get();
      found = found.subList(0, most);
    }
    // Where the whole chart is shown, so is what came before its first subgroup.
    Instant begin =
        query
            .time("from")
            .orElse(
                found.size() < most
                    ? Instant.EPOCH
                    : ChartJson.time(found.getFirst().span().firstMicros()));
    List<ChartSignal> signals =
        found.isEmpty()
            ? List.of()
            : store.signals(chart, found.getFirst().number(), found.getLast().number());
    return SubgroupColumns.of(
        chart, found, signals, store.unjudged(chart, begin, end, MOST_UNJUDGED), next);
  }

  /** One more than {@code most} where a period holds more. */
  private List<PlottedSubgroup> period(Query query, ChartId chart, int most) {
    Optional<Instant> from = query.time("from");
    Optional<Instant> to = query.time("to");
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw Problem.badField("to", "Give a time after from.");
    }
    return from.isEmpty() && to.isEmpty()
        ? store.last(chart, most)
        : store.between(chart, from.orElse(Instant.EPOCH), to.orElse(END), most + 1);
  }

  private CapabilityView capability(Query query) {
    ChartDefinition chart = summary(query).definition();
    int most = (int) query.whole("last", 1, MOST_STUDIED, 500);
    List<PlottedSubgroup> found = period(query, chart.id(), most);
    if (found.size() > most) {
      throw Problem.badField("to", "Choose a period of at most " + most + " subgroups.");
    }
    if (found.isEmpty()) {
      throw Problem.conflict("There is no subgroup in this period.");
    }
    long first = found.getFirst().number();
    long last = found.getLast().number();
    List<MeasuredSubgroup> subgroups = measured.between(chart.id(), first, last);
    if (subgroups.stream().mapToInt(subgroup -> subgroup.values().n()).sum() < 2) {
      throw Problem.conflict("Fewer than 2 readings are stored of this period.");
    }
    return CapabilityView.of(chart, subgroups, store.signals(chart.id(), first, last).size());
  }

  private Map<String, Object> subgroup(Query query) {
    ChartId chart = summary(query).definition().id();
    long number = query.whole("subgroup", 1, Long.MAX_VALUE);
    if (store.subgroup(chart, number).isEmpty()) {
      throw Problem.notFound(
          "Chart " + chart.value() + " has no subgroup " + number + "; they count from 1.");
    }
    return Map.of(
        "chart", chart.value(), "number", number, "readings", store.readings(chart, number));
  }
}
