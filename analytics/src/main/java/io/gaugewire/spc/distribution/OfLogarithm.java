package io.gaugewire.spc.distribution;

import io.gaugewire.spc.summary.Values;

/** A distribution of values above 0 whose logarithm has a distribution of its own. */
sealed interface OfLogarithm extends Distribution permits LogLogistic, LogNormal {
  /** The distribution of ln x. */
  Distribution logs();

  /** The density of ln x over x, which is the derivative of ln. */
  @Override
  default double logDensity(double x) {
    return Values.number("x", x) > 0
        ? logs().logDensity(Math.log(x)) - Math.log(x)
        : Double.NEGATIVE_INFINITY;
  }

  @Override
  default double below(double x) {
    return Values.number("x", x) > 0 ? logs().below(Math.log(x)) : 0;
  }

  @Override
  default double above(double x) {
    return Values.number("x", x) > 0 ? logs().above(Math.log(x)) : 1;
  }

  @Override
  default double quantile(double p) {
    return Math.exp(logs().quantile(p));
  }
}
