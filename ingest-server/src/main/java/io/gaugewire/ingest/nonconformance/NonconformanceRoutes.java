package io.gaugewire.ingest.nonconformance;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.identity.Signatures;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@code /nonconformances}. */
final class NonconformanceRoutes {
  private static final String BASE = "/nonconformances/{nonconformance}";

  private final Changes changes;
  private final Nonconformances nonconformances;
  private final Signatures signatures;
  private final ZoneId zone;
  private final CostStore costs = new CostStore();

  NonconformanceRoutes(
      Changes changes, Nonconformances nonconformances, Signatures signatures, ZoneId zone) {
    this.changes = changes;
    this.nonconformances = nonconformances;
    this.signatures = signatures;
    this.zone = zone;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /nonconformances", Permission.READ, this::page),
        new Endpoint("POST /nonconformances", Permission.RAISE, this::raise),
        new Endpoint("GET " + BASE, Permission.READ, (call, caller) -> sheet(id(call))),
        new Endpoint("POST " + BASE + "/containment", Permission.RAISE, this::contain),
        new Endpoint("POST " + BASE + "/review", Permission.REVIEW, this::review),
        new Endpoint("POST " + BASE + "/dispositions", Permission.DECIDE, this::decide),
        new Endpoint(
            "POST " + BASE + "/dispositions/{disposition}/execution",
            Permission.EXECUTE,
            this::execute),
        new Endpoint(
            "POST " + BASE + "/dispositions/{disposition}/inspection",
            Permission.EXECUTE,
            this::inspected),
        new Endpoint("POST " + BASE + "/verification", Permission.VERIFY, this::verify),
        new Endpoint("POST " + BASE + "/closure", Permission.VERIFY, this::close),
        new Endpoint("POST " + BASE + "/void", Permission.REVIEW, this::declareVoid));
  }

  private static UUID id(Call call) {
    return call.query().uuid("nonconformance");
  }

  private Answer page(Call call, Caller caller) {
    int most = (int) call.query().whole("limit", 1, 200, 50);
    long before = call.query().whole("before", 1, Long.MAX_VALUE, Long.MAX_VALUE);
    boolean open = call.query().flag("open");
    List<NonconformanceStore.Stored> found =
        nonconformances
            .store()
            .jdbi()
            .withHandle(handle -> nonconformances.store().page(handle, open, before, most));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("nonconformances", found);
    if (found.size() == most) {
      page.put("next", found.getLast().number());
    }
    return Answer.ok(page);
  }

  private Answer sheet(UUID id) {
    return nonconformances
        .store()
        .jdbi()
        .withHandle(
            handle -> {
              NonconformanceStore.Stored stored = nonconformances.one(handle, id);
              Map<String, Object> sheet = new LinkedHashMap<>();
              sheet.put("nonconformance", stored);
              sheet.put("dispositions", nonconformances.store().dispositions(handle, id));
              sheet.put("actions", nonconformances.actions().of(handle, id));
              sheet.put("effects", nonconformances.effects().of(handle, id));
              sheet.put("costs", costs.of(handle, id));
              return Answer.ok(sheet, stored.version());
            });
  }

  /** Something that is done to a report within a change. */
  private interface Deed {
    void on(Handle handle, Instant at);
  }

  private Answer change(Call call, Caller caller, String reason, Deed deed) {
    changes.make(
        caller.author(),
        reason,
        (handle, at) -> {
          deed.on(handle, at);
          return at;
        });
    return sheet(id(call));
  }

  private record Raising(
      UUID id,
      UUID batch,
      String operation,
      String description,
      String severity,
      int quantity,
      Optional<String> department) {}

  private Answer raise(Call call, Caller caller) {
    Raising raising = call.as(Raising.class);
    changes.once(
        caller.author(),
        raising.id(),
        call.content(),
        "",
        (handle, at) ->
            nonconformances
                .store()
                .add(
                    handle,
                    new NonconformanceStore.Raising(
                        raising.id(),
                        "reported",
                        raising.batch(),
                        raising.operation(),
                        Optional.empty(),
                        new NonconformanceStore.Words(
                            raising.description(),
                            raising.severity(),
                            raising
                                .department()
                                .or(
                                    () ->
                                        nonconformances
                                            .store()
                                            .department(
                                                handle, raising.batch(), raising.operation()))),
                        raising.quantity(),
                        caller.login()),
                    at));
    Answer answer = sheet(raising.id());
    return answer instanceof Answer.Document document ? Answer.created(document.body()) : answer;
  }

  private record Text(String text) {}

  private Answer contain(Call call, Caller caller) {
    String text = call.as(Text.class).text();
    return change(
        call, caller, "", (handle, at) -> nonconformances.contain(handle, id(call), text, at));
  }

  private record Review(String method, String cause, Optional<BigDecimal> cost) {}

  private Answer review(Call call, Caller caller) {
    Review review = call.as(Review.class);
    return change(
        call,
        caller,
        "",
        (handle, at) -> {
          nonconformances.review(handle, id(call), review.method(), review.cause(), at);
          review
              .cost()
              .filter(cost -> !costs.known(handle, id(call)))
              .ifPresent(cost -> nonconformances.store().cost(handle, id(call), cost));
        });
  }

  private record Decision(
      UUID id,
      String kind,
      int quantity,
      String reason,
      Optional<String> customerReference,
      Optional<LocalDate> expires,
      String secret) {}

  private Answer decide(Call call, Caller caller) {
    Decision decision = call.as(Decision.class);
    Signatures.Pen pen = signatures.pen(caller, decision.secret());
    return change(
        call,
        caller,
        decision.reason(),
        (handle, at) -> {
          nonconformances.decide(
              handle,
              new NonconformanceStore.Disposition(
                  decision.id(),
                  id(call),
                  decision.kind(),
                  decision.quantity(),
                  decision.reason(),
                  caller.login(),
                  at,
                  decision.customerReference(),
                  decision.expires(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()),
              caller,
              at.atZone(zone).toLocalDate(),
              at);
          pen.sign(
              handle, new Signatures.Mark("decided", "disposition", decision.id().toString()), at);
        });
  }

  private Answer execute(Call call, Caller caller) {
    UUID decision = call.query().uuid("disposition");
    return change(
        call,
        caller,
        "",
        (handle, at) ->
            nonconformances.execute(
                handle, id(call), decision, caller.login(), at.atZone(zone).toLocalDate(), at));
  }

  private record Inspected(UUID record) {}

  private Answer inspected(Call call, Caller caller) {
    UUID decision = call.query().uuid("disposition");
    UUID record = call.as(Inspected.class).record();
    return change(
        call,
        caller,
        "",
        (handle, at) -> nonconformances.inspectedAgain(handle, id(call), decision, record, at));
  }

  private record Signed(String secret) {}

  private Answer verify(Call call, Caller caller) {
    Signatures.Pen pen = signatures.pen(caller, call.as(Signed.class).secret());
    return change(
        call,
        caller,
        "",
        (handle, at) -> {
          nonconformances.verify(handle, id(call), caller.login(), at);
          pen.sign(
              handle, new Signatures.Mark("verified", "nonconformance", id(call).toString()), at);
        });
  }

  private Answer close(Call call, Caller caller) {
    return change(call, caller, "", (handle, at) -> nonconformances.close(handle, id(call), at));
  }

  private record Reason(String reason) {}

  private Answer declareVoid(Call call, Caller caller) {
    String reason = call.as(Reason.class).reason();
    if (reason.isBlank()) {
      throw Problem.badField("reason", "Say why it is void.");
    }
    return change(
        call,
        caller,
        reason,
        (handle, at) -> nonconformances.declareVoid(handle, id(call), caller.login(), reason, at));
  }
}
