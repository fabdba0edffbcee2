package io.gaugewire.ingest.plan;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.identity.Signatures;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.ingest.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code /plans} and {@code /qualifications}. */
public final class PlanRoutes {
  private final Jdbi jdbi;
  private final Changes changes;
  private final Signatures signatures;
  private final PlanStore store;

  public PlanRoutes(Jdbi jdbi, Changes changes, Signatures signatures, PlanStore store) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.signatures = signatures;
    this.store = store;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /plans", Permission.READ, this::plans),
        new Endpoint("POST /plans", Permission.MAKE_PLAN, this::write),
        new Endpoint("POST /plans/{plan}/approval", Permission.APPROVE_PLAN, this::approve),
        new Endpoint(
            "GET /qualifications",
            Permission.READ,
            (call, caller) ->
                Answer.ok(Map.of("qualifications", jdbi.withHandle(store::qualifications)))),
        new Endpoint("POST /qualifications", Permission.QUALIFY, this::qualify));
  }

  private Answer plans(Call call, Caller caller) {
    Optional<String> part = call.query().text("part");
    return Answer.ok(Map.of("plans", jdbi.withHandle(handle -> store.plans(handle, part))));
  }

  private record Writing(
      UUID id, String part, String operation, PlanContent content, String reason) {}

  private Answer write(Call call, Caller caller) {
    Writing writing = call.as(Writing.class);
    changes.once(
        caller.author(),
        writing.id(),
        call.content(),
        writing.reason(),
        (handle, at) -> {
          refuseUnknown(handle, writing);
          store.add(
              handle,
              new Plan(
                  writing.id(),
                  writing.part(),
                  writing.operation(),
                  0,
                  writing.content(),
                  caller.login(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  writing.reason()));
        });
    return Answer.created(one(writing.id()));
  }

  private void refuseUnknown(Handle handle, Writing writing) {
    var known = store.specifications(handle);
    for (PlanContent.Item item : writing.content().characteristics()) {
      if (!known.containsKey(item.characteristic())) {
        throw Problem.badField(
            "content.characteristics",
            "There is no characteristic " + item.characteristic() + "; add it first.");
      }
    }
  }

  private record Signed(String secret) {}

  private Answer approve(Call call, Caller caller) {
    UUID id = call.query().uuid("plan");
    Signatures.Pen pen = signatures.pen(caller, call.as(Signed.class).secret());
    changes.make(
        caller.author(),
        "",
        (handle, at) -> {
          Plan plan =
              store
                  .byId(handle, id)
                  .orElseThrow(() -> Problem.notFound("There is no plan " + id + "."));
          if (plan.approver().isPresent()) {
            throw Problem.conflict("The plan was approved already.");
          }
          if (plan.author().equals(caller.login())) {
            throw Problem.forbidden("A plan is approved by somebody who did not write it.");
          }
          store.approve(handle, plan, caller.login(), at);
          pen.sign(handle, new Signatures.Mark("approved", "inspection_plan", id.toString()), at);
          return id;
        });
    return Answer.ok(one(id));
  }

  private Plan one(UUID id) {
    return jdbi.withHandle(handle -> store.byId(handle, id)).orElseThrow();
  }

  private Answer qualify(Call call, Caller caller) {
    PlanStore.Qualification qualification = call.as(PlanStore.Qualification.class);
    changes.make(
        caller.author(),
        "",
        (handle, at) -> {
          store.qualify(handle, qualification);
          return at;
        });
    return Answer.created(Json.parse(call.content()));
  }
}
