package io.gaugewire.ingest.gauges;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.identity.Signatures;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.ingest.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code /gauge-studies}. */
public final class StudyRoutes {
  private static final List<String> STATES = List.of("open", "concluded", "abandoned");

  private final Jdbi jdbi;
  private final Changes changes;
  private final Signatures signatures;
  private final Clock clock;
  private final Studies studies = new Studies();
  private final GaugeStore gauges = new GaugeStore();

  public StudyRoutes(Jdbi jdbi, Changes changes, Signatures signatures, Clock clock) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.signatures = signatures;
    this.clock = clock;
  }

  public List<Endpoint> endpoints() {
    String study = "/gauge-studies/{study}";
    return List.of(
        new Endpoint("GET /gauge-studies", Permission.READ, this::all),
        new Endpoint("POST /gauge-studies", Permission.CALIBRATE, this::plan),
        new Endpoint("GET " + study, Permission.READ, (call, caller) -> sheet(id(call))),
        new Endpoint("GET " + study + "/readings", Permission.READ, this::readings),
        new Endpoint("POST " + study + "/captures", Permission.STUDY_GAUGE, this::capture),
        new Endpoint("POST " + study + "/exclusions", Permission.CALIBRATE, this::leaveOut),
        new Endpoint("POST " + study + "/conclusion", Permission.CALIBRATE, this::conclude),
        new Endpoint("POST " + study + "/abandonment", Permission.CALIBRATE, this::abandon));
  }

  private static UUID id(Call call) {
    return call.query().uuid("study");
  }

  private Answer all(Call call, Caller caller) {
    Optional<String> gauge = call.query().text("gauge").map(given -> call.query().name("gauge"));
    Optional<String> state = call.query().text("state");
    if (state.isPresent() && !STATES.contains(state.get())) {
      throw Problem.badField("state", "Give open, concluded or abandoned.");
    }
    return Answer.ok(
        Map.of("studies", jdbi.withHandle(handle -> list(handle, studies.store(), gauge, state))));
  }

  static List<Map<String, Object>> list(
      Handle handle, StudyStore store, Optional<String> gauge, Optional<String> state) {
    return store.all(handle, gauge, state).stream().map(StudyRoutes::view).toList();
  }

  private static Map<String, Object> view(StudyStore.Stored study) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", study.id());
    view.put("number", study.number());
    view.put("kind", study.kind());
    view.put("gauge", study.gauge());
    study.characteristic().ifPresent(code -> view.put("characteristic", code));
    view.put("trials", study.trials());
    view.put("state", study.state());
    view.put("plannedBy", study.plannedBy());
    view.put("planned", study.planned());
    view.put("reason", study.reason());
    view.put("captured", study.taken());
    view.put("runs", study.runs());
    study.verdict().ifPresent(verdict -> view.put("verdict", verdict));
    study.conclusion().ifPresent(words -> view.put("conclusion", words));
    study.endedBy().ifPresent(by -> view.put("endedBy", by));
    study.ended().ifPresent(ended -> view.put("ended", ended));
    return view;
  }

  private Answer sheet(UUID id) {
    return Answer.ok(jdbi.inTransaction(handle -> sheet(handle, id)));
  }

  private Map<String, Object> sheet(Handle handle, UUID id) {
    StudyStore.Stored study = studies.known(handle, id);
    List<StudyStore.Part> parts = studies.store().parts(handle, id);
    List<StudyStore.Run> runs = studies.store().runs(handle, id);
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("study", view(study));
    study
        .characteristic()
        .flatMap(code -> studies.store().measured(handle, code))
        .ifPresent(
            measured -> {
              sheet.put("unit", measured.unit());
              sheet.put("decimals", measured.decimals());
            });
    sheet.put("parts", parts.stream().map(StudyRoutes::view).toList());
    sheet.put("appraisers", study.appraisers());
    sheet.put(
        "runs", runs.stream().map(run -> view(run, parts.get(run.part() - 1).label())).toList());
    if (study.state().equals("open")) {
      runs.stream()
          .filter(run -> run.value().isEmpty())
          .filter(run -> parts.get(run.part() - 1).leftOut().isEmpty())
          .findFirst()
          .ifPresent(run -> sheet.put("next", run.run()));
    }
    study
        .evaluation()
        .ifPresentOrElse(
            told -> sheet.put("evaluation", Json.parse(told.getBytes(StandardCharsets.UTF_8))),
            () -> {
              switch (studies.outcome(handle, study)) {
                case Studies.Outcome.Evaluated(StudyEvaluation found) ->
                    sheet.put("evaluation", found);
                case Studies.Outcome.Missing(String because) -> sheet.put("missing", because);
              }
            });
    return sheet;
  }

  private static Map<String, Object> view(StudyStore.Part part) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("label", part.label());
    part.reference().ifPresent(reference -> view.put("reference", reference));
    part.leftOut().ifPresent(reason -> view.put("leftOut", reason));
    part.leftOutBy().ifPresent(by -> view.put("leftOutBy", by));
    return view;
  }

  private static Map<String, Object> view(StudyStore.Run run, String part) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("run", run.run());
    view.put("appraiser", run.appraiser());
    view.put("part", part);
    view.put("trial", run.trial());
    run.value().ifPresent(value -> view.put("value", value));
    run.source().ifPresent(source -> view.put("source", source));
    run.tag().ifPresent(tag -> view.put("tag", tag));
    run.reading().ifPresent(time -> view.put("reading", time));
    run.capturedBy().ifPresent(by -> view.put("capturedBy", by));
    run.captured().ifPresent(at -> view.put("captured", at));
    view.put("repeats", run.repeats());
    run.repeatReason().ifPresent(reason -> view.put("repeatReason", reason));
    return view;
  }

  private Answer plan(Call call, Caller caller) {
    Studies.Plan plan = call.as(Studies.Plan.class);
    changes.once(
        caller.author(),
        plan.id(),
        call.content(),
        plan.reason(),
        (handle, at) -> {
          if (gauges.one(handle, plan.gauge()).isEmpty()) {
            throw Problem.badField("gauge", "There is no gauge of that code.");
          }
          studies.plan(handle, plan, caller.login(), at);
        });
    return Answer.created(jdbi.inTransaction(handle -> sheet(handle, plan.id())));
  }

  private Answer readings(Call call, Caller caller) {
    UUID id = id(call);
    return Answer.ok(
        Map.of(
            "readings",
            jdbi.inTransaction(
                handle -> {
                  studies.known(handle, id);
                  return studies.store().readings(handle, id, clock.instant());
                })));
  }

  private Answer capture(Call call, Caller caller) {
    UUID id = id(call);
    Studies.Capture capture = call.as(Studies.Capture.class);
    changes.once(
        caller.author(),
        capture.id(),
        call.content(),
        capture.reason().orElse(""),
        (handle, at) -> studies.capture(handle, id, capture, caller.login(), at));
    return sheet(id);
  }

  private record Exclusion(String part, String reason) {}

  private Answer leaveOut(Call call, Caller caller) {
    UUID id = id(call);
    Exclusion exclusion = call.as(Exclusion.class);
    changes.make(
        caller.author(),
        exclusion.reason(),
        (handle, at) -> {
          studies.leaveOut(handle, id, exclusion.part(), exclusion.reason(), caller.login());
          return id;
        });
    return sheet(id);
  }

  private record Conclusion(String verdict, String words, String secret) {}

  private Answer conclude(Call call, Caller caller) {
    UUID id = id(call);
    Conclusion conclusion = call.as(Conclusion.class);
    Signatures.Pen pen = signatures.pen(caller, conclusion.secret());
    changes.make(
        caller.author(),
        conclusion.words(),
        (handle, at) -> {
          StudyEvaluation evaluation = studies.concludable(handle, id);
          studies
              .store()
              .end(
                  handle,
                  id,
                  new StudyStore.Ending(
                      Optional.of(conclusion.verdict()),
                      Optional.of(Json.text(evaluation)),
                      conclusion.words(),
                      caller.login(),
                      at));
          pen.sign(handle, new Signatures.Mark("concluded", "gauge_study", id.toString()), at);
          return id;
        });
    return sheet(id);
  }

  private record Reason(String reason) {}

  private Answer abandon(Call call, Caller caller) {
    UUID id = id(call);
    Reason reason = call.as(Reason.class);
    changes.make(
        caller.author(),
        reason.reason(),
        (handle, at) -> {
          studies.abandon(handle, id, reason.reason(), caller.login(), at);
          return id;
        });
    return sheet(id);
  }
}
