package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;
import java.util.Map;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * The gamma distribution: density x^(shape - 1) exp(-x / scale) / (scale^shape Gamma(shape)); x
 * above 0. Chi-square with df degrees of freedom is shape df / 2, scale 2.
 *
 * @param shape above 0, a normal double
 * @param scale above 0, in the unit of the values
 */
public record Gamma(double shape, double scale) implements Distribution {

  private static final int MOST_STEPS = 400;

  /** Shapes from here on are served by Wilson and Hilferty's cube root alone. */
  private static final double LARGE_SHAPE = 1e8;

  /** Refuses parameters that no such distribution has. */
  public Gamma {
    Values.positive("shape", shape);
    Values.positive("scale", scale);
    if (shape < Double.MIN_NORMAL) {
      throw new IllegalArgumentException("shape is too small to be reckoned with: " + shape);
    }
  }

  /** Chi-square with {@code degreesOfFreedom} above 0, which need not be whole. */
  public static Gamma chiSquare(double degreesOfFreedom) {
    return new Gamma(Values.positive("degreesOfFreedom", degreesOfFreedom) / 2, 2);
  }

  @Override
  public double logDensity(double x) {
    return Values.number("x", x) > 0 && Double.isFinite(x / scale)
        ? unit().logDensity(x / scale) - Math.log(scale)
        : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double below(double x) {
    if (!(Values.number("x", x) > 0)) {
      return 0;
    }
    return shape < LARGE_SHAPE
        ? unit().cumulativeProbability(x / scale)
        : Normal.STANDARD.below(cubeRootScore(x));
  }

  @Override
  public double above(double x) {
    if (!(Values.number("x", x) > 0)) {
      return 1;
    }
    return shape < LARGE_SHAPE
        ? unit().survivalProbability(x / scale)
        : Normal.STANDARD.above(cubeRootScore(x));
  }

  /** Normal score of x by Wilson and Hilferty (1931): off by less than 1e-9 for large shapes. */
  private double cubeRootScore(double x) {
    return 3 * Math.sqrt(shape) * (Math.cbrt(x / scale / shape) - 1 + 1 / (9 * shape));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Newton's method on ln x inside a shrinking bracket, so that the answer is good to the last
   * digits in relative terms, also for the tiny quantiles of small shapes.
   *
   * @throws ArithmeticException for a quantile below the smallest normal double
   */
  @Override
  public double quantile(double p) {
    double z = Normal.STANDARD.quantile(p);
    double root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
    double cubeRootGuess = Math.log(shape) + 3 * Math.log(Math.max(root, Double.MIN_NORMAL));
    if (shape >= LARGE_SHAPE) {
      return scale * Math.exp(cubeRootGuess);
    }
    // F(x) <= x^shape / Gamma(shape + 1), so this is a lower bound.
    double bound =
        (Math.log(p) + org.apache.commons.math3.special.Gamma.logGamma(shape + 1)) / shape;
    if (bound < Math.log(Double.MIN_NORMAL)) {
      throw new ArithmeticException(
          "The " + p + " quantile of a gamma distribution of shape " + shape + " is too small");
    }
    double guess = Math.max(bound, cubeRootGuess);
    double width = 1 / Math.sqrt(shape);
    double low = guess;
    while (low > bound && missAt(low, p) >= 0) {
      low = Math.max(bound, low - width);
    }
    double high = guess + width;
    while (missAt(high, p) < 0) {
      high += width;
    }
    return scale * Math.exp(solve(p, low, high, guess));
  }

  /** F(e^log) - p for scale 1, from the tail that p is nearer to. */
  private double missAt(double log, double p) {
    double x = Math.exp(log);
    return p < 0.5 ? unit().cumulativeProbability(x) - p : 1 - p - unit().survivalProbability(x);
  }

  private double solve(double p, double from, double to, double guess) {
    double low = from;
    double high = to;
    double log = guess;
    for (int step = 0; step < MOST_STEPS; step++) {
      double miss = missAt(log, p);
      if (miss < 0) {
        low = log;
      } else {
        high = log;
      }
      double x = Math.exp(log);
      double next = log - miss / (unit().density(x) * x);
      if (!(next > low && next < high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - log) <= 4 * Math.ulp(Math.max(1, Math.abs(log)))) {
        return next;
      }
      log = next;
    }
    return log;
  }

  private GammaDistribution unit() {
    return GammaDistribution.of(shape, 1);
  }

  @Override
  public Map<String, Double> parameters() {
    return Parameters.of("shape", shape, "scale", scale);
  }
}
