package io.gaugewire.ingest.nonconformance;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code /effects}: whether what was done against a nonconformance lasted (NC-3). */
final class EffectRoutes {
  private static final int MOST = 500;

  private final Jdbi jdbi;
  private final Changes changes;
  private final Nonconformances nonconformances;

  EffectRoutes(Jdbi jdbi, Changes changes, Nonconformances nonconformances) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.nonconformances = nonconformances;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /effects", Permission.READ, this::page),
        new Endpoint(
            "POST /nonconformances/{nonconformance}/effects", Permission.REVIEW, this::plan),
        new Endpoint("POST /effects/{effect}/finding", Permission.ACT, this::found));
  }

  private Answer page(Call call, Caller caller) {
    boolean open = call.query().flag("open");
    return Answer.ok(
        Map.of(
            "effects",
            jdbi.withHandle(handle -> nonconformances.effects().page(handle, open, MOST))));
  }

  private Answer plan(Call call, Caller caller) {
    UUID nonconformance = call.query().uuid("nonconformance");
    EffectStore.Planned planned = call.as(EffectStore.Planned.class);
    changes.once(
        caller.author(),
        planned.id(),
        call.content(),
        "",
        (handle, at) -> {
          requireOther(handle, nonconformance, planned.checker());
          if (!planned.due().isAfter(at)) {
            throw Problem.badField("due", "Give a time to come.");
          }
          nonconformances.effects().add(handle, nonconformance, planned, caller.login(), at);
        });
    return Answer.created(jdbi.withHandle(handle -> one(handle, planned.id())));
  }

  /** Who looks exists, and did not do what is looked at. */
  private void requireOther(Handle handle, UUID id, String checker) {
    NonconformanceStore.Stored stored = nonconformances.one(handle, id);
    if (stored.state().equals(Progress.State.VOIDED.key())) {
      throw Problem.conflict(stored.name() + " is void.");
    }
    if (!nonconformances.actions().exists(handle, checker)) {
      throw Problem.badField("checker", "There is nobody named " + checker + ".");
    }
    List<ActionStore.Stored> actions = nonconformances.actions().of(handle, id);
    if (actions.isEmpty()) {
      throw Problem.conflict(stored.name() + " has no action whose effect could be looked at.");
    }
    if (actions.stream().anyMatch(action -> action.owner().equals(checker))) {
      throw Problem.badField("checker", "Name somebody who owns none of its actions.");
    }
  }

  private EffectStore.Stored one(Handle handle, UUID id) {
    return nonconformances
        .effects()
        .byId(handle, id)
        .orElseThrow(() -> Problem.notFound("There is no check of an effect " + id + "."));
  }

  /** What was found; without effect, what is done next. */
  private record Found(boolean effective, String finding, Optional<FollowUp> followUp) {}

  private record FollowUp(
      UUID id,
      String text,
      String department,
      String owner,
      String verifier,
      Instant due,
      String measure) {
    ActionStore.Asked asked(UUID nonconformance) {
      return new ActionStore.Asked(
          id,
          Optional.of(nonconformance),
          Optional.empty(),
          text,
          department,
          owner,
          verifier,
          due,
          measure);
    }
  }

  private Answer found(Call call, Caller caller) {
    UUID id = call.query().uuid("effect");
    Found found = call.as(Found.class);
    if (found.effective() == found.followUp().isPresent()) {
      throw Problem.badField(
          "followUp",
          found.effective()
              ? "Leave it out: nothing is left to do."
              : "Ask for the action that is taken now.");
    }
    return Answer.ok(
        changes.make(
            caller.author(),
            found.finding(),
            (handle, at) -> {
              EffectStore.Stored check = one(handle, id);
              if (!check.checker().equals(caller.login())) {
                throw Problem.forbidden("Only " + check.checker() + " says what is found.");
              }
              if (check.checked().isPresent()) {
                throw Problem.conflict("It was looked at already; plan another check.");
              }
              found
                  .followUp()
                  .ifPresent(next -> goOn(handle, check.nonconformanceId(), next, caller, at));
              nonconformances
                  .effects()
                  .found(
                      handle,
                      id,
                      found.effective(),
                      found.finding(),
                      found.followUp().map(FollowUp::id),
                      at);
              return one(handle, id);
            }));
  }

  /** Without effect there is another action, and the report is open until it is verified. */
  private void goOn(Handle handle, UUID id, FollowUp next, Caller caller, Instant at) {
    ActionRoutes.require(nonconformances.actions(), handle, next.asked(id), at);
    nonconformances.actions().add(handle, next.asked(id), caller.login(), at);
    nonconformances.reopen(handle, id, at);
  }
}
