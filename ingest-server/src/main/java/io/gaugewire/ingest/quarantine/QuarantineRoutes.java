package io.gaugewire.ingest.quarantine;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.quarantine.QuarantineEntry.State;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.ProblemException;
import io.gaugewire.ingest.web.Query;
import io.gaugewire.wire.EdgeId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * {@code /quarantine}: what was set aside, its bytes, a second try, and discarding with a reason.
 */
public final class QuarantineRoutes {
  private static final int MOST = 500;

  private final Jdbi jdbi;
  private final Changes changes;
  private final SecondTry secondTry;
  private final QuarantineStore store = new QuarantineStore();

  public QuarantineRoutes(Jdbi jdbi, Changes changes, SecondTry secondTry) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.secondTry = secondTry;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /quarantine", Permission.READ, this::list),
        new Endpoint("GET /quarantine/{entry}", Permission.READ, this::one),
        new Endpoint("GET /quarantine/{entry}/payload", Permission.READ, this::payload),
        new Endpoint("POST /quarantine/{entry}/replay", Permission.CLEAR_QUARANTINE, this::replay),
        new Endpoint(
            "POST /quarantine/{entry}/discard", Permission.CLEAR_QUARANTINE, this::discard),
        new Endpoint("POST /quarantine-replays", Permission.CLEAR_QUARANTINE, this::replayEdge));
  }

  /** Schema QuarantineEntry. */
  private record View(
      long id,
      String site,
      String edge,
      Optional<Long> epoch,
      Optional<Long> seq,
      String cause,
      String reason,
      Instant received,
      Instant lastSeen,
      long times,
      long bytes,
      String state,
      Optional<Instant> closed,
      Optional<String> closedBy,
      Optional<String> closeReason) {
    static View of(QuarantineEntry entry) {
      return new View(
          entry.id(),
          entry.edge().site(),
          entry.edge().edge(),
          entry.place().map(QuarantineEntry.Place::epoch),
          entry.place().map(QuarantineEntry.Place::seq),
          entry.why().cause(),
          entry.why().reason(),
          entry.seen().first(),
          entry.seen().last(),
          entry.seen().times(),
          entry.bytes(),
          entry.standing().state(),
          entry.standing().closed(),
          entry.standing().by(),
          entry.standing().reason());
    }
  }

  private Answer list(Call call, Caller caller) {
    Query query = call.query();
    int most = (int) query.whole("limit", 1, MOST, 100);
    long before = query.whole("before", 1, Long.MAX_VALUE, Long.MAX_VALUE);
    Optional<String> state = query.text("state");
    if (state.isPresent() && !state.get().matches("waiting|replayed|discarded")) {
      throw Problem.badField("state", "Give waiting, replayed or discarded.");
    }
    List<QuarantineEntry> entries =
        jdbi.withHandle(handle -> store.before(handle, before, state, most));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("entries", entries.stream().map(View::of).toList());
    if (entries.size() == most) {
      page.put("next", entries.getLast().id());
    }
    return Answer.ok(page);
  }

  private Answer one(Call call, Caller caller) {
    return Answer.ok(View.of(known(id(call))));
  }

  private static long id(Call call) {
    return call.query().whole("entry", 1, Long.MAX_VALUE);
  }

  private QuarantineEntry known(long id) {
    return jdbi.withHandle(handle -> known(handle, id));
  }

  private QuarantineEntry known(Handle handle, long id) {
    return store
        .one(handle, id)
        .orElseThrow(
            () -> Problem.notFound("There is no entry " + id + "; GET /quarantine lists them."));
  }

  private Answer payload(Call call, Caller caller) {
    QuarantineEntry entry = known(id(call));
    return new Answer.File(
        "quarantine-" + entry.id() + ".bin",
        "application/octet-stream",
        jdbi.withHandle(handle -> store.payload(handle, entry.id())));
  }

  private record Reason(String reason) {}

  private Answer discard(Call call, Caller caller) {
    long id = id(call);
    close(caller, call.as(Reason.class).reason(), State.DISCARDED, id, (handle, entry) -> {});
    return Answer.ok(View.of(known(id)));
  }

  private Answer replay(Call call, Caller caller) {
    QuarantineEntry entry = known(id(call));
    replay(caller, call.as(Reason.class).reason(), entry);
    return Answer.ok(View.of(known(entry.id())));
  }

  private record EdgeReason(String site, String edge, String reason) {}

  /**
   * Everything of an edge that its streams have passed, in their order; ends at the first fault.
   */
  private Answer replayEdge(Call call, Caller caller) {
    EdgeReason asked = call.as(EdgeReason.class);
    EdgeId edge = edge(asked);
    List<QuarantineEntry> entries = jdbi.withHandle(handle -> store.waiting(handle, edge, MOST));
    Map<String, Object> outcome = new LinkedHashMap<>();
    int replayed = 0;
    for (QuarantineEntry entry : entries) {
      try {
        replay(caller, asked.reason(), entry);
        replayed++;
      } catch (ProblemException refused) {
        outcome.put("stoppedAt", entry.id());
        outcome.put("because", refused.problem().detail());
        break;
      }
    }
    outcome.put("replayed", replayed);
    outcome.put("more", entries.size() == MOST);
    return Answer.ok(outcome);
  }

  private static EdgeId edge(EdgeReason asked) {
    try {
      return new EdgeId(asked.site(), asked.edge());
    } catch (IllegalArgumentException e) {
      throw Problem.badField("edge", "Give site and edge as in the topics.");
    }
  }

  private void replay(Caller caller, String reason, QuarantineEntry entry) {
    if (entry.place().isPresent()) {
      long parcel = entry.place().get().number();
      close(
          caller,
          reason,
          State.REPLAYED,
          entry.id(),
          (handle, found) -> stored(handle, found, parcel));
      return;
    }
    close(caller, reason, State.REPLAYED, entry.id(), (handle, found) -> {});
    secondTry.arrive(entry.edge(), jdbi.withHandle(handle -> store.payload(handle, entry.id())));
    QuarantineEntry after = known(entry.id());
    if (after.standing().waiting()) {
      throw Problem.conflict("It was set aside again: " + after.why().reason() + ".");
    }
  }

  private void stored(Handle handle, QuarantineEntry entry, long parcel) {
    try {
      Optional<String> refusal = secondTry.store(handle, parcel, store.payload(handle, entry.id()));
      if (refusal.isPresent()) {
        throw Problem.conflict("It still cannot be stored: " + refusal.get() + ".");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the parcel cannot be stored now", e);
    }
  }

  private interface Effect {
    void happen(Handle handle, QuarantineEntry entry);
  }

  /** Closes an entry together with an effect, and has the chain of changes tell of it. */
  private void close(Caller caller, String reason, State as, long id, Effect effect) {
    changes.make(
        caller.author(),
        reason,
        (handle, at) -> {
          QuarantineEntry entry = known(handle, id);
          if (!store.close(handle, id, as, caller.login(), reason, at)) {
            throw Problem.conflict("Entry " + id + " is " + entry.standing().state() + " already.");
          }
          effect.happen(handle, entry);
          Changes.note(handle, "quarantine", String.valueOf(id), as.text());
          return id;
        });
  }
}
