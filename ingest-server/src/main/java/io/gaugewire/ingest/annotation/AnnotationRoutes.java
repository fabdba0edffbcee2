package io.gaugewire.ingest.annotation;

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
import org.jdbi.v3.core.Jdbi;

/** {@code /charts/{chart}/annotations} and {@code /annotations/{annotation}/void}. */
public final class AnnotationRoutes {
  private static final int MOST = 500;
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private final Jdbi jdbi;
  private final Changes changes;
  private final AnnotationStore store = new AnnotationStore();

  public AnnotationRoutes(Jdbi jdbi, Changes changes) {
    this.jdbi = jdbi;
    this.changes = changes;
  }

  public List<Endpoint> endpoints() {
    String ofChart = " /charts/{chart}/annotations";
    return List.of(
        new Endpoint("GET" + ofChart, Permission.READ, this::all),
        new Endpoint("POST" + ofChart, Permission.ANNOTATE, this::add),
        new Endpoint(
            "POST /annotations/{annotation}/void", Permission.ANNOTATE, this::declareVoid));
  }

  private static int chart(Call call) {
    return (int) call.query().whole("chart", 1, Integer.MAX_VALUE);
  }

  private Answer all(Call call, Caller caller) {
    int chart = chart(call);
    Instant at = call.query().time("asOf").orElse(END);
    return Answer.ok(
        Map.of("annotations", jdbi.withHandle(handle -> store.ofChart(handle, chart, at, MOST))));
  }

  private record Remark(UUID id, long subgroup, String text) {}

  private Answer add(Call call, Caller caller) {
    int chart = chart(call);
    Remark remark = call.as(Remark.class);
    changes.once(
        caller.author(),
        remark.id(),
        call.content(),
        "",
        (handle, at) -> {
          if (!store.hasSubgroup(handle, chart, remark.subgroup())) {
            throw Problem.notFound(
                "Chart " + chart + " has no subgroup " + remark.subgroup() + ".");
          }
          store.add(
              handle, remark.id(), chart, remark.subgroup(), remark.text(), caller.login(), at);
        });
    return Answer.created(one(remark.id()));
  }

  private record Reason(String reason) {}

  private Answer declareVoid(Call call, Caller caller) {
    UUID id = call.query().uuid("annotation");
    String reason = call.as(Reason.class).reason();
    changes.make(
        caller.author(),
        reason,
        (handle, at) -> {
          Annotation annotation =
              store
                  .byId(handle, id)
                  .orElseThrow(() -> Problem.notFound("There is no annotation " + id + "."));
          if (annotation.voided().isPresent()) {
            throw Problem.conflict("The annotation was voided already.");
          }
          boolean own = annotation.written().by().equals(caller.login());
          if (!own && !caller.may(Permission.VOID)) {
            throw Problem.forbidden(
                "An annotation is voided by its author or by the quality department.");
          }
          store.declareVoid(handle, id, new Annotation.Voiding(caller.login(), at, reason));
          return id;
        });
    return Answer.ok(one(id));
  }

  private Annotation one(UUID id) {
    return jdbi.withHandle(handle -> store.byId(handle, id)).orElseThrow();
  }
}
