package io.gaugewire.ingest.gauges;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code /gauges}: what is due, calibrations, and the look back after a failed one. */
public final class GaugeRoutes {
  private final Jdbi jdbi;
  private final Changes changes;
  private final Clock clock;
  private final ZoneId zone;
  private final LookBack lookBack;
  private final GaugeStore store = new GaugeStore();
  private final StudyStore studies = new StudyStore();

  public GaugeRoutes(Jdbi jdbi, Changes changes, Clock clock, ZoneId zone, LookBack lookBack) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.clock = clock;
    this.zone = zone;
    this.lookBack = lookBack;
  }

  /** Hears of batches whose records stand on a gauge that was wrong. */
  @FunctionalInterface
  public interface LookBack {
    /**
     * @param batches every batch concerned, at least one
     * @param operation where the first of them was measured
     */
    void suspect(Handle handle, List<UUID> batches, String operation, String words, Instant at);
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /gauges", Permission.READ, this::all),
        new Endpoint("GET /gauges/{gauge}", Permission.READ, this::one),
        new Endpoint("POST /gauges/{gauge}/state", Permission.CALIBRATE, this::state),
        new Endpoint("POST /gauges/{gauge}/calibrations", Permission.CALIBRATE, this::calibrate));
  }

  private LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  private Map<String, Object> view(GaugeStore.Gauge gauge) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("gauge", gauge);
    view.put("overdue", today().isAfter(gauge.due()));
    return view;
  }

  private Answer all(Call call, Caller caller) {
    return Answer.ok(
        Map.of("gauges", jdbi.withHandle(store::all).stream().map(this::view).toList()));
  }

  private GaugeStore.Gauge known(Handle handle, String code) {
    return store
        .one(handle, code)
        .orElseThrow(() -> Problem.notFound("There is no gauge of that code; add it first."));
  }

  private Map<String, Object> sheet(String code) {
    return jdbi.withHandle(
        handle -> {
          Map<String, Object> sheet = view(known(handle, code));
          sheet.put("calibrations", store.calibrations(handle, code));
          sheet.put(
              "studies", StudyRoutes.list(handle, studies, Optional.of(code), Optional.empty()));
          return sheet;
        });
  }

  private Answer one(Call call, Caller caller) {
    return Answer.ok(sheet(call.query().name("gauge")));
  }

  private record State(String state, String reason) {}

  private Answer state(Call call, Caller caller) {
    String code = call.query().name("gauge");
    State state = call.as(State.class);
    changes.make(
        caller.author(),
        state.reason(),
        (handle, at) -> {
          known(handle, code);
          store.state(handle, code, state.state(), at);
          return code;
        });
    return Answer.ok(sheet(code));
  }

  private record Calibrated(
      UUID id, LocalDate performed, String asFound, String certificate, String byWhom) {}

  private Answer calibrate(Call call, Caller caller) {
    String code = call.query().name("gauge");
    Calibrated calibrated = call.as(Calibrated.class);
    if (calibrated.performed().isAfter(today())) {
      throw Problem.badField("performed", "Give a day that is not to come.");
    }
    changes.once(
        caller.author(),
        calibrated.id(),
        call.content(),
        "",
        (handle, at) -> take(handle, code, calibrated, at));
    return Answer.created(sheet(code));
  }

  private void take(Handle handle, String code, Calibrated calibrated, Instant at) {
    GaugeStore.Gauge gauge = known(handle, code);
    if (calibrated.asFound().equals("fail")) {
      lookBack(handle, code, calibrated.performed(), at);
    }
    store.add(
        handle,
        new GaugeStore.Calibration(
            calibrated.id(),
            code,
            calibrated.performed(),
            calibrated.asFound(),
            calibrated.certificate(),
            calibrated.byWhom(),
            at));
    store.due(handle, code, calibrated.performed().plusDays(gauge.intervalDays()));
  }

  /** Everything measured since the last calibration that found the gauge good is in doubt. */
  private void lookBack(Handle handle, String code, LocalDate performed, Instant at) {
    Instant from =
        store.calibrations(handle, code).stream()
            .filter(before -> before.asFound().equals("pass"))
            .filter(before -> before.performed().isBefore(performed))
            .reduce((first, second) -> second)
            .map(good -> good.performed().atStartOfDay(zone).toInstant())
            .orElse(Instant.EPOCH);
    Instant to = performed.plusDays(1).atStartOfDay(zone).toInstant();
    List<GaugeStore.Suspect> suspects = store.suspects(handle, code, from, to);
    if (suspects.isEmpty()) {
      return;
    }
    Set<UUID> batches = new LinkedHashSet<>();
    Set<String> numbers = new LinkedHashSet<>();
    Set<UUID> records = new LinkedHashSet<>();
    for (GaugeStore.Suspect suspect : suspects) {
      batches.add(suspect.batchId());
      numbers.add(suspect.batch());
      records.add(suspect.inspection());
    }
    String words =
        "Gauge %s was found wrong on %s: %d values in %d records of %d batches since %s are in doubt."
            .formatted(
                code,
                performed,
                suspects.size(),
                records.size(),
                batches.size(),
                from.equals(Instant.EPOCH) ? "its first use" : from.atZone(zone).toLocalDate());
    lookBack.suspect(handle, List.copyOf(batches), suspects.getFirst().operation(), words, at);
    Changes.note(handle, "gauge", code, "look-back over " + String.join(", ", numbers));
  }
}
