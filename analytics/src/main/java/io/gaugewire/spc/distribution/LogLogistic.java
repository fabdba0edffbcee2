package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;
import java.util.Map;

/**
 * The log-logistic distribution: ln x is logistic; F(x) = 1 / (1 + (x / e^location)^(-1 / scale));
 * x above 0.
 *
 * @param location of ln x
 * @param scale of ln x, above 0
 */
public record LogLogistic(double location, double scale) implements Distribution {

  /** Refuses parameters that no such distribution has. */
  public LogLogistic {
    Values.number("location", location);
    Values.positive("scale", scale);
  }

  @Override
  public double logDensity(double x) {
    return Values.number("x", x) > 0
        ? logs().logDensity(Math.log(x)) - Math.log(x)
        : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double below(double x) {
    return Values.number("x", x) > 0 ? logs().below(Math.log(x)) : 0;
  }

  @Override
  public double above(double x) {
    return Values.number("x", x) > 0 ? logs().above(Math.log(x)) : 1;
  }

  @Override
  public double quantile(double p) {
    return Math.exp(logs().quantile(p));
  }

  private Logistic logs() {
    return new Logistic(location, scale);
  }

  @Override
  public Map<String, Double> parameters() {
    return Parameters.of("location", location, "scale", scale);
  }
}
