package io.gaugewire.spc.distribution;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Moments;
import io.gaugewire.spc.summary.Values;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The power transformation of Box and Cox (Journal of the Royal Statistical Society B 26, 1964): y
 * = (x^lambda - 1) / lambda, and ln x for lambda 0. It rises with x for every lambda, so limits
 * keep their sides.
 *
 * @param lambda the power, within {@value #SMALLEST_LAMBDA} and {@value #LARGEST_LAMBDA}
 */
public record BoxCox(double lambda) {

  /** Lower end of the powers considered. */
  public static final double SMALLEST_LAMBDA = -5;

  /** Upper end of the powers considered. */
  public static final double LARGEST_LAMBDA = 5;

  /** How far beyond the powers considered an end of the interval is followed. */
  private static final double FARTHEST_BOUND = 25;

  private static final int MOST_STEPS = 500;

  /** Refuses powers out of range. */
  public BoxCox {
    if (!(lambda >= SMALLEST_LAMBDA && lambda <= LARGEST_LAMBDA)) {
      throw new IllegalArgumentException("lambda must be from -5 to 5, is " + lambda);
    }
  }

  /**
   * The most likely power of a sample.
   *
   * @param lambda maximises {@link BoxCox#profile}
   * @param lower end of the interval of powers that a likelihood ratio test does not reject; not
   *     available if it lies beyond any use
   * @param upper likewise
   * @param confidence of the interval
   */
  public record Estimate(
      double lambda, Result<Double> lower, Result<Double> upper, double confidence) {
    public Estimate {
      Values.defined("lambda", lambda);
      Values.defined("confidence", confidence);
    }

    /** The power a person would choose: the nearest multiple of 1/2. */
    public BoxCox rounded() {
      // Adding 0.0 turns a negative zero into zero.
      return new BoxCox(Math.rint(2 * lambda) / 2 + 0.0);
    }

    /** The transformation with the power as estimated. */
    public BoxCox exact() {
      return new BoxCox(lambda);
    }
  }

  /**
   * Estimates the power by maximum likelihood; the interval holds all powers whose profile lies
   * within chi-square(confidence; 1) / 2 of the maximum.
   *
   * @param confidence between 0 and 1
   * @param values at least 2, all above 0
   * @return not available if a value is not above 0, all are equal, or the best power lies beyond
   *     the powers considered
   * @throws IllegalArgumentException for a confidence out of range, fewer than 2 values, NaN or
   *     infinite ones
   */
  public static Result<Estimate> estimate(double confidence, double... values) {
    Values.fraction("confidence", confidence);
    double[] checked = Values.checked(2, values);
    if (Arrays.stream(checked).anyMatch(x -> x <= 0)) {
      return Result.notAvailable("a Box-Cox transformation needs values above 0");
    }
    if (Moments.of(logs(checked)).standardDeviation() == 0) {
      return Result.notAvailable("all values are equal");
    }
    DoubleUnaryOperator profile = lambda -> profile(lambda, checked);
    double best = maximum(profile);
    double edge = 1e-6;
    if (best < SMALLEST_LAMBDA + edge || best > LARGEST_LAMBDA - edge) {
      return Result.notAvailable(
          "the best power lies outside -5 to 5; the values are hardly skewed or no power helps");
    }
    double level = profile.applyAsDouble(best) - Gamma.chiSquare(1).quantile(confidence) / 2;
    return Result.of(
        new Estimate(
            best,
            crossing(profile, level, best, -1),
            crossing(profile, level, best, 1),
            confidence));
  }

  /**
   * The profile log-likelihood of a power, up to a constant: -n/2 ln(sum (y - mean y)^2 / n) +
   * (lambda - 1) sum ln x.
   *
   * @param values at least 2, all above 0, not all equal
   * @throws IllegalArgumentException if that does not hold
   */
  public static double profile(double lambda, double... values) {
    double[] logs = logs(Values.checked(2, values));
    double meanLog = Moments.meanOf(logs);
    double power = Values.number("lambda", lambda);
    // Divided by the geometric mean the last term vanishes, and no power over- or underflows early.
    double[] y = Arrays.stream(logs).map(log -> power(log - meanLog, power)).toArray();
    Moments moments = Moments.of(y);
    int n = y.length;
    double variance = moments.variance() * (n - 1) / n;
    if (!(variance > 0)) {
      throw new IllegalArgumentException("All values are equal: every power is as likely");
    }
    return -n / 2.0 * Math.log(variance) - n * meanLog;
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values)
        .map(
            x -> {
              if (!(x > 0)) {
                throw new IllegalArgumentException(x + " is not above 0: it has no power");
              }
              return Math.log(x);
            })
        .toArray();
  }

  private static double maximum(DoubleUnaryOperator profile) {
    double step = 0.25;
    double start = SMALLEST_LAMBDA;
    for (double at = SMALLEST_LAMBDA; at <= LARGEST_LAMBDA; at += step) {
      start = profile.applyAsDouble(at) > profile.applyAsDouble(start) ? at : start;
    }
    return new BrentOptimizer(1e-12, 1e-12)
        .optimize(
            new MaxEval(MOST_STEPS),
            new UnivariateObjectiveFunction(profile::applyAsDouble),
            GoalType.MAXIMIZE,
            new SearchInterval(
                Math.max(start - step, SMALLEST_LAMBDA),
                Math.min(start + step, LARGEST_LAMBDA),
                start))
        .getPoint();
  }

  private static Result<Double> crossing(
      DoubleUnaryOperator profile, double level, double best, int direction) {
    double inner = best;
    for (double reach = 0.25; reach <= FARTHEST_BOUND; reach *= 2) {
      double outer = best + direction * reach;
      if (profile.applyAsDouble(outer) < level) {
        return Result.of(
            new BrentSolver(1e-14, 1e-12)
                .solve(
                    MOST_STEPS,
                    lambda -> profile.applyAsDouble(lambda) - level,
                    Math.min(inner, outer),
                    Math.max(inner, outer)));
      }
      inner = outer;
    }
    return Result.notAvailable("the data hardly limit the power on this side");
  }

  /** y of x; x above 0, or 0 if lambda is above 0. */
  public Result<Double> transformed(double x) {
    Values.number("x", x);
    if (x > 0) {
      return Values.finite(power(Math.log(x), lambda), x + " is too large for the power " + lambda);
    }
    return x == 0 && lambda > 0
        ? Result.of(-1 / lambda)
        : Result.notAvailable(x + " has no power " + lambda + "; transformed values are above 0");
  }

  /**
   * The values transformed.
   *
   * @return not available if one of them has no such power
   * @throws IllegalArgumentException for NaN or infinite values
   */
  public Result<double[]> transformedAll(double... values) {
    double[] y = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      switch (transformed(values[i])) {
        case Result.Available<Double>(Double value) -> y[i] = value;
        case Result.NotAvailable<Double>(String because) -> {
          return Result.notAvailable(because);
        }
      }
    }
    return Result.of(y);
  }

  private static double power(double log, double lambda) {
    return lambda == 0 ? log : Math.expm1(lambda * log) / lambda;
  }
}
