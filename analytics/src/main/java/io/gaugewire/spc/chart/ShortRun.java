package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.constants.ChartConstants;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.limits.Stages;
import io.gaugewire.spc.limits.Subgroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Charts of short runs: many parts on one process, few pieces of each, on one chart.
 *
 * <p>References: ISO 7870-8; D. R. Bothe, SPC for Short Production Runs; Minitab, methods and
 * formulas of Z-MR charts.
 */
public final class ShortRun {
  /** Ranges of a part that differ from the overall one by more than this forbid a DNOM chart. */
  private static final double RANGE_AGREEMENT = 0.3;

  private ShortRun() {}

  /** Names a part, or another thing that runs on the process for a while. */
  public record PartId(String value) {
    public PartId {
      if (value.isBlank()) {
        throw new IllegalArgumentException("a part id must not be blank");
      }
    }
  }

  /** A subgroup and the part it was made of. */
  public record Run(PartId part, Subgroup subgroup) {}

  /**
   * Deviations from nominal (DNOM): x - nominal of the part; draw them on any chart of subgroups.
   * All parts must spread alike, which {@link #partsThatSpreadDifferently} checks.
   *
   * @throws IllegalArgumentException when a part has no nominal
   */
  public static List<Subgroup> deviationsFromNominal(List<Run> runs, Map<PartId, Double> nominals) {
    List<Subgroup> deviations = new ArrayList<>(runs.size());
    for (Run run : runs) {
      double nominal = known(nominals, run.part());
      deviations.add(
          Subgroup.of(Arrays.stream(run.subgroup().values()).map(x -> x - nominal).toArray()));
    }
    return deviations;
  }

  /**
   * Parts whose mean of R/d2 differs by more than 30 % from that of all parts; a DNOM chart is not
   * for them, a standardised one is. Subgroups without a range are passed over.
   *
   * @return the ratio to the overall mean by part, in order of appearance; empty where all agree
   */
  public static Map<PartId, Double> partsThatSpreadDifferently(List<Run> runs) {
    Map<PartId, List<Double>> ranges = new LinkedHashMap<>();
    List<Double> all = new ArrayList<>();
    for (Run run : runs) {
      run.subgroup()
          .range()
          .map(range -> range / ChartConstants.of(run.subgroup().n()).d2())
          .toOptional()
          .ifPresent(
              sigma -> {
                ranges.computeIfAbsent(run.part(), part -> new ArrayList<>()).add(sigma);
                all.add(sigma);
              });
    }
    double overall = average(all);
    Map<PartId, Double> different = new LinkedHashMap<>();
    ranges.forEach(
        (part, sigmas) -> {
          double ratio = average(sigmas) / overall;
          if (overall > 0 && Math.abs(ratio - 1) > RANGE_AGREEMENT) {
            different.put(part, ratio);
          }
        });
    return different;
  }

