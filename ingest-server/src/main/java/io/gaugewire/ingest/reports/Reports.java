package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Role;
import io.gaugewire.ingest.objectives.Period;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.ingest.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reports on their way from draft to issue (REP-1, REP-3, REP-4). */
public final class Reports {
  private static final String BY_ITSELF = "drafted when the period was over";

  private final Jdbi jdbi;
  private final Changes changes;
  private final Clock clock;
  private final ServerConfig.Plant plant;
  private final ZoneId zone;
  private final ReportStore store = new ReportStore();
  private final Reminders reminders;

  public Reports(Jdbi jdbi, Changes changes, Clock clock, ServerConfig.Plant plant) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.clock = clock;
    this.plant = plant;
    this.zone = plant.zone();
    this.reminders = new Reminders(store, zone);
  }

  Jdbi jdbi() {
    return jdbi;
  }

  ReportStore store() {
    return store;
  }

  Changes changes() {
    return changes;
  }

  ZoneId zone() {
    return zone;
  }

  /** Reports with their signatures. */
  List<ReportStore.Signed> signed(List<ReportStore.Stored> reports) {
    return jdbi.withHandle(
        handle -> reports.stream().map(report -> store.signed(handle, report)).toList());
  }

  /** A report that is wanted. */
  record Wanted(UUID id, String kind, String period) {}

  /** Drafts a report, or a new revision of it, in the caller's change. */
  void draft(Handle handle, Wanted wanted, String reason, String by, Instant at) {
    Period period = period(wanted);
    if (at.isBefore(period.end().atStartOfDay(zone).toInstant())) {
      throw Problem.badField("period", "The period ends on " + period.end() + "; draft it then.");
    }
    List<ReportStore.Stored> before = store.revisions(handle, wanted.kind(), wanted.period());
    if (!before.isEmpty()) {
      ReportState last = ReportState.of(before.getLast().state());
      if (last == ReportState.APPROVED) {
        throw Problem.conflict("Revision " + before.size() + " is approved; issue it first.");
      }
      if (last == ReportState.DRAFT) {
        store.state(handle, before.getLast().id(), ReportState.REVISED);
      }
    }
    FigureStore figures = new FigureStore(handle, period, plant, at);
    Object content =
        switch (wanted.kind()) {
          case "inspectors" -> figures.inspectors(by);
          case "review" -> figures.review(by);
          default -> figures.figures(by);
        };
    store.add(
        handle,
        new ReportStore.Draft(
            wanted.id(),
            wanted.kind(),
            wanted.period(),
            before.size() + 1,
            Json.text(content),
            new ReportStore.Why(reason, by, figures.through())),
        at);
  }

  private static Period period(Wanted wanted) {
    try {
      Period period = Period.of(wanted.period());
      String kind = wanted.kind().equals("inspectors") ? "month" : wanted.kind();
      if (!kind.equals("review") && !period.kind().equals(kind)) {
        throw Problem.badField(
            "period", "A report of kind " + wanted.kind() + " is of a " + kind + ".");
      }
      return period;
    } catch (IllegalArgumentException e) {
      throw Problem.badField("period", e.getMessage() + ".");
    }
  }

  void approve(Handle handle, ReportStore.Stored report, Caller by, Instant at) {
    require(report, ReportState.Act.APPROVE, "it is approved as a draft");
    if (report.draftedBy().equals(by.login())) {
      throw Problem.forbidden("A report is approved by somebody who did not draft it.");
    }
    ReportComments.requireAnswered(handle, report.id());
    if (report.kind().equals("review")) {
      requireReview(handle, report, by);
    }
    store.approved(handle, report.id(), by.login(), at);
  }

  /** The general manager holds the review, and it ends in decisions (REP-5). */
  private void requireReview(Handle handle, ReportStore.Stored report, Caller by) {
    if (!by.roles().contains(Role.GENERAL_MANAGER)) {
      throw Problem.forbidden("A management review is approved by the general manager.");
    }
    if (store.decisions(handle, report.id()).isEmpty()) {
      throw Problem.conflict(
          "A management review ends in decisions; record what was decided, with owner and date.");
    }
  }

  void issue(Handle handle, ReportStore.Stored report, String by, Instant at) {
    require(report, ReportState.Act.ISSUE, "it is issued once it is approved");
    for (ReportStore.Stored other : store.revisions(handle, report.kind(), report.period())) {
      if (other.state().equals("issued")) {
        store.state(handle, other.id(), ReportState.REVISED);
      }
    }
    store.issued(handle, report.id(), by, at);
  }

  private static void require(ReportStore.Stored report, ReportState.Act act, String otherwise) {
    if (ReportState.of(report.state()).after(act).isEmpty()) {
      throw Problem.conflict("The report is " + report.state() + "; " + otherwise + ".");
    }
  }

  /**
   * Drafts what is due by itself: the month's reports from the 1st, quarters, years and the yearly
   * review; tells who is late with one.
   */
  public void look() {
    Instant now = clock.instant();
    LocalDate today = now.atZone(zone).toLocalDate();
    List<Wanted> missing =
        jdbi.withHandle(
            handle ->
                due(today).stream()
                    .filter(w -> store.revisions(handle, w.kind(), w.period()).isEmpty())
                    .filter(w -> anything(handle, Period.of(w.period())))
                    .toList());
    for (Wanted wanted : missing) {
      changes.make(
          Author.system("clock"),
          BY_ITSELF,
          (handle, at) -> {
            if (store.revisions(handle, wanted.kind(), wanted.period()).isEmpty()) {
              draft(handle, wanted, BY_ITSELF, "system", at);
            }
            return at;
          });
    }
    if (jdbi.withHandle(handle -> reminders.any(handle, now))) {
      changes.make(
          Author.system("clock"),
          "",
          (handle, at) -> {
            reminders.tell(handle, at);
            return at;
          });
    }
  }

  private static List<Wanted> due(LocalDate today) {
    YearMonth last = YearMonth.from(today).minusMonths(1);
    List<Wanted> due = new ArrayList<>();
    due.add(new Wanted(UUID.randomUUID(), "inspectors", last.toString()));
    due.add(new Wanted(UUID.randomUUID(), "month", last.toString()));
    if (last.getMonthValue() % 3 == 0) {
      String quarter = last.getYear() + "-Q" + last.getMonthValue() / 3;
      due.add(new Wanted(UUID.randomUUID(), "quarter", quarter));
    }
    if (last.getMonthValue() == 12) {
      due.add(new Wanted(UUID.randomUUID(), "year", String.valueOf(last.getYear())));
      due.add(new Wanted(UUID.randomUUID(), "review", String.valueOf(last.getYear())));
    }
    return due;
  }

  /** Whether the plant was there at all: no reports of the time before it. */
  private boolean anything(Handle handle, Period period) {
    return handle
            .createQuery("select count(*) from audit_entry where number = 1 and time < :end")
            .bind("end", period.end().atStartOfDay(zone).toInstant())
            .mapTo(Long.class)
            .one()
        > 0;
  }
}
