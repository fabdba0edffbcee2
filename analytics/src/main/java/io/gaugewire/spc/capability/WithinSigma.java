package io.gaugewire.spc.capability;

import io.gaugewire.spc.summary.Values;
import java.util.OptionalInt;

/**
 * Sigma inside subgroups, or between neighbours: what the process would show if it never drifted.
 *
 * @param value in the unit of the values, 0 or more
 * @param estimator how it was estimated, for people: two programs that print one "Cpk" may differ
 *     here
 * @param exactDegreesOfFreedom sum (n_i - 1) for a pooled sigma; empty for estimators from ranges
 *     or averaged deviations, whose distribution is not chi
 */
public record WithinSigma(double value, String estimator, OptionalInt exactDegreesOfFreedom) {

  /** Refuses what no sigma can be. */
  public WithinSigma {
    Values.number("sigma within", value);
    if (value < 0) {
      throw new IllegalArgumentException("sigma within must not be negative, is " + value);
    }
    if (exactDegreesOfFreedom.isPresent() && exactDegreesOfFreedom.getAsInt() < 1) {
      throw new IllegalArgumentException("Degrees of freedom must be 1 or more");
    }
  }
}
