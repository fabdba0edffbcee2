package io.gaugewire.ingest.nonconformance;

import io.gaugewire.ingest.batch.Holds;
import io.gaugewire.ingest.batch.Standing;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.inspection.Finding;
import io.gaugewire.ingest.inspection.Inspection;
import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** What happens to a nonconformance, step by step, within the caller's change. */
final class Nonconformances {
  private static final int MOST_AT_ONCE = 500;

  private final NonconformanceStore store;
  private final ActionStore actions;
  private final EffectStore effects = new EffectStore();
  private final Holds holds;
  private final Supplier<Inspection> inspection;

  Nonconformances(
      NonconformanceStore store,
      ActionStore actions,
      Holds holds,
      Supplier<Inspection> inspection) {
    this.store = store;
    this.actions = actions;
    this.holds = holds;
    this.inspection = inspection;
  }

  NonconformanceStore store() {
    return store;
  }

  ActionStore actions() {
    return actions;
  }

  EffectStore effects() {
    return effects;
  }

  NonconformanceStore.Stored one(Handle handle, UUID id) {
    return store
        .byId(handle, id)
        .orElseThrow(() -> Problem.notFound("There is no nonconformance " + id + "."));
  }

  /** What a reading of a failed inspection says is told by its record already. */
  private static boolean folds(NonconformanceStore.Stored open, Finding.Kind kind) {
    return open.source().equals(source(kind))
        || (kind == Finding.Kind.READING && open.source().equals(source(Finding.Kind.FAILED)));
  }

