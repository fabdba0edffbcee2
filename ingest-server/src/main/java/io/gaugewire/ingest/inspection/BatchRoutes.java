package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.batch.Batch;
import io.gaugewire.ingest.batch.BatchStore;
import io.gaugewire.ingest.batch.Batches;
import io.gaugewire.ingest.batch.Holds;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.identity.Signatures;
import io.gaugewire.ingest.plan.Operation;
import io.gaugewire.ingest.plan.PlanStore;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@code /batches} and {@code /scan}: opening, moving on, releasing, and what a scan shows. */
final class BatchRoutes {
  private final Changes changes;
  private final Batches batches;
  private final BatchFlow flow;
  private final Parts parts;
  private final Signatures signatures;
  private final Clock clock;

  /** What the routes read from. */
  record Parts(
      BatchStore batches,
      PlanStore plans,
      Checks checks,
      InspectionStore inspections,
      Holds holds) {}

  BatchRoutes(
      Changes changes,
      Batches batches,
      BatchFlow flow,
      Parts parts,
      Signatures signatures,
      Clock clock) {
    this.changes = changes;
    this.batches = batches;
    this.flow = flow;
    this.parts = parts;
    this.signatures = signatures;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /batches", Permission.READ, this::page),
        new Endpoint("POST /batches", Permission.EDIT_BATCH, this::open),
        new Endpoint("GET /batches/{batch}", Permission.READ, this::one),
        new Endpoint("POST /batches/{batch}/moves", Permission.EDIT_BATCH, this::move),
        new Endpoint("POST /batches/{batch}/release", Permission.RELEASE, this::release),
        new Endpoint("GET /batches/{batch}/trace", Permission.READ, this::trace),
        new Endpoint("GET /trace", Permission.READ, this::touchedBy),
        new Endpoint("GET /scan/{number}", Permission.READ, this::scan));
  }

  private Answer page(Call call, Caller caller) {
    int most = (int) call.query().whole("limit", 1, 200, 50);
    List<Batch> found = batches.page(call.query().text("state"), call.query().time("before"), most);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("batches", found.stream().map(BatchRoutes::view).toList());
    if (found.size() == most) {
      page.put("next", found.getLast().stamp().opened());
    }
    return Answer.ok(page);
  }

  private record Opening(
      UUID id,
      String number,
      String part,
      int quantity,
      Optional<String> supplierLot,
      Optional<String> customer,
      Optional<List<UUID>> parents) {}

  private Answer open(Call call, Caller caller) {
    Opening opening = call.as(Opening.class);
    changes.once(
        caller.author(),
        opening.id(),
        call.content(),
        "",
        (handle, at) ->
            batches.open(
                handle,
                new Batches.Opening(
                    opening.id(),
                    opening.number(),
                    opening.part(),
                    opening.quantity(),
                    new Batch.Origin(opening.supplierLot(), opening.customer()),
                    opening.parents().orElse(List.of())),
                at));
    return Answer.created(view(batches.one(opening.id())));
  }

  private Answer one(Call call, Caller caller) {
    Batch batch = batches.one(call.query().uuid("batch"));
    return Answer.ok(whole(batch), batch.stamp().version());
  }

  private Map<String, Object> whole(Batch batch) {
    return parts
        .inspections()
        .jdbi()
        .withHandle(
            handle -> {
              Map<String, Object> view = new LinkedHashMap<>();
              view.put("batch", view(batch));
              view.put("routing", parts.plans().routing(handle, batch.part()));
              view.put("checks", parts.checks().store().of(handle, batch.id()));
              view.put(
                  "records",
                  parts.inspections().ofBatch(handle, batch.id()).stream()
                      .map(InspectionRoutes::brief)
                      .toList());
              view.put("holds", parts.holds().active(handle, batch.id()));
              return view;
            });
  }

  /** What an inspector needs at once: the batch, what the operation before recorded, what to do. */
  private Answer scan(Call call, Caller caller) {
    String number = call.query().name("number");
    Instant now = clock.instant();
    Batch batch = batches.numbered(number);
    Map<String, Object> view = whole(batch);
    parts
        .inspections()
        .jdbi()
        .useHandle(
            handle -> {
              List<Operation> routing = parts.plans().routing(handle, batch.part());
              int position = Math.max(1, batch.place().position());
              routing.stream()
                  .filter(operation -> operation.position() == position)
                  .findAny()
                  .ifPresent(
                      operation -> {
                        view.put("operation", operation);
                        parts
                            .plans()
                            .plan(handle, batch.part(), operation.code(), now)
                            .ifPresent(
                                plan -> {
                                  view.put("plan", plan);
                                  parts
                                      .inspections()
                                      .asked(handle, plan, batch.standing().left(), now)
                                      .ifPresent(asked -> view.put("asked", asked));
                                });
                      });
              previous(handle, batch, routing, position)
                  .ifPresent(record -> view.put("previous", InspectionRoutes.brief(record)));
            });
    return Answer.ok(view);
  }

  private Optional<InspectionStore.Stored> previous(
      Handle handle, Batch batch, List<Operation> routing, int position) {
    return routing.stream()
        .filter(operation -> operation.position() == position - 1)
        .findAny()
        .flatMap(
            before ->
                parts.inspections().ofBatch(handle, batch.id()).reversed().stream()
                    .filter(record -> record.operation().equals(before.code()))
                    .filter(record -> record.voided().isEmpty())
                    .filter(record -> !record.kind().equals("confirmation"))
                    .findFirst());
  }

  private record Move(String operation) {}

  private Answer move(Call call, Caller caller) {
    UUID id = call.query().uuid("batch");
    Move move = call.as(Move.class);
    changes.make(
        caller.author(),
        "",
        (handle, at) -> {
          flow.move(handle, id, move.operation(), at);
          return id;
        });
    return one(call, caller);
  }

  private record Release(String secret, Optional<String> reason) {}

  private Answer release(Call call, Caller caller) {
    UUID id = call.query().uuid("batch");
    Release release = call.as(Release.class);
    Signatures.Pen pen = signatures.pen(caller, release.secret());
    Optional<String> refused =
        changes.make(
            caller.author(),
            release.reason().orElse(""),
            (handle, at) -> {
              Optional<String> because = flow.release(handle, id, at);
              if (because.isEmpty()) {
                pen.sign(handle, new Signatures.Mark("released", "batch", id.toString()), at);
              }
              return because;
            });
    if (refused.isPresent()) {
      throw Problem.conflict(refused.get());
    }
    return one(call, caller);
  }

  private Answer trace(Call call, Caller caller) {
    UUID id = call.query().uuid("batch");
    batches.one(id);
    return Answer.ok(new Trace(parts.inspections().jdbi()).of(id));
  }

  private Answer touchedBy(Call call, Caller caller) {
    return Answer.ok(
        Map.of(
            "batches",
            new Trace(parts.inspections().jdbi())
                .touchedBy(
                    call.query().name("by"),
                    call.query().name("value"),
                    call.query().time("from").orElse(Instant.EPOCH),
                    call.query().time("to").orElse(Instant.parse("9999-01-01T00:00:00Z")))));
  }

  static Map<String, Object> view(Batch batch) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", batch.id());
    view.put("number", batch.number());
    view.put("part", batch.part());
    view.put("quantity", batch.standing().pieces());
    view.put("scrapped", batch.standing().scrapped());
    view.put("returned", batch.standing().returned());
    view.put("left", batch.standing().left());
    batch.origin().supplierLot().ifPresent(lot -> view.put("supplierLot", lot));
    batch.origin().customer().ifPresent(customer -> view.put("customer", customer));
    view.put("position", batch.place().position());
    view.put("state", batch.standing().state().key());
    view.put("opened", batch.stamp().opened());
    view.put("version", batch.stamp().version());
    return view;
  }
}
