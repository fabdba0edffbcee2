package io.gaugewire.spc.limits;

/**
 * The center of a chart of counts, and how much wider than binomial or Poisson its points spread.
 *
 * @param rate p (fraction nonconforming, at most 1), c (nonconformities in a sample) or u
 *     (nonconformities in a unit); from 0
 * @param dispersion σ_Z of Laney's p′ and u′ charts; 1 for plain p, np, c and u charts; from 0
 */
public record RateParameters(double rate, double dispersion) implements ChartParameters {
  public RateParameters {
    if (!(rate >= 0 && rate <= Magnitude.LARGEST)) {
      throw new IllegalArgumentException("rate " + rate + " must be a number from 0");
    }
    if (!(dispersion >= 0 && dispersion <= Magnitude.LARGEST)) {
      throw new IllegalArgumentException("dispersion " + dispersion + " must be a number from 0");
    }
  }

  /** Binomial or Poisson spread, nothing more. */
  public static RateParameters of(double rate) {
    return new RateParameters(rate, 1);
  }
}
