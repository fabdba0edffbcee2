package io.gaugewire.spc.limits;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the parameters of a limit set come from. */
public sealed interface Derivation {
  /**
   * Estimated in a phase I.
   *
   * @param method what was estimated how
   * @param sources the subgroups that counted, in order in time; at least one
   * @param exclusions those that did not, with reasons
   */
  record Estimated(Method method, List<SubgroupId> sources, List<Exclusion> exclusions)
      implements Derivation {
    public Estimated {
      sources = List.copyOf(sources);
      exclusions = List.copyOf(exclusions);
      if (sources.isEmpty()) {
        throw new IllegalArgumentException("an estimate names the subgroups it came from");
      }
      Set<SubgroupId> seen = new HashSet<>(sources);
      boolean disjoint = exclusions.stream().allMatch(e -> seen.add(e.subgroup()));
      if (seen.size() != sources.size() + exclusions.size() || !disjoint) {
        throw new IllegalArgumentException(
            "each subgroup is named once, either as a source or as excluded");
      }
    }
  }

  /**
   * Given, not estimated.
   *
   * @param origin the drawing, contract or study that says so
   */
  record Standards(String origin) implements Derivation {
    public Standards {
      Text.check(origin, "origin of standards");
    }
  }

  /** How parameters were estimated. */
  sealed interface Method {
    /** Mean of all measurements, σ by an estimator. */
    record Measurements(SigmaEstimator estimator) implements Method {}

    /**
     * Σcount/Σsize.
     *
     * @param dispersionEstimated whether σ_Z of Laney's charts was estimated, too
     */
    record Counts(boolean dispersionEstimated) implements Method {}
  }
}
