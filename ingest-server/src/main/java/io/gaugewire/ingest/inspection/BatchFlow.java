package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.batch.Batch;
import io.gaugewire.ingest.batch.BatchStore;
import io.gaugewire.ingest.batch.Holds;
import io.gaugewire.ingest.batch.Standing;
import io.gaugewire.ingest.plan.Operation;
import io.gaugewire.ingest.plan.PlanStore;
import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Batches on their way through the routing to their release, within the caller's change. */
public final class BatchFlow {
  private final BatchStore batches;
  private final PlanStore plans;
  private final Checks checks;
  private final Gatekeeper gatekeeper;

  BatchFlow(BatchStore batches, PlanStore plans, Checks checks, Gatekeeper gatekeeper) {
    this.batches = batches;
    this.plans = plans;
    this.checks = checks;
    this.gatekeeper = gatekeeper;
  }

  /** Knows what else stands in the way of a release. */
  @FunctionalInterface
  public interface Gatekeeper {
    /** Numbers of what must be closed first. */
    List<String> open(Handle handle, UUID batch);
  }

  /** Brings a batch to an operation further on. */
  void move(Handle handle, UUID id, String code, Instant at) {
    Batch batch = batches.byId(handle, id);
    Holds.allowed(batch.standing().worked());
    Operation to =
        plans.routing(handle, batch.part()).stream()
            .filter(operation -> operation.code().equals(code))
            .findAny()
            .orElseThrow(
                () ->
                    Problem.badField(
                        "operation", "Part " + batch.part() + " has no operation " + code + "."));
    if (to.position() <= batch.place().position()) {
      throw Problem.conflict("The batch is at operation " + batch.place().position() + " already.");
    }
    checks.advance(handle, batch, to, at);
  }

  /**
   * Releases a batch, if nothing stands in its way. What was missed is found now at the latest, and
   * stays found when the release is refused.
   *
   * @return why it is refused, or nothing when it is released
   */
  Optional<String> release(Handle handle, UUID id, Instant at) {
    Batch batch = batches.byId(handle, id);
    if (batch.standing().released() instanceof Standing.Step.Refused(String because)) {
      return Optional.of(because);
    }
    int last = last(handle, batch);
    if (batch.place().position() < last) {
      return Optional.of(
          "The batch is at operation "
              + batch.place().position()
              + " of "
              + last
              + "; it is released after the last.");
    }
    checks.leave(handle, batch, at);
    List<String> open = gatekeeper.open(handle, id);
    if (!open.isEmpty()) {
      return Optional.of("Close first: " + String.join(", ", open) + ".");
    }
    Batch now = batches.byId(handle, id);
    if (now.standing().released() instanceof Standing.Step.Refused(String because)) {
      return Optional.of(because);
    }
    batches.stand(handle, id, Holds.allowed(now.standing().released()));
    return Optional.empty();
  }

  private int last(Handle handle, Batch batch) {
    return plans.routing(handle, batch.part()).stream()
        .mapToInt(Operation::position)
        .max()
        .orElse(0);
  }

  /** Carries out what was decided on some pieces of a batch. */
  public void decide(Handle handle, UUID id, Standing.Fate fate, int quantity, Instant at) {
    Batch batch = batches.byId(handle, id);
    Standing after = Holds.allowed(batch.standing().decided(fate, quantity));
    if (fate == Standing.Fate.CONCEDED && batch.place().position() < last(handle, batch)) {
      return; // Accepted pieces of a batch that is still being made go on with it.
    }
    batches.stand(handle, id, after);
    if (after.state().over()) {
      checks.abandon(handle, id, "the batch is " + after.state().key(), at);
    }
  }
}
