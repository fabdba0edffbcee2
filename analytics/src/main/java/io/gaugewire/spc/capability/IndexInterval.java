package io.gaugewire.spc.capability;

import io.gaugewire.spc.distribution.Gamma;
import io.gaugewire.spc.distribution.Normal;
import io.gaugewire.spc.summary.Values;

/**
 * A two-sided confidence interval of an index.
 *
 * @param lower smallest value of the index that the sample does not contradict
 * @param upper largest one
 * @param confidence between 0 and 1
 * @param degreesOfFreedom of the sigma estimate, above 0, not always whole
 */
public record IndexInterval(
    double lower, double upper, double confidence, double degreesOfFreedom) {

  /** Refuses intervals out of order. */
  public IndexInterval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("lower " + lower + " is above upper " + upper);
    }
    Values.fraction("confidence", confidence);
    Values.positive("degreesOfFreedom", degreesOfFreedom);
  }

  /**
   * Of Cp, Pp and Cpm: index sqrt(chi2(a/2; df) / df) to index sqrt(chi2(1 - a/2; df) / df), a = 1
   * - confidence; exact if sigma has a chi distribution (Kane, Journal of Quality Technology 18,
   * 1986).
   *
   * @param index 0 or more
   * @throws IllegalArgumentException for arguments out of range
   */
  public static IndexInterval ofSpread(double index, double degreesOfFreedom, double confidence) {
    if (!(index >= 0 && index <= Values.LARGEST_MAGNITUDE)) {
      throw new IllegalArgumentException("A spread index is 0 or more, not " + index);
    }
    double alpha = 1 - Values.fraction("confidence", confidence);
    Gamma chiSquare = Gamma.chiSquare(degreesOfFreedom);
    return new IndexInterval(
        index * Math.sqrt(chiSquare.quantile(alpha / 2) / degreesOfFreedom),
        index * Math.sqrt(chiSquare.quantile(1 - alpha / 2) / degreesOfFreedom),
        confidence,
        degreesOfFreedom);
  }

  /**
   * Of Cpk, Cpl, Cpu and their overall kin: index -/+ z sqrt(1 / (9 n) + index^2 / (2 df)), z the 1
   * - a/2 quantile of the normal (Bissell, Applied Statistics 39, 1990).
   *
   * @param index may be negative
   * @param count number of values n, 2 or more
   * @throws IllegalArgumentException for arguments out of range
   */
  public static IndexInterval ofDistance(
      double index, int count, double degreesOfFreedom, double confidence) {
    Values.number("index", index);
    Values.positive("degreesOfFreedom", degreesOfFreedom);
    if (count < 2) {
      throw new IllegalArgumentException("count must be 2 or more, is " + count);
    }
    double z = -Normal.STANDARD.quantile((1 - Values.fraction("confidence", confidence)) / 2);
    double half = z * Math.sqrt(1 / (9.0 * count) + index * index / (2 * degreesOfFreedom));
    return new IndexInterval(index - half, index + half, confidence, degreesOfFreedom);
  }
}
