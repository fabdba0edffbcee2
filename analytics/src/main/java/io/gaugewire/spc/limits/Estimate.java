package io.gaugewire.spc.limits;

import io.gaugewire.spc.Result;

/**
 * What a phase I yields: the stuff that a limit set is made of.
 *
 * @param parameters μ and σ, or a rate and its dispersion
 * @param n usual size of the subgroups that counted, from 1
 * @param derivation the subgroups, exclusions and method behind the parameters
 */
public record Estimate(ChartParameters parameters, int n, Derivation.Estimated derivation) {
  public Estimate {
    if (!(n >= 1)) {
      throw new IllegalArgumentException("a subgroup has at least 1 measurement, not " + n);
    }
  }

  /**
   * μ and σ from the measurements that count. For {@link MovingRangeSigma} an excluded subgroup is
   * a gap that no moving range reaches over.
   */
  public static Result<Estimate> ofMeasurements(
      PhaseOne<Subgroup> phase, SigmaEstimator estimator) {
    return phase
        .derivation(new Derivation.Method.Measurements(estimator))
        .then(
            derivation ->
                ProcessParameters.estimate(phase.base(Subgroup.of()), estimator)
                    .map(
                        process ->
                            new Estimate(process, phase.usualSize(Subgroup::n), derivation)));
  }
}
