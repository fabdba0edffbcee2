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
public record LogLogistic(double location, double scale) implements OfLogarithm {

  /** Refuses parameters that no such distribution has. */
  public LogLogistic {
    Values.number("location", location);
    Values.positive("scale", scale);
  }

  @Override
  public Logistic logs() {
    return new Logistic(location, scale);
  }

  @Override
  public Map<String, Double> parameters() {
    return Parameters.of("location", location, "scale", scale);
  }
}
