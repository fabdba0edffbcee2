package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartJson;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.spc.arl.AlarmBudget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@code /charts/{chart}/limits/preview}: what limits would be, and what they would lead to. */
public final class LimitRoutes {
  private final ChartStore charts;
  private final LimitSources sources;

  public LimitRoutes(Jdbi jdbi) {
    this.charts = new ChartStore(jdbi);
    this.sources = new LimitSources(jdbi);
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("POST /charts/{chart}/limits/preview", Permission.READ, this::preview));
  }

  /** Schema LimitPreview. */
  private record Preview(
      double mu,
      double sigma,
      int n,
      String method,
      ChartJson.LimitsView location,
      ChartJson.LimitsView dispersion,
      int used,
      int excluded,
      long signalsBefore,
      long signalsAfter,
      Optional<Double> subgroupsPerDay,
      Optional<Double> falseAlarmsPerDay,
      Optional<Double> runLength) {}

  private Answer preview(Call call, Caller caller) {
    ChartDefinition chart = sources.chart(call.query());
    LimitBasis basis = call.as(LimitBasis.class);
    LimitVersion.Parameters parameters = sources.estimated(chart, basis);
    List<PlottedSubgroup> plotted = sources.plotted(chart, basis);
    long before =
        charts.signals(chart.id(), basis.first(), basis.last()).stream()
            .filter(signal -> !basis.excludes(signal.subgroup()))
            .count();
    Optional<Double> perDay = LimitStudy.perDay(plotted);
    Optional<AlarmBudget> budget = perDay.map(rate -> LimitStudy.budget(chart.plan(), rate));
    LimitVersion version =
        new LimitVersion(
            1,
            parameters,
            Optional.empty(),
            1,
            Instant.EPOCH,
            new LimitVersion.Origin("who proposes", "who approves", "preview"));
    return Answer.ok(
        new Preview(
            parameters.mu(),
            parameters.sigma(),
            parameters.n(),
            parameters.method(),
            ChartJson.LimitsView.location(parameters),
            ChartJson.LimitsView.dispersion(parameters, chart.plan().kind()),
            plotted.size() - basis.excluded().size(),
            basis.excluded().size(),
            before,
            LimitStudy.signals(chart, version, plotted, basis),
            perDay,
            budget.map(AlarmBudget::falseAlarmsPerDay),
            budget.flatMap(LimitRoutes::runLength)));
  }

  /** Subgroups between two false alarms of the whole chart. */
  static Optional<Double> runLength(AlarmBudget budget) {
    return budget.lines().isEmpty() || !(budget.falseAlarmsPerDay() > 0)
        ? Optional.empty()
        : Optional.of(budget.lines().getFirst().pointsPerDay() / budget.falseAlarmsPerDay());
  }
}
