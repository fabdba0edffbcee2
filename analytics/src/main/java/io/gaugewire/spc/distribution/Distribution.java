package io.gaugewire.spc.distribution;

import java.util.Map;

/**
 * A continuous probability distribution of measured values, in the unit of the characteristic.
 *
 * <p>Symbols: F(x) the probability of a value below x. All methods refuse NaN and infinite
 * arguments with an {@link IllegalArgumentException}.
 */
public sealed interface Distribution
    permits Exponential, Gamma, Gumbel, Johnson, Logistic, Normal, OfLogarithm, Rayleigh, Weibull {

  /** ln of the density at x; negative infinity where the density is zero. */
  double logDensity(double x);

  /** F(x): probability of a value below x. */
  double below(double x);

  /** 1 - F(x): probability of a value above x, right in its own digits when it is tiny. */
  double above(double x);

  /**
   * The x with F(x) = p.
   *
   * @param p strictly between 0 and 1
   */
  double quantile(double p);

  /** The parameters by name, in the order of the record. */
  Map<String, Double> parameters();

  /** Probability of a value between two bounds, right in its own digits on either flank. */
  default double between(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low " + low + " is above high " + high);
    }
    double inside = below(low) > 0.5 ? above(low) - above(high) : below(high) - below(low);
    return Math.max(0, inside);
  }
}
