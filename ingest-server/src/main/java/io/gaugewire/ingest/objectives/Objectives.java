package io.gaugewire.ingest.objectives;

import io.gaugewire.spc.objective.Count;
import io.gaugewire.spc.objective.Direction;
import io.gaugewire.spc.objective.Forecast;
import io.gaugewire.spc.objective.Standing;
import io.gaugewire.spc.objective.Status;
import io.gaugewire.spc.objective.Target;
import io.gaugewire.spc.rate.Proportion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Where objectives stand at a moment, computed from the records (OBJ-3). */
public final class Objectives {
  private static final double CONFIDENCE = 0.95;

  private final ObjectiveStore store;
  private final ZoneId zone;

  Objectives(ObjectiveStore store, ZoneId zone) {
    this.store = store;
    this.zone = zone;
  }

  /** Reads from the database as it is. */
  public static Objectives of(ZoneId zone) {
    return new Objectives(new ObjectiveStore(), zone);
  }

  ObjectiveStore store() {
    return store;
  }

  /**
   * Where an objective stands.
   *
   * @param count of what the metric counts
   * @param of of how many
   * @param lower end of the 95 % interval
   * @param chanceToMeet of meeting the target by the end of the period; absent once it is over
   * @param reason why it was missed
   */
  public record Line(
      UUID id,
      Optional<UUID> parent,
      int version,
      String nameEn,
      String nameZh,
      String metric,
      String direction,
      BigDecimal target,
      String scope,
      String scopeCode,
      String period,
      String owner,
      long count,
      long of,
      Optional<Double> actual,
      Optional<Double> lower,
      Optional<Double> upper,
      String status,
      boolean over,
      Optional<Double> chanceToMeet,
      Optional<String> reason) {}

  /** Every objective that holds on a day, each over its own period around it, up to an instant. */
  List<Line> board(Handle handle, LocalDate day, Instant now) {
    return lines(
        handle, store.on(handle, day), objective -> Period.around(objective.period(), day), now);
  }

  /**
   * A defect rate that is beyond its objective by more than chance, not raised in its period yet.
   *
   * @param batch the batch that last added to it
   */
  record Breach(Line line, LocalDate start, UUID batch, String operation, int pieces) {}

  /** Defect rates beyond their objectives in the periods around an instant (NC-1). */
  List<Breach> breaches(Handle handle, Instant now) {
    LocalDate day = now.atZone(zone).toLocalDate();
    List<Breach> breaches = new ArrayList<>();
    for (ObjectiveStore.Stored objective : store.on(handle, day)) {
      Period period = Period.around(objective.period(), day);
      if (objective.metric().equals("defect-rate")
          && objective.direction().equals("at-most")
          && !store.raised(handle, objective.id(), period.start())) {
        Line line = line(handle, objective, period, now, List.of());
        if (line.status().equals(key(Status.CLEARLY_MISSED))) {
          store
              .lastNonconforming(handle, objective, start(period.start()), start(period.end()))
              .map(
                  last ->
                      new Breach(
                          line, period.start(), last.batch(), last.operation(), last.pieces()))
              .ifPresent(breaches::add);
        }
      }
    }
    return breaches;
  }

  /** Every objective that held on the last day of a period, over that period. */
  public List<Line> over(Handle handle, Period period, Instant now) {
    return lines(handle, store.on(handle, period.end().minusDays(1)), objective -> period, now);
  }

  private List<Line> lines(
      Handle handle,
      List<ObjectiveStore.Stored> objectives,
      Function<ObjectiveStore.Stored, Period> periods,
      Instant now) {
    LocalDate first =
        objectives.stream()
            .map(objective -> periods.apply(objective).start())
            .min(Comparator.naturalOrder())
            .orElse(LocalDate.MAX);
    List<ObjectiveStore.Reason> reasons =
        objectives.isEmpty() ? List.of() : store.reasons(handle, first);
    return objectives.stream()
        .map(objective -> line(handle, objective, periods.apply(objective), now, reasons))
        .toList();
  }

  /** The most the company's defect rate may be, as its objectives say it on a day. */
  public Optional<BigDecimal> defectRate(Handle handle, LocalDate day) {
    return store.on(handle, day).stream()
        .filter(objective -> objective.metric().equals("defect-rate"))
        .filter(objective -> objective.scope().equals("company"))
        .filter(objective -> objective.direction().equals("at-most"))
        .map(ObjectiveStore.Stored::target)
        .min(BigDecimal::compareTo);
  }

  private Line line(
      Handle handle,
      ObjectiveStore.Stored objective,
      Period period,
      Instant now,
      List<ObjectiveStore.Reason> reasons) {
    Target target =
        new Target(
            objective.direction().equals("at-most") ? Direction.AT_MOST : Direction.AT_LEAST,
            objective.target().doubleValue(),
            start(period.start()),
            start(period.end()));
    ObjectiveStore.Sum sum = store.sum(handle, objective, period, now.atZone(zone).toLocalDate());
    List<Count> counts =
        sum.of() == 0
            ? List.of()
            : List.of(new Count(start(period.start()), new Proportion(sum.count(), sum.of())));
    Standing standing = Standing.at(now, target, counts, CONFIDENCE);
    Optional<Proportion> actual = standing.actual().toOptional();
    return new Line(
        objective.id(),
        objective.parentId(),
        objective.version(),
        objective.nameEn(),
        objective.nameZh(),
        objective.metric(),
        objective.direction(),
        objective.target(),
        objective.scope(),
        objective.scopeCode(),
        period.name(),
        objective.owner(),
        actual.map(Proportion::count).orElse(0L),
        actual.map(Proportion::of).orElse(0L),
        actual.map(Proportion::value),
        standing.interval().toOptional().map(interval -> interval.lower()),
        standing.interval().toOptional().map(interval -> interval.upper()),
        key(standing.status()),
        standing.last(),
        actual.flatMap(found -> chance(target, found, now)),
        reasons.stream()
            .filter(reason -> reason.objectiveId().equals(objective.id()))
            .filter(reason -> reason.periodStart().equals(period.start()))
            .map(ObjectiveStore.Reason::reason)
            .findFirst());
  }

  private static Optional<Double> chance(Target target, Proportion actual, Instant now) {
    double elapsed = target.elapsed(now);
    if (!(elapsed > 0 && elapsed < 1)) {
      return Optional.empty();
    }
    long remaining = Forecast.remainingAtPace(actual.of(), elapsed);
    return Optional.of(Forecast.of(target, actual, remaining, CONFIDENCE).chanceToMeet());
  }

  private static String key(Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