  /** What is known of a part: its target and its mean range, in the unit of the characteristic. */
  public record PartStandard(double target, double meanRange) {
    public PartStandard {
      if (!(Math.abs(target) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("target " + target + " is not a number");
      }
      if (!(meanRange > 0 && meanRange < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("mean range " + meanRange + " must be above 0");
      }
    }
  }

  /**
   * Standardised X̄ and R: (x̄ - target)/R̄ with limits ± A2, and R/R̄ with limits D3 and D4 around
   * 1; dimensionless, so parts may differ in level and spread. R̄ is that of subgroups of the size
   * plotted.
   *
   * @throws IllegalArgumentException when a part has no standard
   */
  public static VariablesChart standardised(List<Run> runs, Map<PartId, PartStandard> standards) {
    List<Point> means = new ArrayList<>(runs.size());
    List<Point> ranges = new ArrayList<>(runs.size());
    for (int i = 0; i < runs.size(); i++) {
      Subgroup subgroup = runs.get(i).subgroup();
      PartStandard part = known(standards, runs.get(i).part());
      means.add(
          new Point(
              i,
              subgroup.mean().map(x -> (x - part.target()) / part.meanRange()),
              constants(subgroup).map(c -> ControlLimits.around(0, c.a2() / 3, 3))));
      ranges.add(
          new Point(
              i,
              subgroup.range().map(range -> range / part.meanRange()),
              constants(subgroup)
                  .map(c -> new ControlLimits(c.d3Limit(), 1, c.d4Limit(), c.d3() / c.d2()))));
    }
    return new VariablesChart(new Panel("X̄ std", means), new Panel("R std", ranges), List.of());
  }

  private static Result<ChartConstants> constants(Subgroup subgroup) {
    int n = subgroup.n();
    return n >= 2 && n <= ChartConstants.LARGEST_N
        ? Result.of(ChartConstants.of(n))
        : Result.notAvailable("a range chart holds subgroups of 2 to " + ChartConstants.LARGEST_N);
  }

  /**
   * Z-MR: z = (x - μ_j)/σ_j of individual values, with limits ±k, and moving ranges of z around d2
   * with limits d2 ± k d3, cut at 0. A moving range reaches over a change of part: z is comparable.
   *
   * @param values individual values
   * @param parts the part of each value
   * @param standards μ_j and σ_j of each part, σ_j above 0
   * @param k distance of the limits, usually 3
   * @throws IllegalArgumentException when a part has no standard or σ 0, or lengths differ
   */
  public static VariablesChart zMr(
      Observations values, List<PartId> parts, Map<PartId, ProcessParameters> standards, double k) {
    if (parts.size() != values.size()) {
      throw new IllegalArgumentException(
          values.size() + " values but " + parts.size() + " parts; name the part of each value");
    }
    List<OptionalDouble> z = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      ProcessParameters part = known(standards, parts.get(i));
      if (!(part.sigma() > 0)) {
        throw new IllegalArgumentException(
            "σ of part " + parts.get(i).value() + " must be above 0");
      }
      z.add(
          values.isMissing(i)
              ? OptionalDouble.empty()
              : OptionalDouble.of((values.at(i).getAsDouble() - part.mean()) / part.sigma()));
    }
    VariablesDesign<MovingRangeSigma> design =
        VariablesDesign.by(MovingRangeSigma.DEFAULT)
            .withWidth(k)
            .withStages(Stages.given(new ProcessParameters(0, 1)));
    return IndividualsChart.of(Observations.withGaps(z), design);
  }

  /**
   * Standardised counts: (statistic - center)/standard error of each part's own rate, with limits
   * ±k. A point is missing where nothing was inspected or the rate leaves no spread.
   *
   * @throws IllegalArgumentException when a part has no rate, a count exceeds its size, or lengths
   *     differ
   */
  public static Panel standardisedCounts(
      List<Tally> tallies,
      List<PartId> parts,
      Map<PartId, RateParameters> rates,
      AttributeDesign design) {
    if (parts.size() != tallies.size()) {
      throw new IllegalArgumentException(
          tallies.size() + " counts but " + parts.size() + " parts; name the part of each count");
    }
    List<Point> points = new ArrayList<>(tallies.size());
    Result<ControlLimits> limits = Result.of(ControlLimits.around(0, 1, design.k()));
    for (int i = 0; i < tallies.size(); i++) {
      design.kind().check(tallies.get(i), i);
      RateParameters of = known(rates, parts.get(i));
      OptionalDouble z =
          AttributeChart.standardised(tallies.subList(i, i + 1), design.kind(), of.rate()).at(0);
      Result<Double> value =
          z.isPresent()
              ? Result.of(z.getAsDouble())
              : Result.notAvailable("nothing was inspected, or the part's rate leaves no spread");
      points.add(new Point(i, value, limits));
    }
    return new Panel("Z", points);
  }

  private static <T> T known(Map<PartId, T> standards, PartId part) {
    T standard = standards.get(part);
    if (standard == null) {
      throw new IllegalArgumentException("part " + part.value() + " has no standard; give one");
    }
    return standard;
  }

  private static double average(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
