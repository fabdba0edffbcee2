package io.gaugewire.ingest.chart;

import io.gaugewire.spc.limits.Subgroup;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which of the readings that lie in a subgroup's time formed it.
 *
 * <p>Usually nothing else lies there. Where something does (a clock was put back, an import meets
 * what was live, readings of one instant were parted), the readings in their order are searched for
 * a run that agrees with everything that was noted of the subgroup when it closed: its first and
 * last time, how many, their mean and their dispersion. Where none does, or two, nobody can tell,
 * and nothing is said of it.
 */
final class Formation {
  /** More readings than these in the time of one subgroup are not searched. */
  static final int MOST_CANDIDATES = 1_000;

  /** The order of a sum changes its last bits. */
  private static final int ULPS = 8;

  private Formation() {}

  /**
   * The readings that formed a subgroup, oldest first; empty where that cannot be told for certain.
   *
   * @param candidates usable readings of the chart's tags in the subgroup's time, or a little
   *     around it, in any order
   */
  static <T> Optional<List<CandidateReading<T>>> of(
      ChartKind kind, PlottedSubgroup subgroup, List<CandidateReading<T>> candidates) {
    if (candidates.size() >= MOST_CANDIDATES) {
      return Optional.empty();
    }
    Set<List<CandidateReading<T>>> found = new HashSet<>();
    for (Comparator<CandidateReading<?>> order :
        List.of(CandidateReading.AS_JUDGED, CandidateReading.AS_TIMED, asParcelsCame(candidates))) {
      List<CandidateReading<T>> ordered = candidates.stream().sorted(order).toList();
      for (int from = 0; from + subgroup.size() <= ordered.size(); from++) {
        List<CandidateReading<T>> run = ordered.subList(from, from + subgroup.size());
        if (agrees(kind, subgroup, run)) {
          found.add(run.stream().sorted(CandidateReading.AS_TIMED).toList());
        }
      }
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  /**
   * As several edges take turns: each parcel whole, the one that begins first before the others.
   */
  private static <T> Comparator<CandidateReading<?>> asParcelsCame(
      List<CandidateReading<T>> candidates) {
    Map<Long, Long> begins = new HashMap<>();
    for (CandidateReading<T> reading : candidates) {
      begins.merge(reading.parcel(), reading.micros(), Math::min);
    }
    return Comparator.<CandidateReading<?>>comparingLong(
            reading -> begins.getOrDefault(reading.parcel(), reading.micros()))
        .thenComparing(CandidateReading.AS_JUDGED);
  }

  private static <T> boolean agrees(
      ChartKind kind, PlottedSubgroup subgroup, List<CandidateReading<T>> run) {
    if (run.getFirst().micros() != subgroup.span().firstMicros()
        || run.getLast().micros() != subgroup.span().lastMicros()) {
      return false;
    }
    double[] values = run.stream().mapToDouble(CandidateReading::value).toArray();
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    double rounding = ULPS * Math.ulp(largest);
    Subgroup formed = Subgroup.of(values);
    OptionalDouble noted = subgroup.dispersion();
    OptionalDouble dispersion = kind.dispersion(formed);
    return near(formed.mean().orThrow(), subgroup.location(), rounding)
        && (noted.isEmpty()
            || dispersion.isEmpty()
            || near(dispersion.getAsDouble(), noted.getAsDouble(), rounding));
  }

  private static boolean near(double one, double other, double rounding) {
    return Math.abs(one - other) <= rounding;
  }
}
