package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;
import java.util.Map;

/**
 * The logistic distribution: F(x) = 1 / (1 + exp(-z)), z = (x - location) / scale.
 *
 * @param location mean and median, in the unit of the values
 * @param scale above 0; the standard deviation is scale pi / sqrt 3
 */
public record Logistic(double location, double scale) implements Distribution {

  /** Refuses parameters that no such distribution has. */
  public Logistic {
    Values.number("location", location);
    Values.positive("scale", scale);
  }

  @Override
  public double logDensity(double x) {
    double z = Math.abs(z(x));
    return -z - 2 * Math.log1p(Math.exp(-z)) - Math.log(scale);
  }

  @Override
  public double below(double x) {
    return 1 / (1 + Math.exp(-z(x)));
  }

  @Override
  public double above(double x) {
    return 1 / (1 + Math.exp(z(x)));
  }

  @Override
  public double quantile(double p) {
    return location + scale * (Math.log(Values.fraction("p", p)) - Math.log1p(-p));
  }

  private double z(double x) {
    return (Values.number("x", x) - location) / scale;
  }

  @Override
  public Map<String, Double> parameters() {
    return Parameters.of("location", location, "scale", scale);
  }
}
