package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;
import java.util.Map;

/**
 * The Weibull distribution with two parameters: F(x) = 1 - exp(-(x / scale)^shape); x above 0.
 *
 * @param shape above 0
 * @param scale characteristic value, the 63.2 % point, above 0
 */
public record Weibull(double shape, double scale) implements Distribution {

  /** Refuses parameters that no such distribution has. */
  public Weibull {
    Values.positive("shape", shape);
    Values.positive("scale", scale);
  }

  @Override
  public double logDensity(double x) {
    if (!(Values.number("x", x) > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double log = Math.log(x) - Math.log(scale);
    return Math.log(shape) - Math.log(scale) + (shape - 1) * log - Math.exp(shape * log);
  }

  @Override
  public double below(double x) {
    return Values.number("x", x) > 0 ? -Math.expm1(-Math.pow(x / scale, shape)) : 0;
  }

  @Override
  public double above(double x) {
    return Values.number("x", x) > 0 ? Math.exp(-Math.pow(x / scale, shape)) : 1;
  }

  @Override
  public double quantile(double p) {
    return scale * Math.pow(-Math.log1p(-Values.fraction("p", p)), 1 / shape);
  }

  @Override
  public Map<String, Double> parameters() {
    return Parameters.of("shape", shape, "scale", scale);
  }
}
