package io.gaugewire.spc.summary;

import io.gaugewire.spc.Result;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * One line of an analysis of variance: degrees of freedom and sum of squares.
 *
 * @param degreesOfFreedom 1 or more
 * @param sumOfSquares in the square of the values' unit, 0 or more
 */
public record MeanSquare(int degreesOfFreedom, double sumOfSquares) {

  /** Refuses a line that no analysis can have. */
  public MeanSquare {
    if (degreesOfFreedom < 1) {
      throw new IllegalArgumentException(
          "degreesOfFreedom must be 1 or more, is " + degreesOfFreedom);
    }
    if (!(sumOfSquares >= 0 && sumOfSquares < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("sumOfSquares must be 0 or more, is " + sumOfSquares);
    }
  }

  /** MS = SS / df. */
  public double value() {
    return sumOfSquares / degreesOfFreedom;
  }

  /** Both lines as one: sums of squares and degrees of freedom added. */
  public MeanSquare pooledWith(MeanSquare other) {
    return new MeanSquare(
        degreesOfFreedom + other.degreesOfFreedom, sumOfSquares + other.sumOfSquares);
  }

  /** F = MS / MS(error); not available if the error line shows no variation. */
  public Result<Double> ratioTo(MeanSquare error) {
    if (error.sumOfSquares == 0) {
      return Result.notAvailable("the mean square it is divided by is zero");
    }
    return Values.finite(value() / error.value(), "the mean square it is divided by is zero");
  }

  /**
   * Probability of an F as large or larger if there is no effect: upper tail of F(df, df error).
   */
  public Result<Double> significanceAgainst(MeanSquare error) {
    return ratioTo(error)
        .map(
            f -> FDistribution.of(degreesOfFreedom, error.degreesOfFreedom).survivalProbability(f));
  }
}
