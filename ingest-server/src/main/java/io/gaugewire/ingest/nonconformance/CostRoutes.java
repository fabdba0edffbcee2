package io.gaugewire.ingest.nonconformance;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code /quality-cost}: what bad quality cost. */
final class CostRoutes {
  private static final String OF = "/nonconformances/{nonconformance}/costs";

  private final Jdbi jdbi;
  private final Changes changes;
  private final Nonconformances nonconformances;
  private final ZoneId zone;
  private final CostStore store = new CostStore();

  CostRoutes(Jdbi jdbi, Changes changes, Nonconformances nonconformances, ZoneId zone) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.nonconformances = nonconformances;
    this.zone = zone;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /quality-cost", Permission.READ, this::sums),
        new Endpoint("GET " + OF, Permission.READ, (call, caller) -> Answer.ok(lines(id(call)))),
        new Endpoint("POST " + OF, Permission.REVIEW, this::add),
        new Endpoint("POST " + OF + "/{cost}/void", Permission.REVIEW, this::declareVoid));
  }

  private static UUID id(Call call) {
    return call.query().uuid("nonconformance");
  }

  private Map<String, Object> lines(UUID id) {
    return jdbi.withHandle(
        handle -> {
          nonconformances.one(handle, id);
          return Map.of("costs", store.of(handle, id));
        });
  }

  private void require(Handle handle, UUID id) {
    if (nonconformances.one(handle, id).state().equals(Progress.State.VOIDED.key())) {
      throw Problem.conflict("It is void; nothing is charged to it.");
    }
  }

  private Answer add(Call call, Caller caller) {
    UUID id = id(call);
    CostStore.Given given = call.as(CostStore.Given.class);
    if (given.amount().signum() <= 0) {
      throw Problem.badField("amount", "Give an amount above 0, in the plant's currency.");
    }
    changes.once(
        caller.author(),
        given.id(),
        call.content(),
        given.note(),
        (handle, at) -> {
          require(handle, id);
          store.add(handle, id, given, caller.login(), at);
        });
    return Answer.created(lines(id));
  }

  private record Reason(String reason) {}

  private Answer declareVoid(Call call, Caller caller) {
    UUID id = id(call);
    UUID cost = call.query().uuid("cost");
    String reason = call.as(Reason.class).reason();
    changes.make(
        caller.author(),
        reason,
        (handle, at) -> {
          require(handle, id);
          if (!store.voided(handle, id, cost, reason, caller.login())) {
            throw Problem.notFound("There is no amount " + cost + " on it that counts.");
          }
          return cost;
        });
    return Answer.ok(lines(id));
  }

  private Answer sums(Call call, Caller caller) {
    LocalDate from = call.query().day("from").orElseThrow(() -> missing("from"));
    LocalDate to = call.query().day("to").orElseThrow(() -> missing("to"));
    String group = call.query().text("by").orElse("kind");
    if (!from.isBefore(to)) {
      throw Problem.badField("from", "Give a day before " + to + ".");
    }
    if (!CostStore.GROUPS.containsKey(group)) {
      throw Problem.badField("by", "Give kind, department, line, part, cause or month.");
    }
    List<CostStore.Sum> sums = jdbi.withHandle(handle -> store.sums(handle, from, to, group, zone));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("from", from);
    view.put("to", to);
    view.put("by", group);
    view.put(
        "total", sums.stream().map(CostStore.Sum::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    view.put("sums", sums);
    return Answer.ok(view);
  }

  private static RuntimeException missing(String field) {
    return Problem.badField(field, "Give a day such as 2026-10-01.");
  }
}
