package io.gaugewire.spc.capability;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Values;
import java.util.OptionalDouble;

/**
 * What the drawing demands of a characteristic; a value on a limit is within.
 *
 * @param lower LSL, in the unit of the values; empty if there is none
 * @param target T, the best value; never assumed to be the middle
 * @param upper USL; empty if there is none
 */
public record SpecificationLimits(
    OptionalDouble lower, OptionalDouble target, OptionalDouble upper) {

  /** Refuses limits out of order, limits that are no numbers, and no limit at all. */
  public SpecificationLimits {
    lower.ifPresent(value -> Values.number("LSL", value));
    target.ifPresent(value -> Values.number("target", value));
    upper.ifPresent(value -> Values.number("USL", value));
    if (lower.isEmpty() && upper.isEmpty()) {
      throw new IllegalArgumentException("At least one of LSL and USL is needed");
    }
    if (lower.isPresent() && upper.isPresent() && !(lower.getAsDouble() < upper.getAsDouble())) {
      throw new IllegalArgumentException(
          "LSL " + lower.getAsDouble() + " must be below USL " + upper.getAsDouble());
    }
  }

  /** Both limits, no target. */
  public static SpecificationLimits between(double lower, double upper) {
    return new SpecificationLimits(
        OptionalDouble.of(lower), OptionalDouble.empty(), OptionalDouble.of(upper));
  }

  /** A lower limit alone. */
  public static SpecificationLimits atLeast(double lower) {
    return new SpecificationLimits(
        OptionalDouble.of(lower), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** An upper limit alone. */
  public static SpecificationLimits atMost(double upper) {
    return new SpecificationLimits(
        OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(upper));
  }

  /** The same limits with a target. */
  public SpecificationLimits withTarget(double value) {
    return new SpecificationLimits(lower, OptionalDouble.of(value), upper);
  }

  /** USL - LSL; not available if one of them is missing. */
  public Result<Double> width() {
    return lowerLimit().then(l -> upperLimit().map(u -> u - l));
  }

  Result<Double> lowerLimit() {
    return given(lower, "there is no lower specification limit");
  }

  Result<Double> targetValue() {
    return given(target, "there is no target");
  }

  Result<Double> upperLimit() {
    return given(upper, "there is no upper specification limit");
  }

  private static Result<Double> given(OptionalDouble value, String otherwise) {
    return value.isPresent() ? Result.of(value.getAsDouble()) : Result.notAvailable(otherwise);
  }
}
