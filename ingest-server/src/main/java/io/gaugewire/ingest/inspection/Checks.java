package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.batch.Batch;
import io.gaugewire.ingest.batch.BatchStore;
import io.gaugewire.ingest.plan.Operation;
import io.gaugewire.ingest.plan.Plan;
import io.gaugewire.ingest.plan.PlanContent;
import io.gaugewire.ingest.plan.PlanStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Which checks a batch must pass, and which of them did not happen. A batch that comes to an
 * operation gets the checks of that operation; those still open when it goes on were missed, and a
 * later record does not undo that (INS-3).
 */
final class Checks {
  private static final int MOST_AT_ONCE = 500;
  private static final String NOT_DUE = "not due yet when the batch went on";

  private final CheckStore store;
  private final PlanStore plans;
  private final BatchStore batches;
  private final Finding.Listener listener;

  Checks(CheckStore store, PlanStore plans, BatchStore batches, Finding.Listener listener) {
    this.store = store;
    this.plans = plans;
    this.batches = batches;
    this.listener = listener;
  }

  CheckStore store() {
    return store;
  }

  /**
   * Brings a batch forward to an operation, through every one between: what is planned there and
   * did not happen was missed.
   */
  void advance(Handle handle, Batch batch, Operation to, Instant at) {
    for (Operation operation : plans.routing(handle, batch.part())) {
      if (operation.position() <= batch.place().position()
          || operation.position() > to.position()) {
        continue;
      }
      leave(handle, batch, at);
      batches.arrive(handle, batch.id(), operation.position(), at);
      arrive(handle, batch.id(), operation, at);
    }
  }

  private void arrive(Handle handle, UUID batch, Operation operation, Instant at) {
    if (operation.position() > 1) {
      store.plan(handle, batch, operation, "gate", 1, at, Optional.empty());
    }
    Optional<PlanContent> plan =
        plans.plan(handle, operation.part(), operation.code(), at).map(Plan::content);
    if (plan.flatMap(PlanContent::firstArticle).orElse(false)) {
      store.plan(handle, batch, operation, "first", 1, at, Optional.empty());
    }
    Optional<Duration> interval = plan.flatMap(PlanContent::interval);
    if (interval.isPresent()) {
      Instant due = at.plus(interval.get());
      store.plan(handle, batch, operation, "periodic", 1, at, Optional.of(due));
    } else if (plan.isPresent()) {
      store.plan(handle, batch, operation, "operation", 1, at, Optional.empty());
    }
  }

  /** The batch leaves where it is: what is open was missed, what is not due yet need not happen. */
  void leave(Handle handle, Batch batch, Instant at) {
    for (CheckStore.Check check : store.of(handle, batch.id())) {
      if (!check.state().equals("pending")) {
        continue;
      }
      if (check.due().map(due -> due.isAfter(at)).orElse(false)) {
        store.waived(handle, check.id(), NOT_DUE, at);
      } else {
        miss(handle, check, at);
      }
    }
  }

  /** Nothing more is made of the batch: what is open need not happen. */
  void abandon(Handle handle, UUID batch, String reason, Instant at) {
    for (CheckStore.Check check : store.of(handle, batch)) {
      if (check.state().equals("pending")) {
        store.waived(handle, check.id(), reason, at);
      }
    }
  }

  private void miss(Handle handle, CheckStore.Check check, Instant at) {
    store.missed(handle, check.id(), at);
    int quantity = batches.byId(handle, check.batchId()).standing().left();
    listener.found(
        handle,
        new Finding(
            Finding.Kind.MISSED,
            Optional.empty(),
            check.batchId(),
            check.operation(),
            Math.max(1, quantity),
            "system",
            switch (check.kind()) {
              case "gate" ->
                  "The record of the operation before "
                      + check.operation()
                      + " was neither confirmed nor inspected again.";
              case "first" -> "The first article was not inspected.";
              case "periodic" ->
                  "The periodic inspection " + check.ordinal() + " was not made in time.";
              default -> "The planned inspection did not happen.";
            }),
        at);
  }

  /** Settles the check that a record answers; one that came too late for it does not. */
  void settle(Handle handle, UUID batch, Operation operation, List<String> kinds, Settled by) {
    Optional<CheckStore.Check> check = store.settledBy(handle, batch, operation.code(), kinds);
    if (check.isEmpty() || check.get().state().equals("missed")) {
      return;
    }
    CheckStore.Check open = check.get();
    if (open.due().map(due -> due.isBefore(by.signed())).orElse(false)) {
      miss(handle, open, by.at());
    } else {
      store.done(handle, open.id(), by.inspection(), by.at());
    }
    next(handle, open, by.at());
  }

  /** The record that settles a check, when it was signed, and now. */
  record Settled(UUID inspection, Instant signed, Instant at) {}

  /** Plans the next of a periodic check, one interval after the one before was due. */
  private void next(Handle handle, CheckStore.Check check, Instant at) {
    if (!check.kind().equals("periodic") || check.due().isEmpty()) {
      return;
    }
    Batch batch = batches.byId(handle, check.batchId());
    Optional<Operation> here =
        plans.routing(handle, check.part()).stream()
            .filter(operation -> operation.position() == batch.place().position())
            .filter(operation -> operation.code().equals(check.operation()))
            .findAny();
    here.flatMap(operation -> plans.plan(handle, check.part(), check.operation(), at))
        .map(Plan::content)
        .flatMap(PlanContent::interval)
        .ifPresent(
            interval ->
                store.plan(
                    handle,
                    check.batchId(),
                    here.orElseThrow(),
                    "periodic",
                    check.ordinal() + 1,
                    at,
                    Optional.of(check.due().orElseThrow().plus(interval))));
  }

  /**
   * Finds what was due and did not happen.
   *
   * @return whether there may be more
   */
  boolean look(Handle handle, Instant at) {
    List<CheckStore.Check> overdue = store.overdue(handle, at, MOST_AT_ONCE);
    for (CheckStore.Check check : overdue) {
      miss(handle, check, at);
      next(handle, check, at);
    }
    return !overdue.isEmpty();
  }
}
