package io.gaugewire.ingest.plan;

import io.gaugewire.spc.acceptance.Aql;
import io.gaugewire.spc.acceptance.AttributesPlan;
import io.gaugewire.spc.acceptance.InspectedLot;
import io.gaugewire.spc.acceptance.InspectionLevel;
import io.gaugewire.spc.acceptance.LotPlan;
import io.gaugewire.spc.acceptance.ReductionPermit;
import io.gaugewire.spc.acceptance.SamplingTables;
import io.gaugewire.spc.acceptance.Severity;
import io.gaugewire.spc.acceptance.SwitchingState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many pieces of a batch are looked at where the plan does not say a fixed number.
 *
 * @param kind {@code all}: every piece; {@code every}: one of so many; {@code aql}: by ISO 2859-1
 *     with its switching rules
 * @param every of {@code every}: one piece of so many, 1 or more
 * @param level of {@code aql}: inspection level, such as {@code II}
 * @param aql of {@code aql}: in percent, as the standard's tables have it
 * @param reduced of {@code aql}: whether inspection may be reduced
 */
public record Sampling(
    String kind,
    Optional<Integer> every,
    Optional<String> level,
    Optional<String> aql,
    Optional<Boolean> reduced) {
  private static final SamplingTables TABLES = SamplingTables.iso2859of1999();

  public Sampling {
    switch (kind) {
      case "all" -> {}
      case "every" -> {
        if (every.filter(pieces -> pieces >= 1).isEmpty()) {
          throw new IllegalArgumentException("Say in every: one piece of how many");
        }
      }
      case "aql" -> {
        if (level.isEmpty() || aql.isEmpty()) {
          throw new IllegalArgumentException("Give level and aql");
        }
        InspectionLevel.labelled(level.get());
        TABLES.tighter(Aql.of(aql.get()));
      }
      default -> throw new IllegalArgumentException("A sampling is all, every or aql");
    }
  }

  /**
   * A batch that was inspected before, at the same operation by the same version of the plan.
   *
   * @param size pieces presented
   * @param found defects in its sample
   * @param critical whether one of them was critical
   */
  public record Lot(int size, int found, boolean critical) {}

  /**
   * What is asked of a batch.
   *
   * @param inspect pieces to look at
   * @param accept most defects that pass
   * @param severity the table in force; {@code discontinued} when inspection by sampling has ended:
   *     every piece is looked at until a new version of the plan holds
   */
  public record Asked(int inspect, int accept, Optional<String> severity) {}

  /**
   * What is asked of a batch.
   *
   * @param size pieces of it
   * @param accept most defects that pass, where no table says it
   * @param before every batch before it, oldest first
   */
  Asked of(int size, int accept, List<Lot> before) {
    return switch (kind) {
      case "all" -> new Asked(size, accept, Optional.empty());
      case "every" -> new Asked(Math.ceilDiv(size, every.orElseThrow()), accept, Optional.empty());
      default -> byTable(size, before);
    };
  }

  private Asked byTable(int size, List<Lot> before) {
    boolean mayReduce = reduced.orElse(false);
    ReductionPermit permit = new ReductionPermit(mayReduce, mayReduce);
    SwitchingState state = SwitchingState.start();
    for (Lot lot : before) {
      Optional<Severity> severity = state.severity();
      if (severity.isEmpty()) {
        break;
      }
      state = state.after(judged(lot, severity.get()), permit);
    }
    int pieces = size;
    return state
        .severity()
        .map(
            severity -> {
              AttributesPlan plan = plan(pieces, Aql.of(aql.orElseThrow()), severity);
              return new Asked(
                  Math.min(pieces, plan.sampleSize()),
                  plan.acceptance(),
                  Optional.of(severity.name().toLowerCase(Locale.ROOT)));
            })
        .orElseGet(() -> new Asked(pieces, 0, Optional.of("discontinued")));
  }

  private InspectedLot judged(Lot lot, Severity severity) {
    Aql agreed = Aql.of(aql.orElseThrow());
    AttributesPlan plan = plan(lot.size(), agreed, severity);
    int found = lot.critical() ? Math.max(lot.found(), plan.rejection()) : lot.found();
    return InspectedLot.judged(plan, plan(lot.size(), TABLES.tighter(agreed), severity), found);
  }

  /** The plan of a table; a single piece is inspected itself. */
  private AttributesPlan plan(int size, Aql at, Severity severity) {
    if (size < 2) {
      return new AttributesPlan(1, 0);
    }
    LotPlan plan =
        TABLES.lotPlan(size, InspectionLevel.labelled(level.orElseThrow()), at, severity);
    return plan.table().plan();
  }
}
