package io.gaugewire.ingest.strata;

import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.ingest.chart.ChartStore;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.Query;
import io.gaugewire.spc.summary.OneWayAnova;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** {@code /charts/{chart}/strata}: the readings of a chart, parted by something they carry. */
public final class StratumRoutes {
  private static final int MOST_SUBGROUPS = 2_000;
  private static final int MOST_STRATA = 60;
  private static final int MOST_TURNS = 64;
  private static final String USUAL_SHIFTS = "06:00,14:00,22:00";
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final ChartStore charts;
  private final StratumStore store;
  private final ZoneId zone;

  public StratumRoutes(Jdbi jdbi, ZoneId zone) {
    this.charts = new ChartStore(jdbi);
    this.store = new StratumStore(jdbi);
    this.zone = zone;
  }

  public List<Endpoint> endpoints() {
    return List.of(new Endpoint("GET /charts/{chart}/strata", Permission.READ, this::strata));
  }

  /**
   * Schema Strata.
   *
   * @param omitted strata that are not among them, because there are too many
   * @param leftOut subgroups whose readings cannot be told for certain, or are not kept any more
   * @param p of the one-way analysis of variance: small where the means differ by more than chance
   * @param explained share of all variation that lies between the strata
   */
  private record Strata(
      int chart,
      String by,
      long firstSubgroup,
      long lastSubgroup,
      List<Stratum> strata,
      int omitted,
      int leftOut,
      Optional<Double> p,
      Optional<Double> explained) {}

  private Answer strata(Call call, Caller caller) {
    Query query = call.query();
    ChartDefinition chart = chart(query);
    By by =
        query
            .text("by")
            .flatMap(By::of)
            .orElseThrow(() -> Problem.badField("by", "Give one of those in the description."));
    int turns = (int) query.whole("of", 2, MOST_TURNS, 2);
    Function<StratumStore.Row, String> key = key(query, by);
    List<PlottedSubgroup> period = period(query, chart.id());
    long first = period.getFirst().number();
    long last = period.getLast().number();
    Map<String, List<Double>> parted = new LinkedHashMap<>();
    StratumStore.Rows found = store.rows(chart, period, by, turns);
    for (StratumStore.Row row : found.rows()) {
      parted.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row.value());
    }
    List<Stratum> all = new ArrayList<>();
    List<double[]> groups = new ArrayList<>();
    parted.forEach(
        (name, values) -> {
          double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
          groups.add(numbers);
          all.add(Stratum.of(name, numbers, chart.characteristic().specification()));
        });
    Optional<OneWayAnova> anova = anova(groups);
    int omitted = Math.max(0, all.size() - MOST_STRATA);
    return Answer.ok(
        new Strata(
            chart.id().value(),
            by.key(),
            first,
            last,
            all.subList(omitted, all.size()),
            omitted,
            found.leftOut(),
            anova.flatMap(test -> test.pValue().toOptional()),
            anova.flatMap(test -> test.rSquared().toOptional())));
  }

  private static Optional<OneWayAnova> anova(List<double[]> groups) {
    int values = groups.stream().mapToInt(group -> group.length).sum();
    return groups.size() < 2 || values <= groups.size()
        ? Optional.empty()
        : Optional.of(OneWayAnova.of(groups));
  }

  private Function<StratumStore.Row, String> key(Query query, By by) {
    if (by != By.SHIFT) {
      return StratumStore.Row::key;
    }
    try {
      Shifts shifts = Shifts.of(query.text("shifts").orElse(USUAL_SHIFTS), zone);
      return row -> shifts.at(row.time());
    } catch (IllegalArgumentException e) {
      throw Problem.badField("shifts", e.getMessage() + ".");
    }
  }

  private ChartDefinition chart(Query query) {
    int id = (int) query.whole("chart", 1, Integer.MAX_VALUE);
    return charts
        .definition(new ChartId(id))
        .orElseThrow(() -> Problem.notFound("There is no chart " + id + "."));
  }

  private List<PlottedSubgroup> period(Query query, ChartId chart) {
    int most = (int) query.whole("last", 1, MOST_SUBGROUPS, 500);
    Optional<Instant> from = query.time("from");
    Optional<Instant> to = query.time("to");
    List<PlottedSubgroup> found =
        from.isEmpty() && to.isEmpty()
            ? charts.last(chart, most)
            : charts.between(chart, from.orElse(Instant.EPOCH), to.orElse(LATEST), most + 1);
    if (found.size() > most) {
      throw Problem.badField("to", "Choose a period of at most " + most + " subgroups.");
    }
    if (found.isEmpty()) {
      throw Problem.conflict("There is no subgroup in this period.");
    }
    return found;
  }
}
