package io.gaugewire.ingest.processevent;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * {@code /process-events}, and the look at stored signals that opens them. It asks the database for
 * signals without an event, so each is taken up once, also those of a time when nobody looked.
 */
public final class ProcessEvents {
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final int MOST_AT_ONCE = 2_000;

  private final Jdbi jdbi;
  private final Changes changes;
  private final ProcessEventStore store = new ProcessEventStore();

  public ProcessEvents(Jdbi jdbi, Changes changes) {
    this.jdbi = jdbi;
    this.changes = changes;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /process-events", Permission.READ, this::page),
        new Endpoint("GET /process-events/causes", Permission.READ, this::causes),
        new Endpoint("GET /answer-codes", Permission.READ, this::codes),
        new Endpoint("POST /process-events/{event}/closure", Permission.ANSWER, this::close));
  }

  /** Takes up signals that belong to no event yet. */
  public void look() {
    boolean more = !jdbi.withHandle(handle -> store.loose(handle, 1)).isEmpty();
    while (more) {
      more =
          changes.make(
              Author.system("monitoring"),
              "",
              (handle, at) -> {
                List<ProcessEventStore.Loose> signals = store.loose(handle, MOST_AT_ONCE);
                takeUp(handle, signals, at);
                return signals.size() == MOST_AT_ONCE;
              });
    }
  }

  private static Collection<List<ProcessEventStore.Loose>> byChart(
      List<ProcessEventStore.Loose> signals) {
    return signals.stream()
        .collect(
            Collectors.groupingBy(
                ProcessEventStore.Loose::chartId, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /** One change of an event however many signals a chart gave: each is a line in the chain. */
  private void takeUp(Handle handle, List<ProcessEventStore.Loose> signals, Instant at) {
    Map<Integer, UUID> events = store.open(handle);
    List<ProcessEventStore.Loose> further = new ArrayList<>();
    for (List<ProcessEventStore.Loose> ofChart : byChart(signals)) {
      ProcessEventStore.Loose first = ofChart.getFirst();
      boolean begun = !events.containsKey(first.chartId());
      if (begun) {
        events.put(first.chartId(), store.begin(handle, first, at));
      }
      further.addAll(begun ? ofChart.subList(1, ofChart.size()) : ofChart);
    }
    store.fold(handle, events, byChart(further));
    store.belong(handle, events, signals);
  }

  private Answer page(Call call, Caller caller) {
    int most = (int) call.query().whole("limit", 1, 200, 50);
    long before = call.query().whole("before", 1, Long.MAX_VALUE, Long.MAX_VALUE);
    boolean open = call.query().flag("open");
    int chart = chart(call);
    List<ProcessEventStore.Stored> found =
        jdbi.withHandle(handle -> store.page(handle, chart, open, before, most));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("events", found);
    if (found.size() == most) {
      page.put("next", found.getLast().number());
    }
    return Answer.ok(page);
  }

  /** 0 for every chart. */
  private static int chart(Call call) {
    return (int) call.query().whole("chart", 1, Integer.MAX_VALUE, 0);
  }

  private Answer causes(Call call, Caller caller) {
    int chart = chart(call);
    Instant from = call.query().time("from").orElse(Instant.EPOCH);
    Instant to = call.query().time("to").orElse(LATEST);
    return Answer.ok(
        Map.of("causes", jdbi.withHandle(handle -> store.causes(handle, chart, from, to))));
  }

  private Answer codes(Call call, Caller caller) {
    return Answer.ok(Map.of("codes", jdbi.withHandle(store::codes)));
  }

  private static void refuseUnknown(
      List<ProcessEventStore.AnswerCode> known, String kind, String field, Optional<String> given) {
    List<String> codes =
        known.stream()
            .filter(code -> code.kind().equals(kind))
            .map(ProcessEventStore.AnswerCode::code)
            .toList();
    if (given.isPresent() && !codes.contains(given.get())) {
      throw Problem.badField(field, "Give one of " + String.join(", ", codes) + ".");
    }
  }

  private Answer close(Call call, Caller caller) {
    UUID id = call.query().uuid("event");
    ProcessEventStore.Answer answer = call.as(ProcessEventStore.Answer.class);
    List<ProcessEventStore.AnswerCode> known = jdbi.withHandle(store::codes);
    refuseUnknown(known, "cause", "causeCode", answer.causeCode());
    refuseUnknown(known, "action", "actionCode", answer.actionCode());
    return Answer.ok(
        changes.make(
            caller.author(),
            "",
            (handle, at) -> {
              ProcessEventStore.Stored event =
                  store
                      .byId(handle, id)
                      .orElseThrow(() -> Problem.notFound("There is no process event " + id + "."));
              if (event.closed().isPresent()) {
                throw Problem.conflict("The event was closed already.");
              }
              store.close(handle, id, answer, caller.login(), at);
              return store.byId(handle, id).orElseThrow();
            }));
  }
}
