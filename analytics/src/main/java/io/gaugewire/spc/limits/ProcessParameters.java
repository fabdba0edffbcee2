package io.gaugewire.spc.limits;

import io.gaugewire.spc.Result;
import java.util.List;

/**
 * Mean and standard deviation of single measurements, in the unit of the characteristic.
 *
 * @param mean μ, or its estimate
 * @param sigma σ, or its estimate; from 0 (0 for constant data: all limits fall on the center)
 */
public record ProcessParameters(double mean, double sigma) implements ChartParameters {
  public ProcessParameters {
    if (!(Math.abs(mean) <= Magnitude.LARGEST)) {
      throw new IllegalArgumentException("process mean " + mean + " is not a usable number");
    }
    if (!(sigma >= 0 && sigma <= Magnitude.LARGEST)) {
      throw new IllegalArgumentException(
          "process standard deviation " + sigma + " must be a number from 0");
    }
  }

  /** Mean of all measurements (so larger subgroups weigh more) and σ by the estimator. */
  public static Result<ProcessParameters> estimate(
      List<Subgroup> subgroups, SigmaEstimator estimator) {
    return grandMean(subgroups)
        .then(mean -> estimator.estimate(subgroups).map(s -> new ProcessParameters(mean, s)));
  }

  /** Mean and σ of individual values. */
  public static Result<ProcessParameters> estimate(Observations values, MovingRangeSigma by) {
    return values
        .mean()
        .then(mean -> by.estimate(values).map(sigma -> new ProcessParameters(mean, sigma)));
  }

  /** Σ n_i x̄_i / Σ n_i: the mean of all measurements. */
  public static Result<Double> grandMean(List<Subgroup> subgroups) {
    double origin = 0;
    long count = 0;
    CompensatedSum deviations = new CompensatedSum();
    for (Subgroup subgroup : subgroups) {
      if (subgroup.n() > 0) {
        origin = count == 0 ? subgroup.rawMean() : origin;
        count += subgroup.n();
        deviations.add(subgroup.n() * (subgroup.rawMean() - origin));
      }
    }
    return count == 0
        ? Result.notAvailable("no subgroup holds a measurement")
        : Result.of(origin + deviations.value() / count);
  }
}
