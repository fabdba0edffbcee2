package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.Stage;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Charts of subgroups: X̄-R, X̄-S and median-R, for equal and unequal sizes.
 *
 * <p>With μ, σ of a stage and n_i the size of subgroup i: location limits μ ± kσ/√n_i (for medians
 * kσ·sd(median of n_i)); R limits (d2 ± k d3)σ; S limits (c4 ± k√(1-c4²))σ; the lower limits of R
 * and S are cut at 0. One σ serves all subgroups of a stage (ISO 7870-2), also where their sizes
 * differ.
 */
public final class SubgroupChart {
  private enum Location {
    MEAN("X̄"),
    MEDIAN("X̃");

    private final String symbol;

    Location(String symbol) {
      this.symbol = symbol;
    }

    Result<Double> of(Subgroup subgroup) {
      return this == MEAN ? subgroup.mean() : subgroup.median();
    }

    Result<ControlLimits> limits(ProcessParameters process, int n, double k) {
      return this == MEAN ? Lines.mean(process, n, k) : Lines.median(process, n, k);
    }
  }

  private final List<Subgroup> subgroups;
  private final VariablesDesign<SubgroupSigma> design;
  private final Location location;
  private final Spread spread;

  private SubgroupChart(
      List<Subgroup> subgroups,
      VariablesDesign<SubgroupSigma> design,
      Location location,
      Spread spread) {
    this.subgroups = List.copyOf(subgroups);
    this.design = design;
    this.location = location;
    this.spread = spread;
  }

  /** X̄ and R. Usual for n up to 8; the default estimator is {@link SubgroupSigma#MEAN_RANGE}. */
  public static VariablesChart xbarR(
      List<Subgroup> subgroups, VariablesDesign<SubgroupSigma> design) {
    return new SubgroupChart(subgroups, design, Location.MEAN, Spread.RANGE).draw();
  }

  /** X̄ and S. For n from 9 and unequal n; the default is {@link SubgroupSigma#MEAN_DEVIATION}. */
  public static VariablesChart xbarS(
      List<Subgroup> subgroups, VariablesDesign<SubgroupSigma> design) {
    return new SubgroupChart(subgroups, design, Location.MEAN, Spread.DEVIATION).draw();
  }

  /**
   * Median and R, as kept on paper: the center is the mean of the subgroup medians (weighted with
   * the sizes). The median of an even n is the mean of the middle two.
   */
  public static VariablesChart medianR(
      List<Subgroup> subgroups, VariablesDesign<SubgroupSigma> design) {
    return new SubgroupChart(subgroups, design, Location.MEDIAN, Spread.RANGE).draw();
  }

  private VariablesChart draw() {
    List<Point> locations = new ArrayList<>(subgroups.size());
    List<Point> spreads = new ArrayList<>(subgroups.size());
    List<Result<ProcessParameters>> stages = new ArrayList<>();
    for (Stage.Span<ProcessParameters> span : design.stages().over(subgroups.size())) {
      Result<ProcessParameters> process = span.parameters(() -> estimate(span));
      stages.add(process);
      for (int i = span.first(); i < span.end(); i++) {
        Subgroup subgroup = subgroups.get(i);
        locations.add(
            new Point(
                i,
                location.of(subgroup),
                process.then(p -> location.limits(p, subgroup.n(), design.k()))));
        spreads.add(
            new Point(
                i,
                spread.of(subgroup),
                process.then(p -> spread.limits(p.sigma(), subgroup.n(), design.k()))));
      }
    }
    return new VariablesChart(
        new Panel(location.symbol, locations), new Panel(spread.symbol(), spreads), stages);
  }

  private Result<ProcessParameters> estimate(Stage.Span<ProcessParameters> span) {
    List<Subgroup> base = new ArrayList<>();
    for (int i = span.first(); i < span.baseEnd(); i++) {
      if (span.isBase(i)) {
        base.add(subgroups.get(i));
      }
    }
    if (location == Location.MEAN) {
      return ProcessParameters.estimate(base, design.estimator());
    }
    return design
        .estimator()
        .estimate(base)
        .map(sigma -> new ProcessParameters(weighted(base, s -> s.median().orThrow()), sigma));
  }

  private static double weighted(List<Subgroup> base, ToDoubleFunction<Subgroup> statistic) {
    // As deviations from the first, so that equal medians give that median to the last bit.
    List<Subgroup> measured = base.stream().filter(s -> s.n() > 0).toList();
    double origin = statistic.applyAsDouble(measured.getFirst());
    double sum = 0;
    long count = 0;
    for (Subgroup subgroup : measured) {
      sum += subgroup.n() * (statistic.applyAsDouble(subgroup) - origin);
      count += subgroup.n();
    }
    return origin + sum / count;
  }
}
