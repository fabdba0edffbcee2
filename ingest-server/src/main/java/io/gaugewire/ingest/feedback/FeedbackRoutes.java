package io.gaugewire.ingest.feedback;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code /complaints}, {@code /deliveries} and {@code /visits}. */
public final class FeedbackRoutes {
  private final Jdbi jdbi;
  private final Changes changes;
  private final Clock clock;
  private final ZoneId zone;
  private final FeedbackStore store = new FeedbackStore();

  public FeedbackRoutes(Jdbi jdbi, Changes changes, Clock clock, ZoneId zone) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.clock = clock;
    this.zone = zone;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /complaints", Permission.READ, this::complaints),
        new Endpoint("POST /complaints", Permission.HEAR_CUSTOMER, this::hear),
        new Endpoint(
            "GET /complaints/{complaint}",
            Permission.READ,
            (call, caller) -> Answer.ok(complaint(call.query().uuid("complaint")))),
        new Endpoint("POST /complaints/{complaint}/answer", Permission.HEAR_CUSTOMER, this::answer),
        new Endpoint("POST /deliveries", Permission.HEAR_CUSTOMER, this::deliver),
        new Endpoint("GET /visits/due", Permission.READ, this::due),
        new Endpoint("POST /visits/{visit}/result", Permission.HEAR_CUSTOMER, this::visited));
  }

  private Answer complaints(Call call, Caller caller) {
    int most = (int) call.query().whole("limit", 1, 200, 50);
    long before = call.query().whole("before", 1, Long.MAX_VALUE, Long.MAX_VALUE);
    boolean open = call.query().flag("open");
    List<FeedbackStore.Complaint> found =
        jdbi.withHandle(handle -> store.complaints(handle, open, before, most));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("complaints", found);
    if (found.size() == most) {
      page.put("next", found.getLast().number());
    }
    return Answer.ok(page);
  }

  private FeedbackStore.Complaint complaint(UUID id) {
    return jdbi.withHandle(handle -> store.complaint(handle, id))
        .orElseThrow(() -> Problem.notFound("There is no complaint " + id + "."));
  }

  private Answer hear(Call call, Caller caller) {
    FeedbackStore.Heard heard = call.as(FeedbackStore.Heard.class);
    changes.once(
        caller.author(),
        heard.id(),
        call.content(),
        "",
        (handle, at) -> store.hear(handle, heard, caller.login(), at));
    return Answer.created(complaint(heard.id()));
  }

  private record Reply(String cause, String answer) {}

  private Answer answer(Call call, Caller caller) {
    UUID id = call.query().uuid("complaint");
    Reply reply = call.as(Reply.class);
    if (complaint(id).answered().isPresent()) {
      throw Problem.conflict("The complaint was answered already.");
    }
    changes.make(
        caller.author(),
        "",
        (handle, at) -> {
          store.answer(handle, id, reply.cause(), reply.answer(), at);
          return id;
        });
    return Answer.ok(complaint(id));
  }

  private LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  private Answer deliver(Call call, Caller caller) {
    FeedbackStore.Delivery delivery = call.as(FeedbackStore.Delivery.class);
    changes.once(
        caller.author(),
        delivery.id(),
        call.content(),
        "",
        (handle, at) -> {
          requireReleased(handle, delivery.batch());
          store.deliver(handle, delivery, caller.login());
        });
    return Answer.created(Map.of("id", delivery.id()));
  }

  /** What is delivered was released, or accepted under a concession. */
  private static void requireReleased(Handle handle, UUID batch) {
    String state =
        handle
            .createQuery("select state from batch where id = :id")
            .bind("id", batch)
            .mapTo(String.class)
            .findOne()
            .orElseThrow(() -> Problem.notFound("There is no batch " + batch + "."));
    if (!state.equals("released") && !state.equals("concession")) {
      throw Problem.conflict("The batch is " + state + "; it is delivered once it is released.");
    }
  }

  private Answer due(Call call, Caller caller) {
    LocalDate until = call.query().day("until").orElse(today().plusDays(30));
    return Answer.ok(Map.of("visits", jdbi.withHandle(handle -> store.due(handle, until))));
  }

  private Answer visited(Call call, Caller caller) {
    UUID id = call.query().uuid("visit");
    FeedbackStore.Made made = call.as(FeedbackStore.Made.class);
    if (made.made().isAfter(today())) {
      throw Problem.badField("made", "Give a day that is not to come.");
    }
    FeedbackStore.Visit after =
        changes.make(
            caller.author(),
            "",
            (handle, at) -> {
              FeedbackStore.Visit visit =
                  store
                      .visit(handle, id)
                      .orElseThrow(() -> Problem.notFound("There is no visit " + id + "."));
              if (visit.made().isPresent()) {
                throw Problem.conflict("The visit was made already.");
              }
              if (made.made().isBefore(visit.delivered())) {
                throw Problem.badField("made", "Give a day after the delivery.");
              }
              store.made(handle, id, made, caller.login());
              store.plan(handle, visit.deliveryId(), VisitPlan.next(made.made()));
              return store.visit(handle, id).orElseThrow();
            });
    return Answer.ok(after);
  }
}
