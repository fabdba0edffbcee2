package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.identity.Signatures;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.ingest.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** {@code /inspections} and {@code /checks}. */
final class InspectionRoutes {
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final Changes changes;
  private final Inspections inspections;
  private final InspectionStore store;
  private final Checks checks;
  private final Signatures signatures;
  private final Clock clock;

  InspectionRoutes(
      Changes changes,
      Inspections inspections,
      InspectionStore store,
      Checks checks,
      Signatures signatures,
      Clock clock) {
    this.changes = changes;
    this.inspections = inspections;
    this.store = store;
    this.checks = checks;
    this.signatures = signatures;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /inspections", Permission.READ, this::page),
        new Endpoint("POST /inspections", Permission.INSPECT, this::record),
        new Endpoint("GET /inspections/{inspection}", Permission.READ, this::one),
        new Endpoint("POST /inspections/{inspection}/void", Permission.VOID, this::declareVoid),
        new Endpoint("GET /checks", Permission.READ, this::checks),
        new Endpoint("GET /checks/accounts", Permission.READ, this::accounts),
        new Endpoint("POST /checks/{check}/waiver", Permission.WAIVE, this::waive));
  }

  private Answer page(Call call, Caller caller) {
    int most = (int) call.query().whole("limit", 1, 200, 50);
    long before = call.query().whole("before", 1, Long.MAX_VALUE, Long.MAX_VALUE);
    Optional<String> part = call.query().text("part");
    List<InspectionStore.Stored> found =
        store.jdbi().withHandle(handle -> store.page(handle, before, part, most));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("inspections", found.stream().map(InspectionRoutes::brief).toList());
    if (found.size() == most) {
      page.put("next", found.getLast().number());
    }
    return Answer.ok(page);
  }

  private record Body(
      UUID id, String station, Optional<Instant> signed, JsonNode document, String secret) {}

  private Answer record(Call call, Caller caller) {
    Body body = call.as(Body.class);
    Instant now = clock.instant();
    Instant signed = body.signed().orElse(now);
    if (signed.isAfter(now.plus(CLOCKS_DIFFER))) {
      throw Problem.badField("signed", "Give a time that is not in the future.");
    }
    Signatures.Pen pen = signatures.pen(caller, body.secret());
    Submission submission =
        new Submission(
            body.id(),
            body.station(),
            signed,
            Json.text(body.document()),
            new Submission.Signer(Optional.of(caller.person().value()), caller.login()),
            "desk",
            Submission.Placement.AS_SIGNED);
    byte[] asked = Json.bytes(List.of(body.station(), body.document()));
    changes.once(
        caller.author(),
        body.id(),
        asked,
        "",
        (handle, at) -> {
          inspections.take(handle, submission, at);
          pen.sign(
              handle, new Signatures.Mark("inspected", "inspection", body.id().toString()), at);
        });
    return Answer.created(view(body.id()));
  }

  private Map<String, Object> view(UUID id) {
    InspectionStore.Stored stored =
        store
            .jdbi()
            .withHandle(handle -> store.byId(handle, id))
            .orElseThrow(() -> Problem.notFound("There is no record " + id + "."));
    Map<String, Object> view = brief(stored);
    view.put("content", stored.content());
    view.put("hash", stored.hash());
    stored.voidReason().ifPresent(reason -> view.put("voidReason", reason));
    return view;
  }

  private Answer one(Call call, Caller caller) {
    return Answer.ok(view(call.query().uuid("inspection")));
  }

  private record Reason(String reason) {}

  private Answer declareVoid(Call call, Caller caller) {
    UUID id = call.query().uuid("inspection");
    String reason = call.as(Reason.class).reason();
    changes.make(
        caller.author(),
        reason,
        (handle, at) -> {
          inspections.declareVoid(handle, id, caller.login(), reason, at);
          return id;
        });
    return Answer.ok(view(id));
  }

  private Instant from(Call call) {
    return call.query().time("from").orElse(Instant.EPOCH);
  }

  private Instant to(Call call) {
    return call.query().time("to").orElse(Instant.parse("9999-01-01T00:00:00Z"));
  }

  private Answer checks(Call call, Caller caller) {
    int most = (int) call.query().whole("limit", 1, 1_000, 200);
    Optional<String> state = call.query().text("state");
    Instant from = from(call);
    Instant to = to(call);
    return Answer.ok(
        Map.of(
            "checks",
            store.jdbi().withHandle(handle -> checks.store().page(handle, state, from, to, most))));
  }

  private Answer accounts(Call call, Caller caller) {
    Instant from = from(call);
    Instant to = to(call);
    return Answer.ok(
        Map.of(
            "accounts",
            store.jdbi().withHandle(handle -> checks.store().accounts(handle, from, to))));
  }

  private Answer waive(Call call, Caller caller) {
    UUID id = call.query().uuid("check");
    String reason = call.as(Reason.class).reason();
    return Answer.ok(
        changes.make(
            caller.author(),
            reason,
            (handle, at) -> {
              CheckStore.Check check =
                  checks
                      .store()
                      .byId(handle, id)
                      .orElseThrow(() -> Problem.notFound("There is no check " + id + "."));
              if (!check.state().equals("pending")) {
                throw Problem.conflict("The check is " + check.state() + "; it stays so.");
              }
              checks.store().waived(handle, id, reason, at);
              return checks.store().byId(handle, id).orElseThrow();
            }));
  }

  /** A record without its content. */
  static Map<String, Object> brief(InspectionStore.Stored stored) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", stored.id());
    view.put("number", stored.number());
    view.put("kind", stored.kind());
    view.put("part", stored.part());
    view.put("operation", stored.operation());
    view.put("station", stored.station());
    view.put("signer", stored.signer());
    view.put("source", stored.source());
    view.put("signed", stored.signed());
    stored.ofId().ifPresent(of -> view.put("of", of));
    stored.planVersion().ifPresent(version -> view.put("planVersion", version));
    view.put("verdict", stored.verdict());
    view.put("inspected", stored.inspected());
    view.put("nonconforming", stored.nonconforming());
    view.put("marks", stored.marks());
    stored.voided().ifPresent(at -> view.put("voided", at));
    return view;
  }
}
