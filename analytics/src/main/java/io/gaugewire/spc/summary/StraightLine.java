package io.gaugewire.spc.summary;

import io.gaugewire.spc.Result;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The least-squares line y = intercept + slope x (Montgomery and Runger, ch. 11).
 *
 * @param slope unit of y by unit of x
 * @param intercept in the unit of y
 * @param residualStandardDeviation sqrt(SS residual / (n - 2)), in the unit of y
 * @param rSquared 1 - SS residual / SS total; not available if y does not vary
 * @param x moments of the x values
 */
public record StraightLine(
    double slope,
    double intercept,
    double residualStandardDeviation,
    Result<Double> rSquared,
    Moments x) {
  public StraightLine {
    Values.number("slope", slope);
    Values.number("intercept", intercept);
    Values.defined("residualStandardDeviation", residualStandardDeviation);
    if (x.standardDeviation() == 0) {
      throw new IllegalArgumentException("no line goes through points of one x");
    }
  }

  /**
   * The line through the points (x_i, y_i).
   *
   * @param x at least 3, not all equal
   * @param y as many
   * @throws IllegalArgumentException if that does not hold, or for NaN or infinite values
   */
  public static StraightLine through(double[] x, double[] y) {
    double[] checkedX = Values.checked(3, x);
    double[] checkedY = Values.checked(3, y);
    if (checkedX.length != checkedY.length) {
      throw new IllegalArgumentException(
          "There are " + x.length + " x values and " + y.length + " y values");
    }
    Deviations dx = Deviations.of(checkedX);
    Deviations dy = Deviations.of(checkedY);
    double sxx = dx.sumOfSquares();
    if (Values.allEqual(checkedX) || sxx == 0) {
      throw new IllegalArgumentException("All x values are equal: no line can be drawn");
    }
    LongSum sxy = new LongSum();
    for (int i = 0; i < dx.count(); i++) {
      sxy.addProduct(dx.at(i), dy.at(i));
    }
    double slope = sxy.value() / sxx;
    LongSum residual = new LongSum();
    for (int i = 0; i < dx.count(); i++) {
      double rest = dy.at(i) - slope * dx.at(i);
      residual.addProduct(rest, rest);
    }
    double total = dy.sumOfSquares();
    return new StraightLine(
        slope,
        dy.mean() - slope * dx.mean(),
        Math.sqrt(residual.value() / (dx.count() - 2)),
        total > 0
            ? Result.of(Math.max(0, 1 - residual.value() / total))
            : Result.notAvailable("all y values are equal"),
        Moments.of(checkedX));
  }

  /** n - 2. */
  public int degreesOfFreedom() {
    return x.count() - 2;
  }

  /** Standard error of the slope. */
  public double slopeStandardError() {
    return residualStandardDeviation / (x.standardDeviation() * Math.sqrt(x.count() - 1.0));
  }

  /** Standard error of the intercept. */
  public double interceptStandardError() {
    return standardErrorAt(0);
  }

  /** The line's height at {@code at}. */
  public double valueAt(double at) {
    return intercept + slope * Values.number("at", at);
  }

  /** Standard error of the line's height at {@code at}. */
  public double standardErrorAt(double at) {
    double off = (Values.number("at", at) - x.mean()) / x.standardDeviation();
    return residualStandardDeviation * Math.sqrt(1.0 / x.count() + off * off / (x.count() - 1));
  }

  /** t of the hypothesis slope = 0; not available if the points lie exactly on the line. */
  public Result<Double> slopeT() {
    return t(slope, slopeStandardError());
  }

  /** t of the hypothesis intercept = 0; not available if the points lie exactly on the line. */
  public Result<Double> interceptT() {
    return t(intercept, interceptStandardError());
  }

  /** Two-sided probability of the slope's t. */
  public Result<Double> slopePValue() {
    return slopeT().map(t -> twoSided(t, degreesOfFreedom()));
  }

  /** Two-sided probability of the intercept's t. */
  public Result<Double> interceptPValue() {
    return interceptT().map(t -> twoSided(t, degreesOfFreedom()));
  }

  private static Result<Double> t(double estimate, double standardError) {
    return Values.finite(estimate / standardError, "the points lie exactly on the line");
  }

  private static double twoSided(double t, int degreesOfFreedom) {
    return 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t));
  }
}
