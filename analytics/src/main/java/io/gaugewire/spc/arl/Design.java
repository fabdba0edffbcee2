package io.gaugewire.spc.arl;

import io.gaugewire.spc.Result;
import java.util.function.DoubleFunction;

/** Finds the limit that gives a wanted run length; run lengths grow with the limit. */
final class Design {
  private static final double PRECISION = 1e-12;

  private Design() {}

  static Result<Double> limitFor(
      double wanted, double low, double high, DoubleFunction<Result<Double>> runLength) {
    if (!(wanted > 1 && wanted <= RunLengthEquation.LONGEST)) {
      throw new IllegalArgumentException(
          "an in-control run length lies above 1 and up to 1e10, not at " + wanted);
    }
    double below = low;
    double above = high;
    double atLow = runLength.apply(low).toOptional().orElse(Double.POSITIVE_INFINITY);
    double atHigh = runLength.apply(high).toOptional().orElse(Double.POSITIVE_INFINITY);
    if (atLow > wanted || atHigh < wanted) {
      return Result.notAvailable(
          "no limit from " + low + " to " + high + " gives a run length of " + wanted);
    }
    while (above - below > PRECISION * above) {
      double middle = 0.5 * (below + above);
      double length = runLength.apply(middle).toOptional().orElse(Double.POSITIVE_INFINITY);
      if (length < wanted) {
        below = middle;
      } else {
        above = middle;
      }
      if (middle == 0.5 * (below + above)) {
        break;
      }
    }
    return Result.of(0.5 * (below + above));
  }
}
