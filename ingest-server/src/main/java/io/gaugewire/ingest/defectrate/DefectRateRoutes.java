package io.gaugewire.ingest.defectrate;

import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@code /defect-rate}. */
public final class DefectRateRoutes {
  private static final List<String> STEPS = List.of("day", "week", "month");
  private static final int USUAL_DAYS = 91;
  private static final int MOST_DAYS = 3_700;
  private static final int MOST_STEPS = 800;

  private final Jdbi jdbi;
  private final Clock clock;
  private final ZoneId zone;

  public DefectRateRoutes(Jdbi jdbi, Clock clock, ZoneId zone) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.zone = zone;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /defect-rate", Permission.READ, this::rate),
        new Endpoint("GET /defect-rate/records", Permission.READ, this::records));
  }

  private Cut cut(Query query) {
    LocalDate to =
        query.day("to").orElseGet(() -> clock.instant().atZone(zone).toLocalDate().plusDays(1));
    LocalDate from = query.day("from").orElse(to.minusDays(USUAL_DAYS));
    if (!from.isBefore(to) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
      throw Problem.badField(
          "from", "Give a day before " + to + " and at most " + MOST_DAYS + " days before it.");
    }
    return new Cut(
        from,
        to,
        code(query, "department"),
        code(query, "line"),
        code(query, "part"),
        code(query, "defect"));
  }

  private static Optional<String> code(Query query, String name) {
    return query.text(name).map(given -> query.name(name));
  }

  private String step(Query query, Cut cut) {
    String step = query.text("step").orElse("week");
    if (!STEPS.contains(step)) {
      throw Problem.badField("step", "Give day, week or month.");
    }
    if (step.equals("day") && ChronoUnit.DAYS.between(cut.from(), cut.to()) > MOST_STEPS) {
      throw Problem.badField("step", "Give week or month for more than " + MOST_STEPS + " days.");
    }
    return step;
  }

  private Answer rate(Call call, Caller caller) {
    Cut cut = cut(call.query());
    String step = step(call.query(), cut);
    return Answer.ok(
        jdbi.inTransaction(handle -> view(new DefectRateStore(handle, cut, zone), cut, step)));
  }

  private static Map<String, Object> view(DefectRateStore store, Cut cut, String step) {
    List<DefectRateStore.Sum> sums = store.steps(step);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("from", cut.from());
    view.put("to", cut.to());
    view.put("step", step);
    view.put("total", DefectRates.total(cut, sums));
    view.put("chart", DefectRates.chart(cut, sums));
    view.put("below", cut.below().key());
    view.put("shares", DefectRates.shares(cut, store.parts()));
    view.put("defects", store.defects());
    return view;
  }

  private Answer records(Call call, Caller caller) {
    Cut cut = cut(call.query());
    int most = (int) call.query().whole("limit", 1, 500, 100);
    return Answer.ok(
        Map.of(
            "records",
            jdbi.withHandle(handle -> new DefectRateStore(handle, cut, zone).records(most))));
  }
}
