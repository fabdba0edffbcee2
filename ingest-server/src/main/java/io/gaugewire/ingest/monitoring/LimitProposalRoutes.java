package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartJson;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.identity.Signatures;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * {@code /charts/{chart}/limits/proposals}, {@code /charts/{chart}/limits/known} and {@code
 * /limit-proposals}: one person proposes limits, estimated or known beforehand, and signs, another
 * approves and signs, and only then do they hold.
 */
public final class LimitProposalRoutes {
  private static final String TABLE = "limit_proposal";

  /** No process lies beyond, and no chart can judge by more. */
  private static final double LARGEST = 1e100;

  private final Jdbi jdbi;
  private final LimitSources sources;
  private final Changes changes;
  private final Signatures signatures;
  private final LimitStore limits = new LimitStore();
  private final LimitProposalStore store = new LimitProposalStore();

  public LimitProposalRoutes(Jdbi jdbi, Changes changes, Signatures signatures) {
    this.jdbi = jdbi;
    this.sources = new LimitSources(jdbi);
    this.changes = changes;
    this.signatures = signatures;
  }

  public List<Endpoint> endpoints() {
    String one = "POST /limit-proposals/{proposal}/";
    return List.of(
        new Endpoint("GET /limit-proposals", Permission.READ, this::page),
        new Endpoint(
            "POST /charts/{chart}/limits/proposals", Permission.PROPOSE_LIMITS, this::propose),
        new Endpoint(
            "POST /charts/{chart}/limits/known", Permission.PROPOSE_LIMITS, this::proposeKnown),
        new Endpoint(one + "approval", Permission.APPROVE_LIMITS, this::approve),
        new Endpoint(one + "refusal", Permission.APPROVE_LIMITS, this::refuse),
        new Endpoint(one + "withdrawal", Permission.PROPOSE_LIMITS, this::withdraw));
  }

  /** Schema LimitProposal. */
  private record View(
      UUID id,
      int chart,
      BilingualText characteristic,
      int against,
      Optional<Long> first,
      Optional<Long> last,
      List<LimitBasis.Exclusion> excluded,
      double mu,
      double sigma,
      int n,
      String method,
      ChartJson.LimitsView location,
      ChartJson.LimitsView dispersion,
      String reason,
      String author,
      Instant proposed,
      Optional<DecisionView> decision) {}

  private record DecisionView(
      String kind, String by, String remark, Instant at, Optional<Integer> version) {}

  private View view(LimitProposal proposal) {
    ChartDefinition chart = sources.chart(proposal.chart());
    LimitVersion.Parameters parameters = proposal.parameters();
    LimitProposal.Authorship author = proposal.author();
    return new View(
        proposal.id(),
        chart.id().value(),
        chart.characteristic().name(),
        proposal.against(),
        proposal.basis().map(LimitBasis::first),
        proposal.basis().map(LimitBasis::last),
        proposal.basis().map(LimitBasis::excluded).orElse(List.of()),
        parameters.mu(),
        parameters.sigma(),
        parameters.n(),
        parameters.method(),
        ChartJson.LimitsView.location(parameters),
        ChartJson.LimitsView.dispersion(parameters, chart.plan().kind()),
        author.reason(),
        author.login(),
        author.at(),
        proposal.decision().map(LimitProposalRoutes::view));
  }

  private static DecisionView view(LimitProposal.Decision decision) {
    return new DecisionView(
        decision.kind().name().toLowerCase(Locale.ROOT),
        decision.login(),
        decision.remark(),
        decision.at(),
        decision.version());
  }

  private Answer page(Call call, Caller caller) {
    int chart = (int) call.query().whole("chart", 1, Integer.MAX_VALUE, 0);
    boolean open = call.query().flag("open");
    int most = (int) call.query().whole("limit", 1, 200, 50);
    List<LimitProposal> found = jdbi.withHandle(handle -> store.latest(handle, chart, open, most));
    return Answer.ok(Map.of("proposals", found.stream().map(this::view).toList()));
  }

  private record Proposing(
      long first, long last, List<LimitBasis.Exclusion> excluded, String reason, String secret) {
    /** Refused here as in a preview, so that the answer says why. */
    @SuppressWarnings("UnusedMethod") // called when a document is read
    Proposing {
      excluded = new LimitBasis(first, last, excluded).excluded();
    }

    LimitBasis basis() {
      return new LimitBasis(first, last, excluded);
    }
  }

  private Answer propose(Call call, Caller caller) {
    ChartDefinition chart = sources.chart(call.query());
    Proposing asked = call.as(Proposing.class);
    return proposed(
        caller,
        chart,
        new Proposed(
            Optional.of(asked.basis()), sources.estimated(chart, asked.basis()), asked.reason()),
        asked.secret());
  }

