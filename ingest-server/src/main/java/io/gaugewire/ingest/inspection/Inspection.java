package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.batch.BatchStore;
import io.gaugewire.ingest.batch.Batches;
import io.gaugewire.ingest.batch.Holds;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Signatures;
import io.gaugewire.ingest.plan.PlanStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Inspection, wired: its requests, its clock, and the door for what stations signed. */
public final class Inspection {
  private final Changes changes;
  private final Checks checks;
  private final Inspections inspections;
  private final InspectionStore store;
  private final BatchFlow flow;
  private final Unplaced unplaced;
  private final StationResults results;
  private final List<Endpoint> endpoints = new ArrayList<>();

  /** What inspection stands on. */
  public record Ground(
      Jdbi jdbi, Changes changes, Signatures signatures, Clock clock, ZoneId zone) {}

  /** The features beside it that it works with. */
  public record Beside(
      BatchStore batches,
      PlanStore plans,
      Holds holds,
      Finding.Listener findings,
      BatchFlow.Gatekeeper gatekeeper) {}

  public Inspection(Ground ground, Beside beside) {
    this.changes = ground.changes();
    this.store = new InspectionStore(ground.jdbi());
    this.checks = new Checks(new CheckStore(), beside.plans(), beside.batches(), beside.findings());
    this.inspections =
        new Inspections(
            store,
            checks,
            beside.plans(),
            beside.batches(),
            beside.holds(),
            beside.findings(),
            ground.zone());
    this.flow = new BatchFlow(beside.batches(), beside.plans(), checks, beside.gatekeeper());
    this.unplaced = new Unplaced(ground.jdbi(), changes, inspections);
    this.results = new StationResults(beside.plans(), beside.findings());
    endpoints.addAll(unplaced.endpoints());
    endpoints.addAll(
        new InspectionRoutes(
                changes, inspections, store, checks, ground.signatures(), ground.clock())
            .endpoints());
    endpoints.addAll(
        new BatchRoutes(
                changes,
                new Batches(beside.batches()),
                flow,
                new BatchRoutes.Parts(
                    beside.batches(), beside.plans(), checks, store, beside.holds()),
                ground.signatures(),
                ground.clock())
            .endpoints());
  }

  public List<Endpoint> endpoints() {
    return List.copyOf(endpoints);
  }

  /** For what is decided on nonconforming product. */
  public BatchFlow flow() {
    return flow;
  }

  /** Finds inspections that were due and did not happen. */
  public void look() {
    boolean more = true;
    while (more) {
      more = changes.make(Author.system("clock"), "", (handle, at) -> checks.look(handle, at));
    }
  }

  /**
   * What a record says of a batch, if it is of that batch, counts, and was signed after an instant.
   */
  public Optional<String> verdictAfter(Handle handle, UUID record, UUID batch, Instant after) {
    return store.ofBatch(handle, batch).stream()
        .filter(stored -> stored.id().equals(record))
        .filter(stored -> stored.voided().isEmpty() && stored.signed().isAfter(after))
        .filter(stored -> !stored.kind().equals("confirmation"))
        .map(InspectionStore.Stored::verdict)
        .findAny();
  }

  Unplaced unplaced() {
    return unplaced;
  }

  StationResults results() {
    return results;
  }

  boolean known(Handle handle, UUID id) {
    return store.byId(handle, id).isPresent();
  }
}
