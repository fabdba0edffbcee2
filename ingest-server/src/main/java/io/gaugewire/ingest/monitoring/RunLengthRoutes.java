package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartKind;
import io.gaugewire.ingest.chart.ChartPlan;
import io.gaugewire.ingest.chart.RunRules;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.Query;
import io.gaugewire.spc.arl.AlarmBudget;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /run-lengths}: what rules of a chart would lead to, before it is begun or changed. */
public final class RunLengthRoutes {
  private static final double SUBGROUPS = 1_000;

  /** In standard deviations of single values. */
  private static final double SHIFT = 1;

  public List<Endpoint> endpoints() {
    return List.of(new Endpoint("GET /run-lengths", Permission.READ, this::told));
  }

  /** Schema RunLengths. */
  private record View(
      String kind,
      int subgroupSize,
      Optional<Double> runLength,
      Optional<Double> falseAlarms,
      Optional<Double> shiftFound) {}

  private Answer told(Call call, Caller caller) {
    ChartPlan plan = plan(call.query());
    AlarmBudget budget = LimitStudy.budget(plan, SUBGROUPS);
    Optional<Double> runLength = LimitRoutes.runLength(budget);
    return Answer.ok(
        new View(
            plan.kind().key(),
            plan.subgroupSize(),
            runLength,
            runLength.map(length -> budget.falseAlarmsPerDay()),
            plan.locationRules().isEmpty() ? Optional.empty() : LimitStudy.found(plan, SHIFT)));
  }

  private static ChartPlan plan(Query query) {
    ChartKind kind =
        query
            .text("kind")
            .flatMap(ChartKind::of)
            .orElseThrow(
                () -> Problem.badField("kind", "Give a kind among " + ChartKind.KEYS + "."));
    return new ChartPlan(
        kind,
        (int) query.whole("subgroupSize", kind.smallest(), kind.largest()),
        rules(query, "location", RunRules.ON_LOCATION),
        rules(query, "dispersion", RunRules.ON_DISPERSION),
        2,
        Duration.ofMinutes(1));
  }

  private static List<String> rules(Query query, String name, List<String> known) {
    List<String> rules =
        query
            .text(name)
            .filter(text -> !text.isBlank())
            .map(text -> Arrays.asList(text.split(",", -1)))
            .orElse(List.of());
    if (!known.containsAll(rules)) {
      throw Problem.badField(name, "Give rules among " + String.join(", ", known) + ".");
    }
    return RunRules.ordered(rules);
  }
}
