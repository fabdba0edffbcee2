package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.Basis;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.Stage;
import io.gaugewire.spc.limits.Stages;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import io.gaugewire.spc.summary.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
 * @param components the standard deviations within and between, one for each stage
 */
public record BatchChart(VariablesChart means, Panel within, List<Result<Components>> components) {
  public BatchChart {
    components = List.copyOf(components);
  }

  /** Which statistic shows the spread within subgroups. */
  public enum Within {
    /** The range, R. */
    RANGE,
    /** The standard deviation, s. */
    DEVIATION
  }

  /**
   * Standard deviations of single measurements, in the unit of the characteristic.
   *
   * @param within σ_W
   * @param between σ_B, 0 where the means differ by no more than the spread within explains
   * @param total σ_BW
   */
  public record Components(double within, double between, double total) {
    public Components {
      Values.defined("within", within);
      Values.defined("between", between);
      Values.defined("total", total);
    }
  }

  /**
   * How the chart is drawn.
   *
   * @param estimator how σ_W is estimated
   * @param statistic which statistic shows the spread within
   * @param k distance of the limits in standard errors, usually 3
   * @param stages where limits come from; estimated or frozen, not given, because the chart needs σ
   *     within and σ of the means, which are not the same
   */
  public record Design(
      SubgroupSigma estimator, Within statistic, double k, Stages<ProcessParameters> stages) {
    public Design {
      Width.check(k);
      if (stages.list().stream().anyMatch(stage -> stage.basis() instanceof Basis.Given)) {
        throw new IllegalArgumentException(
            "give parameters to the charts of means and of spread one by one, not to both at once");
      }
    }

    /** Limits at 3 standard errors, estimated from every subgroup. */
    public static Design of(SubgroupSigma estimator, Within statistic) {
      return new Design(estimator, statistic, 3, Stages.fromEveryPoint());
    }
  }

  /** The chart. */
  public static BatchChart of(List<Subgroup> subgroups, Design design) {
    VariablesDesign<MovingRangeSigma> between =
        new VariablesDesign<>(MovingRangeSigma.DEFAULT, design.k(), design.stages());
    VariablesDesign<SubgroupSigma> inside =
        new VariablesDesign<>(design.estimator(), design.k(), design.stages());
    VariablesChart means = IndividualsChart.of(MeanSeries.of(subgroups).means(), between);
    VariablesChart spread =
        design.statistic() == Within.RANGE
            ? SubgroupChart.xbarR(subgroups, inside)
            : SubgroupChart.xbarS(subgroups, inside);
    List<Result<Components>> components = new ArrayList<>();
    List<Stage.Span<ProcessParameters>> spans = design.stages().over(subgroups.size());
    for (int i = 0; i < spans.size(); i++) {
      double inverseSize = inverseSize(subgroups, spans.get(i));
      Result<ProcessParameters> within = spread.stages().get(i);
      components.add(
          means
              .stages()
              .get(i)
              .then(of -> within.map(in -> components(of.sigma(), in.sigma(), inverseSize))));
    }
    return new BatchChart(means, spread.dispersion(), components);
  }

  /** Mean of 1/n over the subgroups that σ was estimated from; 1 where there are none. */
  private static double inverseSize(List<Subgroup> subgroups, Stage.Span<ProcessParameters> span) {
    return IntStream.range(span.first(), span.baseEnd())
        .filter(i -> span.isBase(i) && subgroups.get(i).n() > 0)
        .mapToDouble(i -> 1.0 / subgroups.get(i).n())
        .average()
        .orElse(1);
  }

  private static Components components(double ofMeans, double within, double inverseSize) {
    double between = Math.max(0, ofMeans * ofMeans - within * within * inverseSize);
    return new Components(within, Math.sqrt(between), Math.sqrt(between + within * within));
  }
}
