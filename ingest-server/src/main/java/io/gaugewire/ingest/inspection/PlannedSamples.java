package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.plan.Operation;
import io.gaugewire.ingest.plan.Plan;
import io.gaugewire.ingest.plan.PlanContent;
import io.gaugewire.ingest.plan.PlanStore;
import io.gaugewire.ingest.plan.Sampling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What plans with sampling ask of batches, for stations that judge by it while they are cut off.
 * What was inspected by a plan is kept until something is added to it or declared void. Confined to
 * one thread at a time.
 */
public final class PlannedSamples {
  private final InspectionStore store;
  private final PlanStore plans = new PlanStore();
  private final Map<UUID, Kept> kept = new HashMap<>();

  /** What was inspected by a plan, and by how many records that could be told. */
  private record Kept(String stamp, List<Sampling.Lot> lots) {}

  /** A plan with what was inspected by it. */
  private record Known(Plan plan, PlanContent.Attributes attributes, List<Sampling.Lot> lots) {}

  public PlannedSamples(Jdbi jdbi) {
    this.store = new InspectionStore(jdbi);
  }

  /** What plans in force ask of parts, for a while in which nothing changes. */
  public final class Now {
    private final Handle handle;
    private final Instant at;
    private final Map<String, List<Known>> parts = new HashMap<>();

    private Now(Handle handle, Instant at) {
      this.handle = handle;
      this.at = at;
    }

    /** What is asked of so many pieces of a part, by operation; only where a plan samples. */
    public Map<String, Sampling.Asked> of(String part, int pieces) {
      Map<String, Sampling.Asked> asked = new LinkedHashMap<>();
      for (Known known : parts.computeIfAbsent(part, this::sampled)) {
        asked.put(known.plan().operation(), known.attributes().asked(pieces, known.lots()));
      }
      return asked;
    }

    private List<Known> sampled(String part) {
      List<Known> sampled = new ArrayList<>();
      for (Operation operation : plans.routing(handle, part)) {
        plans
            .plan(handle, part, operation.code(), at)
            .ifPresent(
                plan ->
                    plan.content()
                        .attributes()
                        .filter(attributes -> attributes.sampling().isPresent())
                        .ifPresent(
                            attributes ->
                                sampled.add(new Known(plan, attributes, lots(handle, plan, at)))));
      }
      return sampled;
    }
  }

  /** What is asked at an instant. */
  public Now at(Handle handle, Instant instant) {
    return new Now(handle, instant);
  }

  private List<Sampling.Lot> lots(Handle handle, Plan plan, Instant at) {
    String stamp =
        handle
            .createQuery(
                """
                select count(*) || ' ' || count(voided) from inspection
                where part = :part and operation = :operation and plan_version = :version
                  and signed < :at
                """)
            .bind("part", plan.part())
            .bind("operation", plan.operation())
            .bind("version", plan.version())
            .bind("at", at)
            .mapTo(String.class)
            .one();
    Kept known = kept.get(plan.id());
    if (known == null || !known.stamp().equals(stamp)) {
      known = new Kept(stamp, store.lots(handle, plan, at));
      kept.put(plan.id(), known);
    }
    return known.lots();
  }
}
