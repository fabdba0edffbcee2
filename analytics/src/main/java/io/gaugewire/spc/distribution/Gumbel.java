package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;
import java.util.Map;

/**
 * The largest extreme value (Gumbel) distribution: F(x) = exp(-exp(-z)), z = (x - location) /
 * scale.
 *
 * @param location mode, in the unit of the values
 * @param scale above 0; the standard deviation is scale pi / sqrt 6
 */
public record Gumbel(double location, double scale) implements Distribution {

  /** Refuses parameters that no such distribution has. */
  public Gumbel {
    Values.number("location", location);
    Values.positive("scale", scale);
  }

  @Override
  public double logDensity(double x) {
    double z = z(x);
    double rise = Math.exp(-z);
    return Double.isInfinite(rise) ? Double.NEGATIVE_INFINITY : -z - rise - Math.log(scale);
  }

  @Override
  public double below(double x) {
    return Math.exp(-Math.exp(-z(x)));
  }

  @Override
  public double above(double x) {
    return -Math.expm1(-Math.exp(-z(x)));
  }

  @Override
  public double quantile(double p) {
    return location - scale * Math.log(-Math.log(Values.fraction("p", p)));
  }

  private double z(double x) {
    return (Values.number("x", x) - location) / scale;
  }

  @Override
  public Map<String, Double> parameters() {
    return Parameters.of("location", location, "scale", scale);
  }
}
