package io.gaugewire.ingest.chart;

import java.time.Duration;
import java.util.List;

/**
 * How a characteristic is charted.
 *
 * @param subgroupSize consecutive measurements in a subgroup; 1 for individuals
 * @param locationRules rules on means or individuals, such as {@code nelson-1}
 * @param dispersionRules rules on ranges, standard deviations or moving ranges
 * @param phaseOne subgroups from which the first limits are estimated, at least 2
 * @param staleAfter silence after which the chart is called stale
 */
public record ChartPlan(
    ChartKind kind,
    int subgroupSize,
    List<String> locationRules,
    List<String> dispersionRules,
    int phaseOne,
    Duration staleAfter) {
  public ChartPlan {
    locationRules = List.copyOf(locationRules);
    dispersionRules = List.copyOf(dispersionRules);
    if (subgroupSize < kind.smallest() || kind.largest() < subgroupSize) {
      throw new IllegalArgumentException(
          "a chart of kind " + kind.key() + " cannot have subgroups of " + subgroupSize);
    }
    if (phaseOne < 2) {
      throw new IllegalArgumentException("phase I needs at least 2 subgroups: " + phaseOne);
    }
  }
}
