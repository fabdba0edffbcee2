package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.ingest.chart.ChartJson;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.MeasuredSubgroup;
import io.gaugewire.ingest.chart.MeasuredSubgroups;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.identity.Signatures;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.spc.Result;
import io.gaugewire.spc.arl.AlarmBudget;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@code /charts/{chart}/limits}: what new limits would be, and making them so. */
public final class LimitRoutes {
  private final ChartStore charts;
  private final MeasuredSubgroups measured;
  private final Changes changes;
  private final Signatures signatures;
  private final LimitStore store = new LimitStore();

  public LimitRoutes(Jdbi jdbi, Changes changes, Signatures signatures) {
    this.charts = new ChartStore(jdbi);
    this.measured = new MeasuredSubgroups(jdbi);
    this.changes = changes;
    this.signatures = signatures;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("POST /charts/{chart}/limits/preview", Permission.READ, this::preview),
        new Endpoint("POST /charts/{chart}/limits", Permission.SET_LIMITS, this::freeze));
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
    ChartDefinition chart = chart(call);
    LimitProposal proposal = call.as(LimitProposal.class);
    LimitVersion.Parameters parameters = estimated(chart, proposal);
    List<PlottedSubgroup> plotted = plotted(chart, proposal);
    long before =
        charts.signals(chart.id(), proposal.first(), proposal.last()).stream()
            .filter(signal -> !proposal.excludes(signal.subgroup()))
            .count();
    Optional<Double> perDay = LimitStudy.perDay(plotted);
    Optional<AlarmBudget> budget = perDay.map(rate -> LimitStudy.budget(chart, rate));
    LimitVersion version =
        new LimitVersion(
            1,
            parameters,
            Optional.empty(),
            1,
            Instant.EPOCH,
            new LimitVersion.Origin("preview", "preview", "preview"));
    return Answer.ok(
        new Preview(
            parameters.mu(),
            parameters.sigma(),
            parameters.n(),
            parameters.method(),
            ChartJson.LimitsView.location(parameters),
            ChartJson.LimitsView.dispersion(parameters, chart.plan().kind()),
            plotted.size() - proposal.excluded().size(),
            proposal.excluded().size(),
            before,
            LimitStudy.signals(chart, version, plotted, proposal),
            perDay,
            budget.map(AlarmBudget::falseAlarmsPerDay),
            budget.flatMap(LimitRoutes::runLength)));
  }

  /** Subgroups between two false alarms of the whole chart. */
  private static Optional<Double> runLength(AlarmBudget budget) {
    return budget.lines().isEmpty() || !(budget.falseAlarmsPerDay() > 0)
        ? Optional.empty()
        : Optional.of(budget.lines().getFirst().pointsPerDay() / budget.falseAlarmsPerDay());
  }

  private record Freezing(
      long first, long last, List<LimitProposal.Exclusion> excluded, String reason, String secret) {
    /** Refused here as in a preview, so that the answer says why. */
    Freezing {
      excluded = new LimitProposal(first, last, excluded).excluded();
    }

    LimitProposal proposal() {
      return new LimitProposal(first, last, excluded);
    }
  }

  private Answer freeze(Call call, Caller caller) {
    ChartDefinition chart = chart(call);
    Freezing asked = call.as(Freezing.class);
    LimitProposal proposal = asked.proposal();
    LimitVersion.Parameters parameters = estimated(chart, proposal);
    Signatures.Pen pen = signatures.pen(caller, asked.secret());
    int version =
        changes.make(
            caller.author(),
            asked.reason(),
            (handle, at) -> {
              LimitVersion.Origin origin =
                  new LimitVersion.Origin(caller.login(), caller.login(), asked.reason());
              int added = store.add(handle, chart.id(), parameters, proposal, origin);
              String record = chart.id().value() + "/" + added;
              pen.sign(handle, new Signatures.Mark("frozen", "limit_set", record), at);
              return added;
            });
    return Answer.created(Map.of("chart", chart.id().value(), "version", version));
  }

  private ChartDefinition chart(Call call) {
    ChartId id = new ChartId((int) call.query().whole("chart", 1, Integer.MAX_VALUE));
    return charts
        .definition(id)
        .orElseThrow(() -> Problem.notFound("There is no chart " + id.value() + "."));
  }

  private List<PlottedSubgroup> plotted(ChartDefinition chart, LimitProposal proposal) {
    int most = (int) (proposal.last() - proposal.first() + 1);
    return charts.after(chart.id(), proposal.first() - 1, most).stream()
        .filter(subgroup -> subgroup.number() <= proposal.last())
        .toList();
  }

  private LimitVersion.Parameters estimated(ChartDefinition chart, LimitProposal proposal) {
    List<MeasuredSubgroup> found = measured.between(chart.id(), proposal.first(), proposal.last());
    if (found.size() != proposal.last() - proposal.first() + 1) {
      throw Problem.badField(
          "last",
          "The readings of only "
              + found.size()
              + " of these subgroups are stored; choose others.");
    }
    return switch (LimitStudy.estimate(chart, found, proposal)) {
      case Result.Available<LimitVersion.Parameters>(LimitVersion.Parameters parameters) ->
          parameters;
      case Result.NotAvailable<LimitVersion.Parameters>(String because) ->
          throw Problem.badField("excluded", "Limits cannot be estimated: " + because + ".");
    };
  }
}
