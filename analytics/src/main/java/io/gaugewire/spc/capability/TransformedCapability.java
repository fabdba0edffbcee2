package io.gaugewire.spc.capability;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.distribution.BoxCox;
import io.gaugewire.spc.summary.Moments;
import java.util.OptionalDouble;

/**
 * Performance of values made normal by a Box-Cox transformation; the limits are transformed like
 * the values. A limit that the transformation cannot reach (0 or below) bounds nothing and drops
 * out.
 *
 * @param transformation the power used
 * @param sample moments of the transformed values
 * @param lower LSL transformed
 * @param upper USL transformed
 * @param indices Pp, Ppl, Ppu, Ppk of the transformed values
 */
public record TransformedCapability(
    BoxCox transformation,
    Moments sample,
    Result<Double> lower,
    Result<Double> upper,
    CapabilityIndices indices) {

  /**
   * Of values, all above 0.
   *
   * @return not available if a value is not above 0, or too large for the power
   * @throws IllegalArgumentException for fewer than 2 values, NaN or infinite ones
   */
  public static Result<TransformedCapability> of(
      BoxCox transformation, SpecificationLimits limits, double... values) {
    Result<Double> lower = limits.lowerLimit().then(transformation::transformed);
    Result<Double> upper = limits.upperLimit().then(transformation::transformed);
    return transformation
        .transformedAll(values)
        .map(Moments::of)
        .map(
            sample ->
                new TransformedCapability(
                    transformation, sample, lower, upper, indices(sample, lower, upper)));
  }

  private static CapabilityIndices indices(
      Moments sample, Result<Double> lower, Result<Double> upper) {
    OptionalDouble low = optional(lower);
    OptionalDouble high = optional(upper);
    if (low.isEmpty() && high.isEmpty()) {
      return CapabilityIndices.none("no specification limit can be transformed");
    }
    return CapabilityIndices.ofNormal(
        sample.mean(),
        sample.standardDeviation(),
        new SpecificationLimits(low, OptionalDouble.empty(), high));
  }

  private static OptionalDouble optional(Result<Double> limit) {
    return limit.toOptional().map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
