package io.gaugewire.spc.limits;

import io.gaugewire.spc.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A phase I: subgroups that trial limits are estimated from, some of them excluded for cause.
 *
 * <p>Each call of {@link #excluding} is a round; rounds are limited, because limits that are
 * trimmed until they fit describe the trimming. Judge R or S first, exclude, and only then judge
 * X̄. Immutable.
 *
 * @param subgroups by id, in order in time
 * @param exclusions those that do not count
 * @param roundsLeft how many more rounds of exclusion are allowed, from 0
 */
public record PhaseOne(
    Map<SubgroupId, Subgroup> subgroups, List<Exclusion> exclusions, int roundsLeft) {
  public PhaseOne {
    subgroups = Collections.unmodifiableMap(new LinkedHashMap<>(subgroups));
    exclusions = List.copyOf(exclusions);
    if (!(roundsLeft >= 0)) {
      throw new IllegalArgumentException("rounds of exclusion count from 0, not " + roundsLeft);
    }
    List<SubgroupId> excluded = exclusions.stream().map(Exclusion::subgroup).toList();
    if (excluded.stream().distinct().count() != excluded.size()) {
      throw new IllegalArgumentException("a subgroup is excluded once; one is named twice");
    }
    for (SubgroupId id : excluded) {
      if (!subgroups.containsKey(id)) {
        throw new IllegalArgumentException("no subgroup " + id.value() + " in this phase I");
      }
    }
  }

  /**
   * What a phase I yields.
   *
   * @param n size of most of the subgroups that counted
   */
  public record Estimate(ProcessParameters parameters, int n, Derivation.Estimated derivation) {}

  /** A phase I in which nothing is excluded yet. */
  public static PhaseOne of(Map<SubgroupId, Subgroup> subgroups, int roundsAllowed) {
    return new PhaseOne(subgroups, List.of(), roundsAllowed);
  }

  /**
   * One more round: these do not count either.
   *
   * @throws IllegalStateException when no round is left
   * @throws IllegalArgumentException when a subgroup is unknown or excluded already
   */
  public PhaseOne excluding(List<Exclusion> more) {
    if (roundsLeft == 0) {
      throw new IllegalStateException(
          "no round of exclusions is left; look for the causes and collect new subgroups");
    }
    List<Exclusion> all = new ArrayList<>(exclusions);
    all.addAll(more);
    return new PhaseOne(subgroups, all, roundsLeft - 1);
  }

  /**
   * μ and σ from the subgroups that count. For {@link MovingRangeSigma} an excluded subgroup is a
   * gap that no moving range reaches over.
   */
  public Result<Estimate> estimate(SigmaEstimator estimator) {
    Set<SubgroupId> excluded =
        exclusions.stream().map(Exclusion::subgroup).collect(Collectors.toSet());
    List<SubgroupId> sources = new ArrayList<>();
    List<Subgroup> base = new ArrayList<>();
    subgroups.forEach(
        (id, subgroup) -> {
          boolean counts = !excluded.contains(id);
          base.add(counts ? subgroup : Subgroup.of());
          if (counts) {
            sources.add(id);
          }
        });
    if (sources.isEmpty()) {
      return Result.notAvailable("no subgroup is left to estimate from");
    }
    Derivation.Estimated derivation =
        new Derivation.Estimated(
            new Derivation.Method.Measurements(estimator), sources, exclusions);
    return ProcessParameters.estimate(base, estimator)
        .map(parameters -> new Estimate(parameters, usualSize(base), derivation));
  }

  /** The most frequent size; the larger of two that are equally frequent. */
  private static int usualSize(List<Subgroup> base) {
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    for (Subgroup subgroup : base) {
      if (subgroup.n() > 0) {
        counts.merge(subgroup.n(), 1, Integer::sum);
      }
    }
    int usual = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      int most = counts.getOrDefault(usual, 0);
      boolean larger = entry.getValue() == most && entry.getKey() > usual;
      usual = entry.getValue() > most || larger ? entry.getKey() : usual;
    }
    return usual;
  }
}
