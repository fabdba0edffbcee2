package io.gaugewire.spc.rate;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.distribution.Normal;
import io.gaugewire.spc.summary.Values;

/**
 * The sigma level of the six sigma literature, with the shift it assumes.
 *
 * @param longTerm z of the fraction without defects, z(1 - DPMO/1e6)
 * @param shift what is added for the short term, in sigma; 1.5 by custom, 0 for none
 */
public record SigmaLevel(double longTerm, double shift) {
  /** The custom of the six sigma literature. */
  public static final double CUSTOMARY_SHIFT = 1.5;

  private static final double MILLION = 1e6;

  public SigmaLevel {
    Values.number("longTerm", longTerm);
    Values.number("shift", shift);
  }

  /** longTerm + shift. */
  public double shortTerm() {
    return longTerm + shift;
  }

  /**
   * Sigma level of defects per million opportunities.
   *
   * @param dpmo 0 to 1e6
   * @return not available for 0 and for 1e6, where z is infinite
   * @throws IllegalArgumentException for a DPMO out of range or a shift that is not a number
   */
  public static Result<SigmaLevel> ofDpmo(double dpmo, double shift) {
    if (!(dpmo >= 0 && dpmo <= MILLION)) {
      throw new IllegalArgumentException("DPMO must lie between 0 and 1000000, not " + dpmo);
    }
    Values.number("shift", shift);
    double fraction = dpmo / MILLION;
    if (fraction == 0 || fraction == 1) {
      return Result.notAvailable(
          fraction == 0
              ? "no defects were found; report the interval of the rate instead"
              : "every opportunity is defective");
    }
    return Result.of(new SigmaLevel(-Normal.STANDARD.quantile(fraction), shift));
  }
}
