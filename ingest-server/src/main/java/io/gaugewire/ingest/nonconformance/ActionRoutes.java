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
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** {@code /actions} and {@code /escalations}. */
final class ActionRoutes {
  private final Jdbi jdbi;
  private final Changes changes;
  private final ActionStore store;

  ActionRoutes(Jdbi jdbi, Changes changes, ActionStore store) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.store = store;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /actions", Permission.READ, this::page),
        new Endpoint("POST /actions", Permission.REVIEW, this::ask),
        new Endpoint("POST /actions/{action}/completion", Permission.EXECUTE, this::complete),
        new Endpoint("POST /actions/{action}/verification", Permission.ACT, this::verify),
        new Endpoint("GET /escalations", Permission.READ, this::escalations));
  }

  private Answer page(Call call, Caller caller) {
    boolean open = call.query().flag("open");
    return Answer.ok(Map.of("actions", jdbi.withHandle(handle -> store.page(handle, open, 500))));
  }

  private Answer ask(Call call, Caller caller) {
    ActionStore.Asked asked = call.as(ActionStore.Asked.class);
    changes.once(
        caller.author(),
        asked.id(),
        call.content(),
        "",
        (handle, at) -> {
          require(store, handle, asked, at);
          if (asked.report().map(report -> !store.underReview(handle, report)).orElse(false)) {
            throw Problem.badField("report", "Name a management review that is a draft still.");
          }
          store.add(handle, asked, caller.login(), at);
        });
    return Answer.created(jdbi.withHandle(handle -> one(handle, asked.id())));
  }

  /** Refuses what nobody could do or verify. */
  static void require(ActionStore store, Handle handle, ActionStore.Asked asked, Instant at) {
    if (asked.owner().equals(asked.verifier())) {
      throw Problem.badField("verifier", "Name another person than the owner.");
    }
    for (String login : List.of(asked.owner(), asked.verifier())) {
      if (!store.exists(handle, login)) {
        throw Problem.badField("owner", "There is nobody named " + login + ".");
      }
    }
    if (!asked.due().isAfter(at)) {
      throw Problem.badField("due", "Give a time to come.");
    }
  }

  private ActionStore.Stored one(Handle handle, UUID id) {
    return store
        .byId(handle, id)
        .orElseThrow(() -> Problem.notFound("There is no action " + id + "."));
  }

  private record Evidence(String evidence) {}

  private Answer complete(Call call, Caller caller) {
    UUID id = call.query().uuid("action");
    String evidence = call.as(Evidence.class).evidence();
    return Answer.ok(
        changes.make(
            caller.author(),
            "",
            (handle, at) -> {
              ActionStore.Stored action = one(handle, id);
              if (!action.owner().equals(caller.login())) {
                throw Problem.forbidden("Only its owner, " + action.owner() + ", reports it done.");
              }
              if (!action.state().equals("open")) {
                throw Problem.conflict("The action is " + action.state() + ".");
              }
              store.done(handle, id, evidence, at);
              return one(handle, id);
            }));
  }

  private record Finding(boolean effective, String outcome) {}

  private Answer verify(Call call, Caller caller) {
    UUID id = call.query().uuid("action");
    Finding finding = call.as(Finding.class);
    return Answer.ok(
        changes.make(
            caller.author(),
            "",
            (handle, at) -> {
              ActionStore.Stored action = one(handle, id);
              if (!action.verifier().equals(caller.login())) {
                throw Problem.forbidden("Only " + action.verifier() + " verifies it.");
              }
              if (!action.state().equals("done")) {
                throw Problem.conflict("The action is " + action.state() + "; it is not done yet.");
              }
              store.judged(handle, action, finding.effective(), finding.outcome(), at);
              return one(handle, id);
            }));
  }

  /** Somebody did not answer in time, and the next office was told. */
  public record Escalation(
      long number, String kind, UUID record, int level, String role, Instant time) {}

  private Answer escalations(Call call, Caller caller) {
    long before = call.query().whole("before", 1, Long.MAX_VALUE, Long.MAX_VALUE);
    return Answer.ok(
        Map.of(
            "escalations",
            jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select * from escalation where number < :before"
                                + " order by number desc limit 200")
                        .bind("before", before)
                        .map(ConstructorMapper.of(Escalation.class))
                        .list())));
  }
}
