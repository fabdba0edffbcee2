package io.gaugewire.spc.limits;

import io.gaugewire.spc.Result;
import java.util.List;

/**
 * How the standard deviation of the process, σ, is estimated from a phase I.
 *
 * <p>The choice is part of every limit set: on the same data the estimators differ by several
 * percent (piston rings of Montgomery: 0.009785 to 0.010070), and so do limits and capability.
 */
public sealed interface SigmaEstimator permits SubgroupSigma, MovingRangeSigma {
  /**
   * σ from subgroups in their order in time. For {@link MovingRangeSigma} the plotted means are the
   * individual values.
   */
  Result<Double> estimate(List<Subgroup> subgroups);
}
