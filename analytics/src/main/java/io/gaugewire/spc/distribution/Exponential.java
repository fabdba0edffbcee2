package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;
import java.util.Map;

/**
 * The exponential distribution: F(x) = 1 - exp(-x / mean); x from 0.
 *
 * @param mean above 0, in the unit of the values
 */
public record Exponential(double mean) implements Distribution {

  /** Refuses parameters that no such distribution has. */
  public Exponential {
    Values.positive("mean", mean);
  }

  @Override
  public double logDensity(double x) {
    return Values.number("x", x) >= 0 ? -Math.log(mean) - x / mean : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double below(double x) {
    return Values.number("x", x) > 0 ? -Math.expm1(-x / mean) : 0;
  }

  @Override
  public double above(double x) {
    return Values.number("x", x) > 0 ? Math.exp(-x / mean) : 1;
  }

  @Override
  public double quantile(double p) {
    return -mean * Math.log1p(-Values.fraction("p", p));
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("mean", mean);
  }
}
