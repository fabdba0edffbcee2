package io.gaugewire.ingest.batch;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.identity.Signatures;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** {@code /holds}: placing and lifting, the veto among them (NC-5). */
public final class HoldRoutes {
  private final Jdbi jdbi;
  private final Changes changes;
  private final Holds holds;
  private final Signatures signatures;

  public HoldRoutes(Jdbi jdbi, Changes changes, Holds holds, Signatures signatures) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.holds = holds;
    this.signatures = signatures;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /holds", Permission.READ, this::list),
        new Endpoint("POST /holds", Permission.HOLD, this::place),
        new Endpoint("POST /holds/{hold}/lift", Permission.LIFT_HOLD, this::lift));
  }

  private Answer list(Call call, Caller caller) {
    boolean all = call.query().flag("all");
    return Answer.ok(
        Map.of(
            "holds",
            jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select * from hold where :all or lifted is null"
                                + " order by number desc limit 500")
                        .bind("all", all)
                        .map(ConstructorMapper.of(Holds.Hold.class))
                        .list())));
  }

  private record Placing(
      UUID id,
      Optional<UUID> batch,
      Optional<String> station,
      String kind,
      String reason,
      String secret) {}

  private Answer place(Call call, Caller caller) {
    Placing placing = call.as(Placing.class);
    if (placing.batch().isPresent() == placing.station().isPresent()) {
      throw Problem.badField("batch", "Give a batch or a station, one of the two.");
    }
    Holds.Kind kind = Holds.Kind.valueOf(placing.kind().toUpperCase(Locale.ROOT));
    requireOffice(kind, caller);
    Signatures.Pen pen = signatures.pen(caller, placing.secret());
    byte[] asked =
        (placing.batch() + "\n" + placing.station() + "\n" + kind + "\n" + placing.reason())
            .getBytes(StandardCharsets.UTF_8);
    changes.once(
        caller.author(),
        placing.id(),
        asked,
        placing.reason(),
        (handle, at) -> {
          holds.place(
              handle,
              new Holds.Order(
                  placing.id(),
                  placing.batch(),
                  placing.station(),
                  kind,
                  new Holds.Why(placing.reason(), caller.login())),
              at);
          pen.sign(handle, new Signatures.Mark("held", "hold", placing.id().toString()), at);
        });
    return Answer.created(one(placing.id()));
  }

  private static void requireOffice(Holds.Kind kind, Caller caller) {
    if (kind == Holds.Kind.VETO && !caller.may(Permission.VETO)) {
      throw Problem.forbidden("Only the chief quality officer has the veto.");
    }
  }

  private record Lifting(String reason, String secret) {}

  private Answer lift(Call call, Caller caller) {
    UUID id = call.query().uuid("hold");
    Lifting lifting = call.as(Lifting.class);
    requireOffice(Holds.Kind.valueOf(one(id).kind().toUpperCase(Locale.ROOT)), caller);
    Signatures.Pen pen = signatures.pen(caller, lifting.secret());
    changes.make(
        caller.author(),
        lifting.reason(),
        (handle, at) -> {
          holds.lift(handle, id, new Holds.Why(lifting.reason(), caller.login()), at);
          pen.sign(handle, new Signatures.Mark("lifted", "hold", id.toString()), at);
          return id;
        });
    return Answer.ok(one(id));
  }

  private Holds.Hold one(UUID id) {
    return jdbi.withHandle(handle -> holds.byId(handle, id));
  }
}
