package io.gaugewire.ingest.binding;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.binding.BindingStore.TagUnit;
import io.gaugewire.ingest.binding.BindingStore.Target;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code /bindings}: tags that wait for a characteristic, assigning them, ending an assignment. */
public final class BindingRoutes {
  private static final int MOST = 1_000;
  private static final Instant FIRST = Instant.EPOCH;
  private static final Duration FURTHEST_AHEAD = Duration.ofDays(366);

  private final Jdbi jdbi;
  private final Changes changes;
  private final Runnable changed;
  private final BindingStore store = new BindingStore();

  /**
   * @param changed told after every change, on the thread of the request
   */
  public BindingRoutes(Jdbi jdbi, Changes changes, Runnable changed) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.changed = changed;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /bindings", Permission.READ, this::list),
        new Endpoint("GET /bindings/targets", Permission.READ, this::targets),
        new Endpoint("GET /bindings/refused", Permission.READ, this::refused),
        new Endpoint("POST /tags/{tag}/bindings", Permission.ASSIGN_TAG, this::assign),
        new Endpoint("POST /bindings/{binding}/end", Permission.ASSIGN_TAG, this::end));
  }

  private Answer list(Call call, Caller caller) {
    Query query = call.query();
    int tag = (int) query.whole("tag", 1, Integer.MAX_VALUE, 0);
    int most = (int) query.whole("limit", 1, MOST, MOST);
    return Answer.ok(
        Map.of(
            "bindings",
            jdbi.withHandle(
                handle -> store.bindings(handle, tag, query.text("characteristic"), most))));
  }

  private Answer targets(Call call, Caller caller) {
    return Answer.ok(Map.of("characteristics", jdbi.withHandle(store::targets)));
  }

  private Answer refused(Call call, Caller caller) {
    return Answer.ok(Map.of("tags", jdbi.withHandle(store::otherUnits)));
  }

  private record Assignment(String characteristic, Instant from, String reason) {}

  private Answer assign(Call call, Caller caller) {
    int tag = (int) call.query().whole("tag", 1, Integer.MAX_VALUE);
    Assignment asked = call.as(Assignment.class);
    Binding binding =
        changes.make(
            caller.author(),
            asked.reason(),
            (handle, at) -> {
              requireTime("from", asked.from(), at);
              return assigned(handle, tag, asked);
            });
    changed.run();
    return Answer.created(binding);
  }

  private static void requireTime(String field, Instant time, Instant now) {
    if (time.isBefore(FIRST) || time.isAfter(now.plus(FURTHEST_AHEAD))) {
      throw Problem.badField(field, "Give a time from 1970 to a year from now.");
    }
  }

  private Binding assigned(Handle handle, int id, Assignment asked) {
    TagUnit tag =
        store
            .tag(handle, id)
            .orElseThrow(
                () -> Problem.notFound("There is no tag " + id + "; GET /tags lists them."));
    Target target =
        store
            .target(handle, asked.characteristic())
            .orElseThrow(
                () ->
                    Problem.badField(
                        "characteristic",
                        "There is no characteristic of that code; GET /bindings/targets lists them."));
    if (!target.unit().equals(tag.unit())) {
      throw Problem.conflict(
          "The tag %s is in %s, the characteristic %s in %s: have the edge send %s, or choose a characteristic in %s."
              .formatted(
                  tag.name(),
                  words(tag.unit()),
                  target.code(),
                  words(target.unit()),
                  words(target.unit()),
                  words(tag.unit())));
    }
    Optional<Binding> held = store.heldFrom(handle, id, asked.from());
    if (held.isPresent()) {
      throw Problem.conflict(
          "The tag %s feeds %s %s: %s."
              .formatted(
                  tag.name(),
                  held.get().characteristic(),
                  held.get().to().map(to -> "until " + to).orElse("until further notice"),
                  held.get().to().isPresent()
                      ? "give a later time from which this one holds"
                      : "end that first (POST /bindings/" + held.get().id() + "/end)"));
    }
    int binding = store.add(handle, id, target.id(), asked.from());
    return store.one(handle, binding).orElseThrow();
  }

  private static String words(String unit) {
    return unit.isEmpty() ? "plain numbers" : unit;
  }

  private record Ending(Instant to, String reason) {}

  private Answer end(Call call, Caller caller) {
    int id = (int) call.query().whole("binding", 1, Integer.MAX_VALUE);
    Ending asked = call.as(Ending.class);
    Binding binding =
        changes.make(
            caller.author(),
            asked.reason(),
            (handle, at) -> {
              requireTime("to", asked.to(), at);
              return ended(handle, id, asked.to());
            });
    changed.run();
    return Answer.ok(binding);
  }

  private Binding ended(Handle handle, int id, Instant to) {
    Binding binding =
        store
            .one(handle, id)
            .orElseThrow(
                () ->
                    Problem.notFound("There is no binding " + id + "; GET /bindings lists them."));
    if (binding.from().isPresent() && !to.isAfter(binding.from().get())) {
      throw Problem.badField("to", "Give a time after " + binding.from().get() + ".");
    }
    if (!store.end(handle, id, to)) {
      throw Problem.conflict("It was ended already, with " + binding.to().orElseThrow() + ".");
    }
    return store.one(handle, id).orElseThrow();
  }
}
