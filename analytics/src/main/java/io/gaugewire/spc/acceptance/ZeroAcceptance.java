package io.gaugewire.spc.acceptance;

import io.gaugewire.spc.summary.Values;

/** Plans that accept on zero nonconforming units only. */
public final class ZeroAcceptance {
  private ZeroAcceptance() {}

  /**
   * The smallest sample that, for one isolated lot, keeps the consumer's risk: a lot with ⌈N LQ⌉
   * nonconforming units, or more, is accepted with a probability of at most {@code risk}
   * (hypergeometric).
   *
   * @param lotSize N, 1 or more
   * @param limitingQuality fraction nonconforming that should seldom be accepted, between 0 and 1
   * @param risk consumer's risk, between 0 and 1, usually 0.10
   * @throws IllegalArgumentException for arguments out of range
   */
  public static AttributesPlan ofLot(int lotSize, double limitingQuality, double risk) {
    Values.fraction("limitingQuality", limitingQuality);
    Values.fraction("risk", risk);
    if (lotSize < 1) {
      throw new IllegalArgumentException("a lot has 1 unit or more, not " + lotSize);
    }
    int nonconforming = (int) Math.ceil(limitingQuality * lotSize);
    int low = 0;
    int high = lotSize;
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (Hypergeometric.below(0, lotSize, nonconforming, middle) <= risk) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new AttributesPlan(high, 0);
  }

  /**
   * The smallest sample that keeps the consumer's risk for lots of a steady process: the least n
   * with (1 - LQ)^n ≤ risk.
   *
   * @param limitingQuality fraction nonconforming that should seldom be accepted, between 0 and 1
   * @param risk consumer's risk, between 0 and 1, usually 0.10
   * @throws IllegalArgumentException for arguments out of range, and if the sample would exceed two
   *     thousand million units
   */
  public static AttributesPlan ofProcess(double limitingQuality, double risk) {
    Values.fraction("limitingQuality", limitingQuality);
    Values.fraction("risk", risk);
    double units = Math.ceil(Math.log(risk) / Math.log1p(-limitingQuality));
    if (!(units <= Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "no sample can assure a limiting quality of " + limitingQuality + "; give a larger one");
    }
    return new AttributesPlan(Math.max(1, (int) units), 0);
  }
}
