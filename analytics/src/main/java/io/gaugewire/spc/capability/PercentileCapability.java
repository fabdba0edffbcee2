package io.gaugewire.spc.capability;

import io.gaugewire.spc.distribution.Distribution;
import io.gaugewire.spc.summary.Values;

/**
 * Performance of a process of any distribution by the percentile method of ISO 22514-2. For a
 * normal distribution it differs from the six-sigma formula in the sixth digit, because the 0.135 %
 * point lies at 2.99998 sigma.
 *
 * @param low the 0.135 % point X0.135
 * @param median X50
 * @param high the 99.865 % point X99.865
 * @param indices Pp, Ppl, Ppu, Ppk
 * @param expected parts outside specification
 */
public record PercentileCapability(
    double low, double median, double high, CapabilityIndices indices, Nonconforming expected) {
  public PercentileCapability {
    Values.defined("low", low);
    Values.defined("median", median);
    Values.defined("high", high);
  }

  /** Fraction below the lower and above the upper reference point, that of 3 sigma. */
  public static final double TAIL = 0.00135;

  /**
   * Of a distribution, known or fitted.
   *
   * @throws ArithmeticException if the distribution is so skewed that its points fall together
   */
  public static PercentileCapability of(Distribution distribution, SpecificationLimits limits) {
    double low = distribution.quantile(TAIL);
    double median = distribution.quantile(0.5);
    double high = distribution.quantile(1 - TAIL);
    if (!(low < median && median < high && high < Double.POSITIVE_INFINITY)) {
      throw new ArithmeticException(
          "The percentiles of " + distribution + " cannot be told apart or are infinite");
    }
    return new PercentileCapability(
        low,
        median,
        high,
        CapabilityIndices.ofPercentiles(low, median, high, limits),
        Nonconforming.expected(distribution, limits));
  }
}
