package io.gaugewire.spc.chart;

import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.Subgroup;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Means in their order in time and how many measurements stand behind each; individual values are
 * means of one.
 *
 * @param means one for each position; missing ones keep their position
 * @param sizes number of measurements behind each mean, from 1 (not looked at where it is missing)
 */
public record MeanSeries(Observations means, List<Integer> sizes) {
  public MeanSeries {
    sizes = List.copyOf(sizes);
    if (sizes.size() != means.size()) {
      throw new IllegalArgumentException(
          means.size() + " means but " + sizes.size() + " sizes; give one size for each mean");
    }
    for (int i = 0; i < sizes.size(); i++) {
      if (!means.isMissing(i) && sizes.get(i) < 1) {
        throw new IllegalArgumentException("mean at position " + i + " has size " + sizes.get(i));
      }
    }
  }

  /** Individual values. */
  public static MeanSeries individuals(Observations values) {
    return ofSize(values, 1);
  }

  /** Means of n measurements each. */
  public static MeanSeries ofSize(Observations means, int n) {
    return new MeanSeries(means, Collections.nCopies(means.size(), n));
  }

  /** The means of subgroups. */
  public static MeanSeries of(List<Subgroup> subgroups) {
    List<OptionalDouble> means =
        subgroups.stream()
            .map(s -> s.mean().toOptional().map(OptionalDouble::of).orElse(OptionalDouble.empty()))
            .toList();
    return new MeanSeries(
        Observations.withGaps(means), subgroups.stream().map(Subgroup::n).toList());
  }

  int length() {
    return means.size();
  }
}
