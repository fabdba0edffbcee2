package io.gaugewire.spc.rate;

import io.gaugewire.spc.distribution.Normal;
import io.gaugewire.spc.summary.Values;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/** How an interval for a proportion is made; x of n counted, confidence 1 - a. */
public enum BinomialInterval {
  /**
   * Score interval without continuity correction: (p + z²/2n ∓ z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
   * with p = x/n and z the 1 - a/2 quantile of the normal. Covers 1 - a on average (Wilson, JASA
   * 22, 1927; Newcombe, Statistics in Medicine 17, 1998).
   */
  WILSON {
    @Override
    Interval interval(Proportion proportion, double confidence) {
      double n = proportion.of();
      double p = proportion.value();
      double z = Normal.STANDARD.quantile((1 - confidence) / 2);
      double square = z * z;
      double center = p + square / (2 * n);
      double half = Math.abs(z) * Math.sqrt(p * (1 - p) / n + square / (4 * n * n));
      double scale = 1 + square / n;
      return new Interval(
          proportion.count() == 0 ? 0 : (center - half) / scale,
          proportion.count() == proportion.of() ? 1 : Math.min(1, (center + half) / scale),
          confidence);
    }
  },

  /**
   * Exact interval: lower and upper limit are the proportions for which x or more, and x or fewer,
   * have probability a/2; 0 for x = 0 and 1 for x = n. Covers at least 1 - a always (Clopper,
   * Pearson, Biometrika 26, 1934).
   */
  CLOPPER_PEARSON {
    @Override
    Interval interval(Proportion proportion, double confidence) {
      double x = proportion.count();
      double n = proportion.of();
      double tail = (1 - confidence) / 2;
      double lower =
          x == 0 ? 0 : Root.between(0, 1, p -> RegularizedBeta.value(p, x, n - x + 1) >= tail);
      double upper =
          x == n ? 1 : Root.between(0, 1, p -> RegularizedBeta.complement(p, x + 1, n - x) <= tail);
      return new Interval(lower, upper, confidence);
    }
  };

  /**
   * The interval of a proportion.
   *
   * @param confidence between 0 and 1, usually 0.95
   * @throws IllegalArgumentException for a confidence out of range
   */
  public Interval of(Proportion proportion, double confidence) {
    return interval(proportion, Values.fraction("confidence", confidence));
  }

  abstract Interval interval(Proportion proportion, double confidence);
}
