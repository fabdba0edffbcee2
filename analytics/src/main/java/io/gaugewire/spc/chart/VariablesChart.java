package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.ProcessParameters;
import java.util.List;

/**
 * A chart of measurements: where the process is, and how much it spreads.
 *
 * <p>Judge the dispersion first: the limits of the location rest on it.
 *
 * @param location X̄, median or individual values
 * @param dispersion R, S or moving range
 * @param stages what limits were computed from, one for each stage
 */
public record VariablesChart(
    Panel location, Panel dispersion, List<Result<ProcessParameters>> stages) {
  public VariablesChart {
    stages = List.copyOf(stages);
  }
}
