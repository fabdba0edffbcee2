package io.gaugewire.ingest.objectives;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** {@code /objectives}. */
public final class ObjectiveRoutes {
  private final Jdbi jdbi;
  private final Changes changes;
  private final Objectives objectives;
  private final Clock clock;
  private final ZoneId zone;

  public ObjectiveRoutes(Jdbi jdbi, Changes changes, Clock clock, ZoneId zone) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.objectives = Objectives.of(zone);
    this.clock = clock;
    this.zone = zone;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /objectives", Permission.READ, this::board),
        new Endpoint("POST /objectives", Permission.EDIT_OBJECTIVE, this::set),
        new Endpoint(
            "GET /objectives/{objective}",
            Permission.READ,
            (call, caller) -> versions(call.query().uuid("objective"))),
        new Endpoint(
            "POST /objectives/{objective}/versions", Permission.EDIT_OBJECTIVE, this::revise),
        new Endpoint(
            "POST /objectives/{objective}/reasons", Permission.EXPLAIN_OBJECTIVE, this::explain));
  }

  private Answer board(Call call, Caller caller) {
    Instant now = clock.instant();
    LocalDate day = call.query().day("day").orElse(now.atZone(zone).toLocalDate());
    return Answer.ok(
        Map.of("asOf", now, "objectives", jdbi.withHandle(h -> objectives.board(h, day, now))));
  }

  private record Setting(
      UUID id,
      Optional<UUID> parent,
      BilingualText name,
      String metric,
      String direction,
      BigDecimal target,
      String scope,
      Optional<String> scopeCode,
      String period,
      String owner,
      LocalDate validFrom,
      String reason) {}

  private Answer set(Call call, Caller caller) {
    Setting setting = call.as(Setting.class);
    if (setting.scope().equals("company") == setting.scopeCode().isPresent()) {
      throw Problem.badField("scopeCode", "Name what it speaks of, but for the company nothing.");
    }
    changes.once(
        caller.author(),
        setting.id(),
        call.content(),
        setting.reason(),
        (handle, at) ->
            objectives
                .store()
                .add(
                    handle,
                    new ObjectiveStore.Stored(
                        setting.id(),
                        1,
                        setting.parent(),
                        setting.name().en(),
                        setting.name().zh(),
                        setting.metric(),
                        setting.direction(),
                        setting.target(),
                        setting.scope(),
                        setting.scopeCode().orElse(""),
                        setting.period(),
                        setting.owner(),
                        setting.validFrom(),
                        setting.reason(),
                        caller.login(),
                        at)));
    return Answer.created(body(setting.id()));
  }

  private record Revision(BigDecimal target, String owner, LocalDate validFrom, String reason) {}

  private Answer revise(Call call, Caller caller) {
    UUID id = call.query().uuid("objective");
    Revision revision = call.as(Revision.class);
    changes.make(
        caller.author(),
        revision.reason(),
        (handle, at) -> {
          List<ObjectiveStore.Stored> versions = objectives.store().versions(handle, id);
          if (versions.isEmpty()) {
            throw Problem.notFound("There is no objective " + id + ".");
          }
          ObjectiveStore.Stored last = versions.getLast();
          if (!revision.validFrom().isAfter(last.validFrom())) {
            throw Problem.badField("validFrom", "Give a day after " + last.validFrom() + ".");
          }
          objectives
              .store()
              .add(
                  handle,
                  new ObjectiveStore.Stored(
                      id,
                      last.version() + 1,
                      last.parentId(),
                      last.nameEn(),
                      last.nameZh(),
                      last.metric(),
                      last.direction(),
                      revision.target(),
                      last.scope(),
                      last.scopeCode(),
                      last.period(),
                      revision.owner(),
                      revision.validFrom(),
                      revision.reason(),
                      caller.login(),
                      at));
          return id;
        });
    return versions(id);
  }

  private record Explanation(String period, String reason) {}

  private Answer explain(Call call, Caller caller) {
    UUID id = call.query().uuid("objective");
    Explanation explanation = call.as(Explanation.class);
    Period period;
    try {
      period = Period.of(explanation.period());
    } catch (IllegalArgumentException e) {
      throw Problem.badField("period", e.getMessage() + ".");
    }
    body(id);
    changes.make(
        caller.author(),
        explanation.reason(),
        (handle, at) -> {
          objectives
              .store()
              .explain(handle, id, period.start(), explanation.reason(), caller.login(), at);
          return id;
        });
    return versions(id);
  }

  private Answer versions(UUID id) {
    return Answer.ok(body(id));
  }

  private Map<String, Object> body(UUID id) {
    List<ObjectiveStore.Stored> versions =
        jdbi.withHandle(handle -> objectives.store().versions(handle, id));
    if (versions.isEmpty()) {
      throw Problem.notFound("There is no objective " + id + ".");
    }
    return Map.of("versions", versions);
  }
}
