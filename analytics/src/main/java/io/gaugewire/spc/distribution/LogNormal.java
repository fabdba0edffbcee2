package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;
import java.util.Map;

/**
 * The lognormal distribution: ln x is normal with mean mu and standard deviation sigma; x above 0.
 *
 * @param mu mean of ln x
 * @param sigma standard deviation of ln x, above 0
 */
public record LogNormal(double mu, double sigma) implements OfLogarithm {

  /** Refuses parameters that no such distribution has. */
  public LogNormal {
    Values.number("mu", mu);
    Values.positive("sigma", sigma);
  }

  @Override
  public Normal logs() {
    return new Normal(mu, sigma);
  }

  @Override
  public Map<String, Double> parameters() {
    return Parameters.of("mu", mu, "sigma", sigma);
  }
}
