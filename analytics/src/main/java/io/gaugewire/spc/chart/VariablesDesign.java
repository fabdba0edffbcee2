package io.gaugewire.spc.chart;

import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.SigmaEstimator;
import io.gaugewire.spc.limits.Stages;

/**
 * How a chart of measurements is drawn.
 *
 * @param estimator how σ is estimated; not used by stages with given parameters
 * @param k distance of the limits from the center in standard errors, usually 3
 * @param stages where limits come from
 * @param <E> the estimators that the chart accepts
 */
public record VariablesDesign<E extends SigmaEstimator>(
    E estimator, double k, Stages<ProcessParameters> stages) {
  public VariablesDesign {
    Width.check(k);
  }

  /** Limits at 3 standard errors, estimated from every point. */
  public static <E extends SigmaEstimator> VariablesDesign<E> by(E estimator) {
    return new VariablesDesign<>(estimator, 3, Stages.fromEveryPoint());
  }

  /** The same with its limits {@code standardErrors} from the center; more than 0, usually 3. */
  public VariablesDesign<E> withWidth(double standardErrors) {
    return new VariablesDesign<>(estimator, standardErrors, stages);
  }

  /** The same with limits from elsewhere. */
  public VariablesDesign<E> withStages(Stages<ProcessParameters> other) {
    return new VariablesDesign<>(estimator, k, other);
  }
}
