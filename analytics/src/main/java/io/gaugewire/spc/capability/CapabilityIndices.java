package io.gaugewire.spc.capability;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Values;

/**
 * The four indices of one kind of spread. What they are called (Cp, Pp or Pm) depends on that
 * spread: see {@link CapabilityStatement}.
 *
 * @param spread Cp, Pp: the specification's width by the process's; needs both limits
 * @param lower Cpl, Ppl: distance of the center from LSL by the half-width on that side
 * @param upper Cpu, Ppu: distance of USL from the center by the half-width on that side
 * @param minimum Cpk, Ppk: the smaller of the two, or the only one; negative if the center is
 *     outside
 */
public record CapabilityIndices(
    Result<Double> spread, Result<Double> lower, Result<Double> upper, Result<Double> minimum) {

  /** Intervals of the four indices, each missing where its index is. */
  public record Intervals(
      Result<IndexInterval> spread,
      Result<IndexInterval> lower,
      Result<IndexInterval> upper,
      Result<IndexInterval> minimum) {}

  /**
   * Of a normal process: (U - L) / (6 sigma), (mean - L) / (3 sigma), (U - mean) / (3 sigma).
   *
   * @param sigma 0 or more; 0 makes every index not available
   * @throws IllegalArgumentException for NaN or infinite arguments, or a negative sigma
   */
  public static CapabilityIndices ofNormal(double mean, double sigma, SpecificationLimits limits) {
    Values.number("mean", mean);
    Values.number("sigma", sigma);
    if (sigma < 0) {
      throw new IllegalArgumentException("sigma must not be negative, is " + sigma);
    }
    return sigma == 0 ? none("the values do not vary") : of(mean, 3 * sigma, 3 * sigma, limits);
  }

  /**
   * By the percentile (geometric) method of ISO 22514-2: the half-widths reach from the median to
   * the 0.135 % and the 99.865 % point.
   *
   * @throws IllegalArgumentException if the points are not in rising order
   */
  public static CapabilityIndices ofPercentiles(
      double low, double median, double high, SpecificationLimits limits) {
    if (!(low < median && median < high)) {
      throw new IllegalArgumentException(
          "Percentiles must rise: " + low + ", " + median + ", " + high);
    }
    return of(median, median - low, high - median, limits);
  }

  private static CapabilityIndices of(
      double center, double below, double above, SpecificationLimits limits) {
    String overflow = "the spread is too small beside the specification for a number";
    Result<Double> spread =
        limits.width().then(width -> Values.finite(width / (below + above), overflow));
    Result<Double> lower =
        limits.lowerLimit().then(limit -> Values.finite((center - limit) / below, overflow));
    Result<Double> upper =
        limits.upperLimit().then(limit -> Values.finite((limit - center) / above, overflow));
    return new CapabilityIndices(spread, lower, upper, smaller(limits, lower, upper));
  }

  private static Result<Double> smaller(
      SpecificationLimits limits, Result<Double> lower, Result<Double> upper) {
    if (limits.lower().isEmpty()) {
      return upper;
    }
    return limits.upper().isEmpty() ? lower : lower.then(l -> upper.map(u -> Math.min(l, u)));
  }

  /** No index, all for the same reason. */
  static CapabilityIndices none(String because) {
    Result<Double> none = Result.notAvailable(because);
    return new CapabilityIndices(none, none, none, none);
  }

  /**
   * Intervals: {@link IndexInterval#ofSpread} for the spread, {@link IndexInterval#ofDistance} for
   * the others.
   *
   * @param count number of values n
   * @param degreesOfFreedom of the sigma: n - 1 for the overall one, sum (n_i - 1) for a pooled one
   */
  public Intervals intervals(int count, double degreesOfFreedom, double confidence) {
    return new Intervals(
        spread.map(index -> IndexInterval.ofSpread(index, degreesOfFreedom, confidence)),
        distance(lower, count, degreesOfFreedom, confidence),
        distance(upper, count, degreesOfFreedom, confidence),
        distance(minimum, count, degreesOfFreedom, confidence));
  }

  private static Result<IndexInterval> distance(
      Result<Double> index, int count, double degreesOfFreedom, double confidence) {
    return index.map(i -> IndexInterval.ofDistance(i, count, degreesOfFreedom, confidence));
  }
}
