package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;
import java.util.Map;

/**
 * The lognormal distribution: ln x is normal with mean mu and standard deviation sigma; x above 0.
 *
 * @param mu mean of ln x
 * @param sigma standard deviation of ln x, above 0
 */
public record LogNormal(double mu, double sigma) implements Distribution {

  /** Refuses parameters that no such distribution has. */
  public LogNormal {
    Values.number("mu", mu);
    Values.positive("sigma", sigma);
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

  private Normal logs() {
    return new Normal(mu, sigma);
  }

  @Override
  public Map<String, Double> parameters() {
    return Parameters.of("mu", mu, "sigma", sigma);
  }
}
