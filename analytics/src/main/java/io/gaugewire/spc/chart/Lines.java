package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.constants.ChartConstants;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;

/**
 * The control limits of a single point, from the parameters of a limit set and the size behind the
 * point.
 *
 * <p>Every chart of this package draws its lines here, and so can whoever judges points one at a
 * time. {@code k} is the distance from the center in standard errors, above 0 and at most 100,
 * usually 3.
 */
public final class Lines {
  private Lines() {}

  /** X̄ of n measurements: μ ± kσ/√n. For n = 1 the limits of individual values. */
  public static Result<ControlLimits> mean(ProcessParameters process, int n, double k) {
    Width.check(k);
    return n >= 1
        ? Result.of(ControlLimits.around(process.mean(), process.sigma() / Math.sqrt(n), k))
        : Result.notAvailable("the subgroup holds no measurement");
  }

  /** Median of n measurements: μ ± kσ·sd(median of n). */
  public static Result<ControlLimits> median(ProcessParameters process, int n, double k) {
    if (n < 3) {
      return mean(process, n, k);
    }
    Width.check(k);
    if (n > ChartConstants.LARGEST_N) {
      return Result.notAvailable("a subgroup of " + n + " is too large for a median chart");
    }
    double error = process.sigma() * ChartConstants.medianDeviation(n);
    return Result.of(ControlLimits.around(process.mean(), error, k));
  }

  /** R of n measurements, or a moving range of span n: (d2 ± k d3)σ, cut at 0. */
  public static Result<ControlLimits> range(ProcessParameters process, int n, double k) {
    return Spread.RANGE.limits(process.sigma(), n, Width.check(k));
  }

  /** S of n measurements: (c4 ± k√(1-c4²))σ, cut at 0. */
  public static Result<ControlLimits> deviation(ProcessParameters process, int n, double k) {
    return Spread.DEVIATION.limits(process.sigma(), n, Width.check(k));
  }

  /**
   * A count or rate over an inspected size: center ± k·dispersion·standard error, kept within what
   * the statistic can be.
   *
   * @param size parts inspected or area of opportunity, above 0
   */
  public static Result<ControlLimits> count(
      AttributeKind kind, RateParameters by, double size, double k) {
    Width.check(k);
    if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
      return Result.notAvailable("nothing was inspected");
    }
    if (kind.isBinomial() && by.rate() > 1) {
      return Result.notAvailable("a fraction nonconforming cannot be " + by.rate());
    }
    return Result.of(kind.limits(by.rate(), size, by.dispersion(), k));
  }
}
