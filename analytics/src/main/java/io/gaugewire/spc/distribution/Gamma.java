package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;
import java.util.Map;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * The gamma distribution: density x^(shape - 1) exp(-x / scale) / (scale^shape Gamma(shape)); x
 * above 0. Chi-square with df degrees of freedom is shape df / 2, scale 2.
 *
 * @param shape above 0
 * @param scale above 0, in the unit of the values
 */
public record Gamma(double shape, double scale) implements Distribution {

  /** Refuses parameters that no such distribution has. */
  public Gamma {
    Values.positive("shape", shape);
    Values.positive("scale", scale);
  }

  private static final int MOST_STEPS = 400;

  /** Chi-square with {@code degreesOfFreedom} above 0, which need not be whole. */
  public static Gamma chiSquare(double degreesOfFreedom) {
    return new Gamma(Values.positive("degreesOfFreedom", degreesOfFreedom) / 2, 2);
  }

  @Override
  public double logDensity(double x) {
    return Values.number("x", x) > 0
        ? unit().logDensity(x / scale) - Math.log(scale)
        : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double below(double x) {
    return Values.number("x", x) > 0 ? unit().cumulativeProbability(x / scale) : 0;
  }

  @Override
  public double above(double x) {
    return Values.number("x", x) > 0 ? unit().survivalProbability(x / scale) : 1;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Newton's method on ln x inside a shrinking bracket, so that the answer is good to the last
   * digits in relative terms, also for the tiny quantiles of small shapes. Infinite or zero is
   * never returned: a quantile below the smallest double is an {@link ArithmeticException}.
   */
  @Override
  public double quantile(double p) {
    Values.fraction("p", p);
    GammaDistribution unit = unit();
    // F(x) <= x^shape / Gamma(shape + 1), so this is a lower bound.
    double low = (Math.log(p) + org.apache.commons.math3.special.Gamma.logGamma(shape + 1)) / shape;
    if (low < Math.log(Double.MIN_NORMAL)) {
      throw new ArithmeticException(
          "The " + p + " quantile of a gamma distribution of shape " + shape + " is too small");
    }
    double high = Math.max(low, 0) + 1;
    while (unit.cumulativeProbability(Math.exp(high)) < p) {
      high += 1;
    }
    double log = low;
    for (int step = 0; step < MOST_STEPS; step++) {
      double x = Math.exp(log);
      double miss =
          p < 0.5 ? unit.cumulativeProbability(x) - p : 1 - p - unit.survivalProbability(x);
      if (miss < 0) {
        low = log;
      } else {
        high = log;
      }
      double next = log - miss / (unit.density(x) * x);
      if (!(next > low && next < high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - log) <= 4 * Math.ulp(Math.max(1, Math.abs(log)))) {
        return scale * Math.exp(next);
      }
      log = next;
    }
    return scale * Math.exp(log);
  }

  private GammaDistribution unit() {
    return GammaDistribution.of(shape, 1);
  }

  @Override
  public Map<String, Double> parameters() {
    return Parameters.of("shape", shape, "scale", scale);
  }
}
