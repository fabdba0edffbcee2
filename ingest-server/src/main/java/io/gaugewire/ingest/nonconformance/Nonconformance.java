package io.gaugewire.ingest.nonconformance;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.batch.Holds;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.inspection.Finding;
import io.gaugewire.ingest.inspection.Inspection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Nonconformance, wired: its requests, its clock, and what it hears from inspection. */
public final class Nonconformance {
  private final Inspection.Ground ground;
  private final Nonconformances nonconformances;

  /**
   * @param inspection asked only once everything is wired
   */
  public Nonconformance(Inspection.Ground ground, Holds holds, Supplier<Inspection> inspection) {
    this.ground = ground;
    this.nonconformances =
        new Nonconformances(
            new NonconformanceStore(ground.jdbi()), new ActionStore(), holds, inspection);
  }

  public List<Endpoint> endpoints() {
    List<Endpoint> endpoints =
        new ArrayList<>(
            new NonconformanceRoutes(
                    ground.changes(), nonconformances, ground.signatures(), ground.zone())
                .endpoints());
    endpoints.addAll(
        new ConcessionRoutes(ground.jdbi(), ground.clock(), ground.zone()).endpoints());
    endpoints.addAll(
        new ActionRoutes(ground.jdbi(), ground.changes(), nonconformances.actions()).endpoints());
    endpoints.addAll(
        new EffectRoutes(ground.jdbi(), ground.changes(), nonconformances).endpoints());
    endpoints.addAll(
        new CostRoutes(ground.jdbi(), ground.changes(), nonconformances, ground.zone())
            .endpoints());
    return endpoints;
  }

  /** Raises what was found, or folds it into what is open; answers with the report. */
  public UUID found(Handle handle, Finding finding, Instant at) {
    return nonconformances.found(handle, finding, at);
  }

  /** Raises one report over all batches that a gauge measured while it was wrong. */
  public void suspect(
      Handle handle, List<UUID> batches, String operation, String words, Instant at) {
    nonconformances.suspect(handle, batches, operation, words, at);
  }

  /** Numbers of what must be closed before a batch is released. */
  public List<String> blocking(Handle handle, UUID batch) {
    return nonconformances.blocking(handle, batch);
  }

  /** Lets what nobody answered climb, and concessions end that were not used in time. */
  public void look() {
    Author clock = Author.system("clock");
    boolean more = true;
    while (more) {
      more = ground.changes().make(clock, "", nonconformances::climb);
    }
    more = true;
    while (more) {
      more = ground.changes().make(clock, "the concession's last day is past", this::lapse);
    }
  }

  private boolean lapse(Handle handle, Instant at) {
    return nonconformances.lapse(handle, at.atZone(ground.zone()).toLocalDate(), at);
  }
}