  private static String source(Finding.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Raises what was found; the same again folds into the open report (NC-1). */
  UUID found(Handle handle, Finding finding, Instant at) {
    Optional<NonconformanceStore.Stored> same =
        store.open(handle, finding.batch()).stream()
            .filter(open -> folds(open, finding.kind()))
            .filter(open -> open.operation().equals(finding.operation()))
            .filter(open -> open.decided() == 0)
            .findFirst();
    if (same.isPresent() && finding.kind() != Finding.Kind.FAILED) {
      store.repeated(handle, same.get().id());
      return same.get().id();
    }
    UUID id = UUID.randomUUID();
    store.add(
        handle,
        new NonconformanceStore.Raising(
            id,
            source(finding.kind()),
            finding.batch(),
            finding.operation(),
            finding.record(),
            new NonconformanceStore.Words(
                finding.words(),
                "major",
                store.department(handle, finding.batch(), finding.operation())),
            finding.quantity(),
            finding.kind() == Finding.Kind.MISSED ? "system" : finding.by()),
        at);
    return id;
  }

  /**
   * Raises one report over several batches, with the pieces of the first; none of the batches is
   * released before it is closed.
   */
  void suspect(Handle handle, List<UUID> batches, String operation, String words, Instant at) {
    UUID id = UUID.randomUUID();
    UUID first = batches.getFirst();
    store.add(
        handle,
        new NonconformanceStore.Raising(
            id,
            "gauge",
            first,
            operation,
            Optional.empty(),
            new NonconformanceStore.Words(
                words, "major", store.department(handle, first, operation)),
            store.pieces(handle, first),
            "system"),
        at);
    batches.stream().skip(1).forEach(batch -> store.concern(handle, id, batch));
  }

  private void step(
      Handle handle, NonconformanceStore.Stored before, Progress.Step step, Instant at) {
    switch (step) {
      case Progress.Step.To(Progress after) -> store.progress(handle, before, after, at);
      case Progress.Step.Refused(String because) -> throw Problem.conflict(because);
    }
  }

  void contain(Handle handle, UUID id, String text, Instant at) {
    NonconformanceStore.Stored stored = one(handle, id);
    step(handle, stored, stored.progress().contained(), at);
    store.note(handle, id, "containment", text);
  }

  void review(Handle handle, UUID id, String method, String cause, Instant at) {
    NonconformanceStore.Stored stored = one(handle, id);
    step(handle, stored, stored.progress().reviewed(), at);
    store.note(handle, id, "cause_method", method);
    store.note(handle, id, "cause", cause);
  }

  /** Decides on some pieces: not who reported them, and a concession only by those who may. */
  void decide(
      Handle handle,
      NonconformanceStore.Disposition disposition,
      Caller caller,
      LocalDate today,
      Instant at) {
    NonconformanceStore.Stored stored = one(handle, disposition.nonconformanceId());
    if (stored.raisedBy().equals(caller.login())) {
      throw Problem.forbidden("Who reported it does not decide on it.");
    }
    if (disposition.kind().equals("concession")) {
      requireConcession(disposition, caller, today);
    } else if (!caller.may(Permission.DISPOSE)) {
      throw Problem.forbidden(Permission.DISPOSE.words() + ": not for your office.");
    }
    step(handle, stored, stored.progress().decidedOn(disposition.quantity()), at);
    store.decide(handle, disposition);
    if (one(handle, stored.id()).progress().state() == Progress.State.DISPOSITIONED) {
      liftInspectionHolds(handle, stored.batchId(), caller.login(), at);
    }
  }

  private static void requireConcession(
      NonconformanceStore.Disposition disposition, Caller caller, LocalDate today) {
    if (!caller.may(Permission.CONCEDE)) {
      throw Problem.forbidden(Permission.CONCEDE.words() + ": not for your office.");
    }
    if (disposition.customerReference().isEmpty()) {
      throw Problem.badField("customerReference", "A concession names the customer's consent.");
    }
    if (disposition.expires().filter(day -> !day.isBefore(today)).isEmpty()) {
      throw Problem.badField("expires", "A concession has a last day that is not past.");
    }
  }

  /** A batch goes on when everything found on it is decided on; a veto or another hold stays. */
  private void liftInspectionHolds(Handle handle, UUID batch, String by, Instant at) {
    boolean undecided =
        store.open(handle, batch).stream().anyMatch(open -> open.decided() < open.quantity());
    if (undecided) {
      return;
    }
    for (Holds.Hold hold : holds.active(handle, batch)) {
      if (hold.kind().equals("inspection")) {
        holds.lift(handle, hold.id(), new Holds.Why("decided on", by), at);
      }
    }
  }

  private NonconformanceStore.Disposition disposition(Handle handle, UUID id, UUID disposition) {
    return store.dispositions(handle, id).stream()
        .filter(one -> one.id().equals(disposition))
        .findAny()
        .orElseThrow(() -> Problem.notFound("There is no decision " + disposition + " on it."));
  }

  /** A decision is carried out; a concession on its last day at the latest. */
  void execute(Handle handle, UUID id, UUID decision, String by, LocalDate today, Instant at) {
    NonconformanceStore.Stored stored = one(handle, id);
    NonconformanceStore.Disposition disposition = disposition(handle, id, decision);
    if (disposition.executed().isPresent()) {
      throw Problem.conflict("It was carried out already.");
    }
    if (disposition.over(today)) {
      throw Problem.conflict(
          "The concession's last day is past: its pieces go back into review, decide on them"
              + " anew.");
    }
    step(
        handle,
        stored,
        stored.progress().carriedOut(disposition.quantity(), disposition.inspectAgain()),
        at);
    store.executed(handle, decision, by, at);
    fate(disposition)
        .ifPresent(
            fate ->
                inspection
                    .get()
                    .flow()
                    .decide(handle, stored.batchId(), fate, disposition.quantity(), at));
  }

  /**
   * Lets concessions end whose last day is past, so that their pieces are decided on anew.
   *
   * @return whether there may be more
   */
  boolean lapse(Handle handle, LocalDate today, Instant at) {
    List<NonconformanceStore.Disposition> over = store.lapsing(handle, today, MOST_AT_ONCE);
    for (NonconformanceStore.Disposition disposition : over) {
      NonconformanceStore.Stored stored = one(handle, disposition.nonconformanceId());
      step(handle, stored, stored.progress().lapsed(disposition.quantity()), at);
      store.lapsed(handle, disposition.id(), at);
    }
    return !over.isEmpty();
  }

  private static Optional<Standing.Fate> fate(NonconformanceStore.Disposition disposition) {
    return switch (disposition.kind()) {
      case "rework", "repair", "sort" -> Optional.of(Standing.Fate.REWORKED);
      case "concession" -> Optional.of(Standing.Fate.CONCEDED);
      case "scrap" -> Optional.of(Standing.Fate.SCRAPPED);
      case "return" -> Optional.of(Standing.Fate.RETURNED);
      default -> Optional.empty();
    };
  }

  /** Reworked pieces were inspected again, by a record signed after the work. */
  void inspectedAgain(Handle handle, UUID id, UUID decision, UUID record, Instant at) {
    NonconformanceStore.Stored stored = one(handle, id);
    NonconformanceStore.Disposition disposition = disposition(handle, id, decision);
    if (!disposition.inspectAgain() || disposition.executed().isEmpty()) {
      throw Problem.conflict("This decision does not wait for an inspection.");
    }
    if (disposition.inspectionId().isPresent()) {
      throw Problem.conflict("Its pieces were inspected again already.");
    }
    boolean passed =
        switch (inspection
            .get()
            .verdictAfter(handle, record, stored.batchId(), disposition.executed().get())
            .orElse("")) {
          case "pass" -> true;
          case "fail" -> false;
          default ->
              throw Problem.badField(
                  "record", "Name a record of this batch, signed after the work, that proves it.");
        };
    step(handle, stored, stored.progress().inspectedAgain(disposition.quantity(), passed), at);
    store.inspected(handle, decision, record, passed);
  }

  void verify(Handle handle, UUID id, String by, Instant at) {
    NonconformanceStore.Stored stored = one(handle, id);
    boolean own =
        store.dispositions(handle, id).stream()
            .flatMap(disposition -> disposition.executedBy().stream())
            .anyMatch(by::equals);
    if (own) {
      throw Problem.forbidden("Who carried it out does not verify it.");
    }
    step(handle, stored, stored.progress().verified(), at);
    store.note(handle, id, "verified_by", by);
  }

  void close(Handle handle, UUID id, Instant at) {
    NonconformanceStore.Stored stored = one(handle, id);
    step(handle, stored, stored.progress().closed(actions.unverified(handle, id)), at);
  }

  /** A closed report whose actions had no effect is open until the next one is verified. */
  void reopen(Handle handle, UUID id, Instant at) {
    NonconformanceStore.Stored stored = one(handle, id);
    if (stored.progress().state() == Progress.State.CLOSED) {
      step(handle, stored, stored.progress().reopened(), at);
    }
  }

  void declareVoid(Handle handle, UUID id, String by, String reason, Instant at) {
    NonconformanceStore.Stored stored = one(handle, id);
    switch (stored.progress().voided()) {
      case Progress.Step.Refused(String because) -> throw Problem.conflict(because);
      case Progress.Step.To to -> store.voided(handle, id, reason, at);
    }
    liftInspectionHolds(handle, stored.batchId(), by, at);
  }

  /** Numbers of what must be closed before a batch is released. */
  List<String> blocking(Handle handle, UUID batch) {
    return store.open(handle, batch).stream().map(NonconformanceStore.Stored::name).toList();
  }

  /**
   * Lets what nobody answered in time climb to the next office (NC-4).
   *
   * @return whether there may be more
   */
  boolean climb(Handle handle, Instant at) {
    return EscalationStore.climb(handle, at, MOST_AT_ONCE) > 0;
  }
}
