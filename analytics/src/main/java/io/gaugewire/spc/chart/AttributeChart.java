package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.constants.ChartConstants;
import io.gaugewire.spc.limits.Derivation;
import io.gaugewire.spc.limits.Estimate;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.PhaseOne;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.limits.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Charts of counts: p, np, c, u, and Laney's p′ and u′.
 *
 * <p>The center is Σcount/Σsize over the points that count towards the estimate, never the mean of
 * the single fractions. Limits are center ± k standard errors with the size of each point, kept
 * within what the statistic can be. On Laney's charts the standard error is multiplied by σ_Z =
 * mean |z_i - z_(i-1)| / d2(2), with z_i = (x_i - center)/error_i (D. B. Laney (2002), Quality
 * Engineering 14, 531-537): for large samples the binomial and Poisson errors are too small or too
 * large.
 *
 * @param panel the points
 * @param stages what limits were computed from, one for each stage
 */
public record AttributeChart(Panel panel, List<Result<RateParameters>> stages) {
  public AttributeChart {
    stages = List.copyOf(stages);
  }

  /**
   * The plain chart: binomial (p, np) or Poisson (c, u) spread. Where a stage's parameters are
   * given, their dispersion is honoured.
   *
   * @throws IllegalArgumentException when a count exceeds its size on p and np, or sizes differ on
   *     c
   */
  public static AttributeChart plain(List<Tally> tallies, AttributeDesign design) {
    return new Drawing(tallies, design, false).draw();
  }

  /**
   * Laney's chart of the kind P or U: the spread beyond binomial or Poisson is estimated, too.
   *
   * @throws IllegalArgumentException for the kinds NP and C, and as {@link #plain}
   */
  public static AttributeChart laney(List<Tally> tallies, AttributeDesign design) {
    if (design.kind() == AttributeKind.NP || design.kind() == AttributeKind.C) {
      throw new IllegalArgumentException("Laney's charts are p′ and u′; convert counts to rates");
    }
    return new Drawing(tallies, design, true).draw();
  }

  /**
   * z_i = (x_i - center)/error_i, with the binomial or Poisson error; missing where nothing was
   * inspected or where the error is 0.
   *
   * @throws IllegalArgumentException when the rate cannot be one of the kind, and as {@link #plain}
   */
  public static Observations standardised(List<Tally> tallies, AttributeKind kind, double rate) {
    kind.checkRate(rate);
    List<OptionalDouble> z = new ArrayList<>(tallies.size());
    for (Tally tally : tallies) {
      kind.check(tally, z.size());
      double error = tally.size() > 0 ? kind.standardError(rate, tally.size()) : 0;
      z.add(
          error > 0
              ? OptionalDouble.of((kind.statistic(tally) - kind.center(rate, tally.size())) / error)
              : OptionalDouble.empty());
    }
    return Observations.withGaps(z);
  }

  /**
   * σ_Z of Laney's charts around a rate: mean |z_i - z_(i-1)| / d2(2); a z that is missing takes
   * the differences on both its sides with it.
   *
   * @throws IllegalArgumentException as {@link #standardised}
   */
  public static Result<Double> dispersion(List<Tally> tallies, AttributeKind kind, double rate) {
    return dispersion(standardised(tallies, kind, rate));
  }

  private static Result<Double> dispersion(Observations z) {
    Observations ranges = z.movingRanges(2);
    return ranges.count() == 0
        ? Result.notAvailable(
            "σ_Z needs two neighbouring points and a rate that is neither 0 nor 1")
        : ranges.mean().map(mean -> mean / ChartConstants.of(2).d2());
  }

  /**
   * The rate of a phase I, and σ_Z where it is Laney's, ready for a limit set. An excluded count is
   * a gap that no difference of z reaches over.
   *
   * @throws IllegalArgumentException as {@link #plain} and {@link #laney}
   */
  public static Result<Estimate> estimate(
      PhaseOne<Tally> phase, AttributeKind kind, boolean laney) {
    List<Tally> base = phase.base(Tally.missing());
    AttributeDesign design = AttributeDesign.of(kind);
    AttributeChart chart = laney ? laney(base, design) : plain(base, design);
    int n =
        kind.isBinomial()
            ? phase.usualSize(tally -> (int) Math.min(tally.size(), Integer.MAX_VALUE))
            : 1;
    return phase
        .derivation(new Derivation.Method.Counts(laney))
        .then(from -> chart.stages().getFirst().map(rate -> new Estimate(rate, n, from)));
  }

  private record Drawing(List<Tally> tallies, AttributeDesign design, boolean laney) {
    Drawing {
      tallies = List.copyOf(tallies);
      for (int i = 0; i < tallies.size(); i++) {
        design.kind().check(tallies.get(i), i);
      }
    }

    AttributeChart draw() {
      List<Point> points = new ArrayList<>(tallies.size());
      List<Result<RateParameters>> stages = new ArrayList<>();
      for (Stage.Span<RateParameters> span : design.stages().over(tallies.size())) {
        Result<RateParameters> parameters = span.parameters(() -> estimate(span));
        stages.add(parameters);
        for (int i = span.first(); i < span.end(); i++) {
          points.add(point(i, parameters));
        }
      }
      String symbol = design.kind().symbol() + (laney ? "′" : "");
      return new AttributeChart(new Panel(symbol, points), stages);
    }

    private Point point(int i, Result<RateParameters> parameters) {
      Tally tally = tallies.get(i);
      if (tally.size() == 0) {
        String gap = "nothing was inspected";
        return new Point(i, Result.notAvailable(gap), Result.notAvailable(gap));
      }
      return new Point(
          i,
          Result.of(design.kind().statistic(tally)),
          parameters.then(p -> Lines.count(design.kind(), p, tally.size(), design.k())));
    }

    private Result<RateParameters> estimate(Stage.Span<RateParameters> span) {
      long count = 0;
      double size = 0;
      Set<Integer> outside = new HashSet<>();
      for (int i = span.first(); i < span.end(); i++) {
        if (span.isBase(i)) {
          count += tallies.get(i).count();
          size += tallies.get(i).size();
        } else {
          outside.add(i - span.first());
        }
      }
      if (size == 0) {
        return Result.notAvailable("nothing was inspected in the points to estimate from");
      }
      double rate = count / size;
      List<Tally> inStage = tallies.subList(span.first(), span.end());
      return laney
          ? dispersion(standardised(inStage, design.kind(), rate).without(outside))
              .map(sigmaZ -> new RateParameters(rate, sigmaZ))
          : Result.of(RateParameters.of(rate));
    }
  }
}
