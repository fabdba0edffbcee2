package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.constants.ChartConstants;
import io.gaugewire.spc.summary.Values;
import java.util.Arrays;

/**
 * Gauge repeatability and reproducibility by averages and ranges, which can be done by hand (AIAG
 * MSA 4th edition, ch. III B). It cannot see an interaction; {@link CrossedStudy} is the better
 * method.
 *
 * <p>EV = mean range K1; AV = sqrt((xDiff K2)^2 - EV^2 / (n r)), 0 if negative; PV = rPart K3.
 *
 * @param meanRange mean of the ranges of trials
 * @param operatorDifference xDiff: largest less smallest operator mean
 * @param partRange rPart: largest less smallest part mean
 * @param components EV^2, AV^2 and PV^2 as variances
 */
public record AverageRangeStudy(
    double meanRange, double operatorDifference, double partRange, VarianceComponents components) {
  public AverageRangeStudy {
    Values.defined("meanRange", meanRange);
    Values.defined("operatorDifference", operatorDifference);
    Values.defined("partRange", partRange);
  }

  /**
   * Factors from ranges to standard deviations, all above 0.
   *
   * @param k1 for repeatability: 1 / d2(trials)
   * @param k2 for operators: 1 / d2* of one range of that many operators
   * @param k3 for parts: 1 / d2* of one range of that many parts
   */
  public record Factors(double k1, double k2, double k3) {

    /** Refuses factors of 0 or less. */
    public Factors {
      Values.positive("k1", k1);
      Values.positive("k2", k2);
      Values.positive("k3", k3);
    }

    /**
     * The factors of a design, unrounded: d2* for a single range is sqrt(d2^2 + d3^2) (Duncan,
     * 1974). AIAG prints 4 digits.
     */
    public static Factors of(CrossedStudy.Design design) {
      return new Factors(
          1 / ChartConstants.of(design.trials()).d2(),
          ofSingleRange(design.operators()),
          ofSingleRange(design.parts()));
    }

    private static double ofSingleRange(int size) {
      ChartConstants constants = ChartConstants.of(size);
      return 1 / Math.hypot(constants.d2(), constants.d3());
    }
  }

  /**
   * Analyses a balanced study with the unrounded factors of its design.
   *
   * @param readings {@code [operator][part][trial]}, 2 or more of each, as many everywhere
   * @throws IllegalArgumentException if that does not hold, or for NaN or infinite readings
   */
  public static AverageRangeStudy of(double[][][] readings) {
    StudyData data = StudyData.of(readings);
    return of(
        data, Factors.of(new CrossedStudy.Design(data.operators(), data.parts(), data.trials())));
  }

  /** The same with given factors, such as AIAG's rounded ones. */
  public static AverageRangeStudy of(double[][][] readings, Factors factors) {
    return of(StudyData.of(readings), factors);
  }

  private static AverageRangeStudy of(StudyData data, Factors factors) {
    double ranges = 0;
    for (int operator = 0; operator < data.operators(); operator++) {
      for (int part = 0; part < data.parts(); part++) {
        ranges += range(data.cell(operator, part));
      }
    }
    double meanRange = ranges / (data.operators() * data.parts());
    double[] operatorMeans = new double[data.operators()];
    Arrays.setAll(operatorMeans, data::operatorMean);
    double[] partMeans = new double[data.parts()];
    Arrays.setAll(partMeans, data::partMean);
    double operatorDifference = range(operatorMeans);
    double partRange = range(partMeans);
    double repeatability = square(meanRange * factors.k1);
    double operator =
        square(operatorDifference * factors.k2) - repeatability / (data.parts() * data.trials());
    return new AverageRangeStudy(
        meanRange,
        operatorDifference,
        partRange,
        new VarianceComponents(
            repeatability,
            Math.max(0, operator),
            Result.notAvailable("averages and ranges cannot see an interaction"),
            square(partRange * factors.k3)));
  }

  private static double range(double[] values) {
    return Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
  }

  private static double square(double x) {
    return x * x;
  }
}
