package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.Stages;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import java.util.List;

/**
 * I-MR-R or I-MR-S: for batch processes, where subgroups differ by more than what is within them.
 *
 * <p>The subgroup means are judged as individual values by their moving ranges, the spread within
 * by R or S. With σ_MR from the moving ranges of the means, σ_W within and n_i the sizes: σ_B² =
 * max(0, σ_MR² - σ_W² mean(1/n_i)), for equal n σ_MR² - σ_W²/n; σ_BW = √(σ_B² + σ_W²). An X̄ chart
 * of such a process would signal at almost every batch. Reference: D. J. Wheeler, Advanced Topics
 * in SPC, three-way charts.
 *
 * @param means individual values chart of the subgroup means, with its moving ranges
 * @param within R or S panel of the spread within subgroups
 * @param components the standard deviations within and between
 */
public record BatchChart(VariablesChart means, Panel within, Result<Components> components) {
  /** Which statistic shows the spread within subgroups. */
  public enum Within {
    RANGE,
    DEVIATION
  }

  /**
   * Standard deviations of single measurements, in the unit of the characteristic.
   *
   * @param within σ_W
   * @param between σ_B, 0 where the means differ by no more than the spread within explains
   * @param total σ_BW
   */
  public record Components(double within, double between, double total) {}

  /** The chart in one stage; limits at k standard errors. */
  public static BatchChart of(
      List<Subgroup> subgroups, SubgroupSigma estimator, Within statistic, double k) {
    Observations means = MeanSeries.of(subgroups).means();
    VariablesDesign<MovingRangeSigma> individuals =
        new VariablesDesign<>(MovingRangeSigma.DEFAULT, k, Stages.fromEveryPoint());
    VariablesDesign<SubgroupSigma> inside =
        new VariablesDesign<>(estimator, k, Stages.fromEveryPoint());
    VariablesChart three = IndividualsChart.of(means, individuals);
    VariablesChart spread =
        statistic == Within.RANGE
            ? SubgroupChart.xbarR(subgroups, inside)
            : SubgroupChart.xbarS(subgroups, inside);
    Result<Components> components =
        three
            .stages()
            .getFirst()
            .then(
                between ->
                    spread
                        .stages()
                        .getFirst()
                        .map(within -> components(subgroups, between.sigma(), within.sigma())));
    return new BatchChart(three, spread.dispersion(), components);
  }

  private static Components components(List<Subgroup> subgroups, double ofMeans, double within) {
    double inverse =
        subgroups.stream().filter(s -> s.n() > 0).mapToDouble(s -> 1.0 / s.n()).average().orElse(1);
    double between = Math.max(0, ofMeans * ofMeans - within * within * inverse);
    return new Components(within, Math.sqrt(between), Math.sqrt(between + within * within));
  }
}
