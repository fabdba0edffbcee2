package io.gaugewire.ingest.chart;

import io.gaugewire.ingest.web.Blocking;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.Query;
import io.gaugewire.ingest.web.Routes;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /charts}. */
public final class ChartRoutes implements Routes {
  private static final int MOST_SUBGROUPS = 10_000;
  private static final int MOST_STUDIED = 2_000;
  private static final int MOST_UNJUDGED = 200;
  private static final String AS_OF = "asOf";
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private final ChartStore store;
  private final MeasuredSubgroups measured;
  private final ChartPast past;
  private final ChartBoard board;
  private final Clock clock;

  public ChartRoutes(
      ChartStore store, MeasuredSubgroups measured, ChartPast past, ChartBoard board, Clock clock) {
    this.store = store;
    this.measured = measured;
    this.past = past;
    this.board = board;
    this.clock = clock;
  }

  @Override
  public void mount(Router api, Blocking blocking) {
    api.get("/charts").handler(blocking.json(this::all));
    api.get("/charts/:chart").handler(blocking.json(this::one));
    api.get("/charts/:chart/subgroups").handler(blocking.json(this::subgroups));
    api.get("/charts/:chart/capability").handler(blocking.json(this::capability));
    api.get("/charts/:chart/subgroups/:subgroup").handler(blocking.json(this::subgroup));
  }

  private Map<String, Object> all(Query query) {
    store.definitions().forEach(board::redefine);
    List<ChartBoard.Summary> found = query.flag("retired") ? board.retired() : board.summaries();
    return Map.of(
        "asOf", clock.instant(), "charts", found.stream().map(ChartJson.SummaryView::of).toList());
  }

  private ChartJson.ChartView one(Query query) {
    ChartBoard.Summary present = summary(query);
    ChartId chart = present.definition().id();
    return view(
        query
            .time(AS_OF)
            .map(at -> past.at(present.definition(), at))
            .orElseGet(
                () -> new ChartPast.Stood(present, store.limits(chart), store.stages(chart))));
  }

  private ChartJson.ChartView view(ChartPast.Stood stood) {
    ChartBoard.Summary summary = stood.summary();
    ChartId chart = summary.definition().id();
    ChartPlan plan = summary.definition().plan();
    return new ChartJson.ChartView(
        ChartJson.SummaryView.of(summary),
        summary.definition().code(),
        ChartJson.Rules.of(plan),
        stood.stages().stream().map(ChartJson.StageView::of).toList(),
        stood.limits().stream()
            .map(
                version ->
                    ChartJson.LimitSetView.of(
                        version, plan.kind(), store.exclusions(chart, version.version())))
            .toList());
  }

  private ChartBoard.Summary summary(Query query) {
    ChartId chart = new ChartId((int) query.whole("chart", 1, Integer.MAX_VALUE));
    // A drawing may have changed since: specification and names are asked for, not remembered.
    store.definition(chart).ifPresent(board::redefine);
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
    Optional<Instant> asOf = query.time(AS_OF);
    List<PlottedSubgroup> found = period(query, chart, most);
    Instant end = end(query).orElse(END);
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
    return SubgroupColumns.of(
        chart,
        found,
        past.signals(chart, found),
        store.unjudged(chart, begin, end, asOf.orElse(END), MOST_UNJUDGED),
        past.arrivedLater(chart, found, asOf),
        next);
  }

  /** The end of a period, which never lies after the moment as of which a chart is asked for. */
  private static Optional<Instant> end(Query query) {
    Optional<Instant> to = query.time("to");
    Optional<Instant> afterMoment = query.time(AS_OF).map(at -> at.plus(1, ChronoUnit.MICROS));
    return Stream.concat(to.stream(), afterMoment.stream()).min(Comparator.naturalOrder());
  }

  /** One more than {@code most} where a period holds more. */
  private List<PlottedSubgroup> period(Query query, ChartId chart, int most) {
    Optional<Instant> from = query.time("from");
    Optional<Instant> to = query.time("to");
    Optional<Instant> asOf = query.time(AS_OF);
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw Problem.badField("to", "Give a time after from.");
    }
    if (from.isPresent() || to.isPresent()) {
      return store.between(chart, from.orElse(Instant.EPOCH), end(query).orElse(END), most + 1);
    }
    return asOf.map(at -> store.lastUntil(chart, at, most))
        .orElseGet(() -> store.last(chart, most));
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
    // As they were judged: a clock that was put back turns the order of time around.
    List<PlottedSubgroup> judged =
        found.stream().sorted(Comparator.comparingLong(PlottedSubgroup::number)).toList();
    List<MeasuredSubgroup> subgroups = measured.of(chart, judged);
    if (subgroups.stream().mapToInt(subgroup -> subgroup.values().n()).sum() < 2) {
      throw Problem.conflict(
          "Fewer than 2 readings of this period are stored and known to belong to its subgroups.");
    }
    Set<Long> numbers = judged.stream().map(PlottedSubgroup::number).collect(Collectors.toSet());
    long signals =
        store.signals(chart.id(), judged.getFirst().number(), judged.getLast().number()).stream()
            .filter(signal -> numbers.contains(signal.subgroup()))
            .count();
    return CapabilityView.of(chart, subgroups, judged.size() - subgroups.size(), signals);
  }

  private Map<String, Object> subgroup(Query query) {
    ChartDefinition chart = summary(query).definition();
    int id = chart.id().value();
    long number = query.whole("subgroup", 1, Long.MAX_VALUE);
    PlottedSubgroup subgroup =
        store
            .subgroup(chart.id(), number)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "Chart " + id + " has no subgroup " + number + "; they count from 1."));
    Optional<List<ChartStore.SubgroupReading>> readings = measured.readings(chart, subgroup);
    return Map.of(
        "chart",
        id,
        "number",
        number,
        "certain",
        readings.isPresent(),
        "readings",
        readings.orElse(List.of()));
  }
}