  private record Known(double mu, double sigma, String reason, String secret) {}

  private Answer proposeKnown(Call call, Caller caller) {
    ChartDefinition chart = sources.chart(call.query());
    Known asked = call.as(Known.class);
    if (!(asked.sigma() >= 1 / LARGEST && asked.sigma() <= LARGEST)) {
      throw Problem.badField("sigma", "Give a standard deviation above 0.");
    }
    if (!(Math.abs(asked.mu()) <= LARGEST)) {
      throw Problem.badField("mu", "Give the mean of the process.");
    }
    int n = chart.plan().subgroupSize();
    return proposed(
        caller,
        chart,
        new Proposed(
            Optional.empty(),
            new LimitVersion.Parameters(asked.mu(), asked.sigma(), n, LimitVersion.KNOWN),
            asked.reason()),
        asked.secret());
  }

  private record Proposed(
      Optional<LimitBasis> basis, LimitVersion.Parameters parameters, String reason) {}

  private Answer proposed(Caller caller, ChartDefinition chart, Proposed proposed, String secret) {
    Signatures.Pen pen = signatures.pen(caller, secret);
    UUID id = UUID.randomUUID();
    changes.make(
        caller.author(),
        proposed.reason(),
        (handle, at) -> {
          if (store.isOneOpen(handle, chart.id())) {
            throw Problem.conflict(
                "Another proposal for this chart waits; let it be decided or withdrawn first.");
          }
          LimitProposal proposal =
              new LimitProposal(
                  id,
                  chart.id(),
                  store.newest(handle, chart.id()),
                  proposed.basis(),
                  proposed.parameters(),
                  new LimitProposal.Authorship(caller.login(), proposed.reason(), at),
                  Optional.empty());
          store.add(handle, proposal);
          pen.sign(handle, new Signatures.Mark("proposed", TABLE, id.toString()), at);
          return id;
        });
    return Answer.created(one(id));
  }

  private record Signed(String secret) {}

  private Answer approve(Call call, Caller caller) {
    UUID id = call.query().uuid("proposal");
    Signatures.Pen pen = signatures.pen(caller, call.as(Signed.class).secret());
    changes.make(
        caller.author(),
        "",
        (handle, at) -> {
          LimitProposal proposal = waiting(handle, id);
          LimitProposal.Authorship author = proposal.author();
          if (author.login().equals(caller.login())) {
            throw Problem.forbidden("Limits are approved by somebody who did not propose them.");
          }
          limits.alone(handle, proposal.chart());
          if (store.newest(handle, proposal.chart()) != proposal.against()) {
            throw Problem.conflict(
                "The chart has newer limits than those this was proposed against; propose anew.");
          }
          int version =
              limits.add(
                  handle,
                  proposal.chart(),
                  proposal.parameters(),
                  proposal.basis(),
                  new LimitVersion.Origin(author.login(), caller.login(), author.reason()));
          store.decide(
              handle,
              id,
              new LimitProposal.Decision(
                  LimitProposal.Kind.APPROVED, caller.login(), "", at, Optional.of(version)));
          pen.sign(handle, new Signatures.Mark("approved", TABLE, id.toString()), at);
          return id;
        });
    return Answer.ok(one(id));
  }

  private record Reason(String reason) {}

  private Answer refuse(Call call, Caller caller) {
    return end(call, caller, LimitProposal.Kind.REFUSED);
  }

  private Answer withdraw(Call call, Caller caller) {
    return end(call, caller, LimitProposal.Kind.WITHDRAWN);
  }

  private Answer end(Call call, Caller caller, LimitProposal.Kind kind) {
    UUID id = call.query().uuid("proposal");
    String reason = call.as(Reason.class).reason();
    changes.make(
        caller.author(),
        reason,
        (handle, at) -> {
          LimitProposal proposal = waiting(handle, id);
          boolean own = proposal.author().login().equals(caller.login());
          if (own != (kind == LimitProposal.Kind.WITHDRAWN)) {
            throw Problem.forbidden(
                own ? "Withdraw your own proposal." : "Only its author withdraws a proposal.");
          }
          store.decide(
              handle,
              id,
              new LimitProposal.Decision(kind, caller.login(), reason, at, Optional.empty()));
          return id;
        });
    return Answer.ok(one(id));
  }

  private LimitProposal waiting(Handle handle, UUID id) {
    LimitProposal proposal =
        store
            .byId(handle, id)
            .orElseThrow(() -> Problem.notFound("There is no proposal " + id + "."));
    if (proposal.decision().isPresent()) {
      throw Problem.conflict("The proposal was decided already.");
    }
    return proposal;
  }

  private View one(UUID id) {
    return view(jdbi.withHandle(handle -> store.byId(handle, id)).orElseThrow());
  }
}
