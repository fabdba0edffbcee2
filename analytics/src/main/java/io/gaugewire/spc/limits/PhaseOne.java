package io.gaugewire.spc.limits;

import io.gaugewire.spc.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
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
 * @param <S> measurements ({@link Subgroup}) or counts
 */
public record PhaseOne<S>(
    Map<SubgroupId, S> subgroups, List<Exclusion> exclusions, int roundsLeft) {
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

  /** A phase I in which nothing is excluded yet. */
  public static <S> PhaseOne<S> of(Map<SubgroupId, S> subgroups, int roundsAllowed) {
    return new PhaseOne<>(subgroups, List.of(), roundsAllowed);
  }

  /**
   * One more round: these do not count either.
   *
   * @throws IllegalStateException when no round is left
   * @throws IllegalArgumentException when a subgroup is unknown or excluded already
   */
  public PhaseOne<S> excluding(List<Exclusion> more) {
    if (roundsLeft == 0) {
      throw new IllegalStateException(
          "no round of exclusions is left; look for the causes and collect new subgroups");
    }
    List<Exclusion> all = new ArrayList<>(exclusions);
    all.addAll(more);
    return new PhaseOne<>(subgroups, all, roundsLeft - 1);
  }

  /** Every subgroup in order, with {@code gap} in the place of each that is excluded. */
  public List<S> base(S gap) {
    Set<SubgroupId> excluded = excluded();
    List<S> base = new ArrayList<>(subgroups.size());
    subgroups.forEach((id, subgroup) -> base.add(excluded.contains(id) ? gap : subgroup));
    return Collections.unmodifiableList(base);
  }

  /** Where an estimate from this phase I comes from; not available when nothing is left. */
  public Result<Derivation.Estimated> derivation(Derivation.Method method) {
    Set<SubgroupId> excluded = excluded();
    List<SubgroupId> sources =
        subgroups.keySet().stream().filter(id -> !excluded.contains(id)).toList();
    return sources.isEmpty()
        ? Result.notAvailable("no subgroup is left to estimate from")
        : Result.of(new Derivation.Estimated(method, sources, exclusions));
  }

  /**
   * The most frequent size of the subgroups that count, the larger of two that are equally
   * frequent; sizes of 0 are passed over, and 1 is the answer where there is no other.
   */
  public int usualSize(ToIntFunction<S> size) {
    Set<SubgroupId> excluded = excluded();
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    subgroups.forEach(
        (id, subgroup) -> {
          int n = size.applyAsInt(subgroup);
          if (n > 0 && !excluded.contains(id)) {
            counts.merge(n, 1, Integer::sum);
          }
        });
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .mapToInt(Map.Entry::getKey)
        .max()
        .orElse(1);
  }

  private Set<SubgroupId> excluded() {
    return exclusions.stream().map(Exclusion::subgroup).collect(Collectors.toSet());
  }
}
