package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.identity.Role;
import io.gaugewire.ingest.objectives.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Tells one office after the other that a report of a period is not issued: the quality department
 * two days before its day, the plant manager on it, the general manager when it has passed (REP-1).
 * Counts on periods, not on revisions: a period that has an issued report is done.
 */
final class Reminders {
  /** Nobody is told of reports of a plant's distant past, which are drafted for the archive. */
  private static final Duration LONGEST = Duration.ofDays(45);

  private record Step(int level, int daysAfterTheDay, Role office) {}

  private static final List<Step> STEPS =
      List.of(
          new Step(2, -2, Role.QUALITY),
          new Step(3, 0, Role.PLANT_MANAGER),
          new Step(4, 1, Role.GENERAL_MANAGER));

  private final ReportStore store;
  private final ZoneId zone;

  Reminders(ReportStore store, ZoneId zone) {
    this.store = store;
    this.zone = zone;
  }

  /** The day by which a report of a kind is issued, counted from the end of its period. */
  static LocalDate day(String kind, Period period) {
    return switch (kind) {
      case "inspectors" -> period.end().plusDays(4);
      case "review" -> period.end().plusDays(30);
      default -> period.end().plusDays(9);
    };
  }

  /** A reminder that is due. */
  private record Due(ReportStore.Stored report, Step step) {}

  private List<Due> due(Handle handle, Instant now) {
    return store.unissued(handle).stream()
        .flatMap(
            report -> {
              LocalDate day = day(report.kind(), Period.of(report.period()));
              return STEPS.stream()
                  .filter(step -> !now.isBefore(start(day.plusDays(step.daysAfterTheDay()))))
                  .filter(step -> now.isBefore(start(day).plus(LONGEST)))
                  .filter(step -> !store.reminded(handle, report, step.level()))
                  .map(step -> new Due(report, step));
            })
        .toList();
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Whether somebody is to be told by now. */
  boolean any(Handle handle, Instant now) {
    return !due(handle, now).isEmpty();
  }

  /** Tells those who are to be told. */
  void tell(Handle handle, Instant now) {
    for (Due due : due(handle, now)) {
      store.remind(handle, due.report(), due.step().level(), due.step().office().key(), now);
    }
  }
}
