package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;
import java.util.Map;

/**
 * The Rayleigh distribution: F(x) = 1 - exp(-x^2 / (2 sigma^2)); x from 0. It is the distance of a
 * point from its target when both coordinates err normally: position tolerances (ISO 22514-2).
 *
 * @param sigma standard deviation of one coordinate, above 0
 */
public record Rayleigh(double sigma) implements Distribution {

  /** Refuses parameters that no such distribution has. */
  public Rayleigh {
    Values.positive("sigma", sigma);
  }

  @Override
  public double logDensity(double x) {
    return Values.number("x", x) > 0
        ? Math.log(x) - 2 * Math.log(sigma) - halfSquare(x)
        : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double below(double x) {
    return Values.number("x", x) > 0 ? -Math.expm1(-halfSquare(x)) : 0;
  }

  @Override
  public double above(double x) {
    return Values.number("x", x) > 0 ? Math.exp(-halfSquare(x)) : 1;
  }

  @Override
  public double quantile(double p) {
    return sigma * Math.sqrt(-2 * Math.log1p(-Values.fraction("p", p)));
  }

  private double halfSquare(double x) {
    double ratio = x / sigma;
    return 0.5 * ratio * ratio;
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("sigma", sigma);
  }
}
