package io.gaugewire.ingest.monitoring;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From which subgroups new limits are estimated.
 *
 * @param first first subgroup of the phase I
 * @param last its last one
 * @param excluded those of them that do not count, each with its reason
 */
record LimitBasis(long first, long last, List<Exclusion> excluded) {
  private static final int FEWEST = 2;
  private static final int MOST = 2_000;

  /** A subgroup that does not count, because its cause is known. */
  record Exclusion(long subgroup, String reason) {}

  /**
   * Refuses what cannot be estimated from.
   *
   * @throws IllegalArgumentException saying what to give instead
   */
  LimitBasis {
    excluded = List.copyOf(excluded);
    if (last - first + 1 < FEWEST || last - first + 1 > MOST) {
      throw new IllegalArgumentException("Give " + FEWEST + " to " + MOST + " subgroups");
    }
    Set<Long> numbers = excluded.stream().map(Exclusion::subgroup).collect(Collectors.toSet());
    if (numbers.size() != excluded.size()) {
      throw new IllegalArgumentException("Exclude each subgroup once");
    }
    for (long number : numbers) {
      if (number < first || number > last) {
        throw new IllegalArgumentException("Subgroup " + number + " is not among those given");
      }
    }
  }

  boolean excludes(long number) {
    return excluded.stream().anyMatch(exclusion -> exclusion.subgroup() == number);
  }
}
