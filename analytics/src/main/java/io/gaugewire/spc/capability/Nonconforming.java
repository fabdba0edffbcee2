package io.gaugewire.spc.capability;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.distribution.Distribution;
import io.gaugewire.spc.distribution.Normal;
import io.gaugewire.spc.summary.Values;
import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * Parts strictly outside specification, in parts per million.
 *
 * @param belowPpm below LSL; not available without LSL
 * @param abovePpm above USL; not available without USL
 * @param totalPpm both together, 0 to 1e6
 */
public record Nonconforming(Result<Double> belowPpm, Result<Double> abovePpm, double totalPpm) {
  public Nonconforming {
    Values.defined("totalPpm", totalPpm);
  }

  private static final double MILLION = 1e6;

  /** What a distribution gives: 1e6 F(LSL) and 1e6 (1 - F(USL)). */
  public static Nonconforming expected(Distribution distribution, SpecificationLimits limits) {
    return of(
        limits.lowerLimit().map(limit -> MILLION * distribution.below(limit)),
        limits.upperLimit().map(limit -> MILLION * distribution.above(limit)));
  }

  /**
   * What was found: counts by 1e6 / n.
   *
   * @throws IllegalArgumentException for no values, NaN or infinite ones
   */
  public static Nonconforming observed(SpecificationLimits limits, double... values) {
    double[] checked = Values.checked(1, values);
    return of(
        limits
            .lowerLimit()
            .map(limit -> MILLION * count(checked, value -> value < limit) / checked.length),
        limits
            .upperLimit()
            .map(limit -> MILLION * count(checked, value -> value > limit) / checked.length));
  }

  private static long count(double[] values, DoublePredicate outside) {
    return Arrays.stream(values).filter(outside).count();
  }

  private static Nonconforming of(Result<Double> below, Result<Double> above) {
    double total = below.toOptional().orElse(0.0) + above.toOptional().orElse(0.0);
    return new Nonconforming(below, above, Math.min(total, MILLION));
  }

  /**
   * Z benchmark: the z that has the total fraction outside in one tail, negative if more than half
   * is outside. Computed from the smaller of the fractions inside and outside.
   *
   * @return not available if that fraction is too small for a double, beyond 37 sigma
   */
  public static Result<Double> benchmarkZ(Distribution distribution, SpecificationLimits limits) {
    double outside = expected(distribution, limits).totalPpm / MILLION;
    double tail = outside <= 0.5 ? outside : inside(distribution, limits);
    if (!(tail >= Double.MIN_NORMAL)) {
      return Result.notAvailable(
          outside <= 0.5
              ? "nothing measurable is outside specification"
              : "nothing measurable is inside specification");
    }
    double z = Normal.STANDARD.quantile(Math.min(tail, 0.5));
    return Result.of(outside <= 0.5 ? -z : z);
  }

  private static double inside(Distribution distribution, SpecificationLimits limits) {
    if (limits.lower().isEmpty()) {
      return distribution.below(limits.upper().orElseThrow());
    }
    double lower = limits.lower().orElseThrow();
    return limits.upper().isEmpty()
        ? distribution.above(lower)
        : distribution.between(lower, limits.upper().orElseThrow());
  }
}
