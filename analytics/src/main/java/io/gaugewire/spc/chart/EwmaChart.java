package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.ProcessParameters;
import java.util.ArrayList;
import java.util.List;

/**
 * Exponentially weighted moving average: z_i = λ x̄_i + (1-λ) z_(i-1), z_0 = μ.
 *
 * <p>Exact limits μ ± L√v_i with v_i = λ²σ²/n_i + (1-λ)² v_(i-1), v_0 = 0; for equal n the closed
 * form σ²/n · λ/(2-λ) · (1 - (1-λ)^(2i)). Asymptotic limits use σ²/n_i · λ/(2-λ) from the first
 * point. A missing mean leaves a gap and z as it was. References: ISO 7870-6; J. M. Lucas and M. S.
 * Saccucci (1990), Technometrics 32, 1-12.
 */
public final class EwmaChart {
  /** Which variance the limits use. */
  public enum Limits {
    /** The variance of each z_i: narrow at first. The default. */
    EXACT,
    /** The variance that z approaches. */
    ASYMPTOTIC
  }

  /**
   * How the chart is drawn.
   *
   * @param lambda weight λ of the newest mean, above 0 and at most 1; usually 0.05 to 0.3
   * @param width L, distance of the limits in standard errors; usually 2.6 to 3.1
   * @param process μ (the target) and σ of single measurements
   * @param limits exact or asymptotic
   */
  public record Design(double lambda, double width, ProcessParameters process, Limits limits) {
    public Design {
      if (!(lambda > 0 && lambda <= 1)) {
        throw new IllegalArgumentException("λ lies above 0 and up to 1, not at " + lambda);
      }
      Width.check(width);
    }

    /** λ = 0.2 and L = 2.859: in-control ARL 370, as a 3-sigma Shewhart chart. */
    public static Design standard(ProcessParameters process) {
      return new Design(0.2, 2.859, process, Limits.EXACT);
    }
  }

  private EwmaChart() {}

  /** The chart; its statistic is z. */
  public static Panel of(MeanSeries series, Design design) {
    double lambda = design.lambda();
    double rest = 1 - lambda;
    double z = design.process().mean();
    double sigma = design.process().sigma();
    double variance = 0;
    List<Point> points = new ArrayList<>(series.length());
    for (int i = 0; i < series.length(); i++) {
      Result<Double> value;
      if (series.means().isMissing(i)) {
        value = Result.notAvailable("the mean is missing");
      } else {
        int n = series.sizes().get(i);
        z = lambda * series.means().at(i).getAsDouble() + rest * z;
        variance =
            design.limits() == Limits.EXACT
                ? lambda * lambda * sigma * sigma / n + rest * rest * variance
                : sigma * sigma / n * lambda / (2 - lambda);
        value = Result.of(z);
      }
      ControlLimits limits =
          ControlLimits.around(design.process().mean(), Math.sqrt(variance), design.width());
      points.add(new Point(i, value, Result.of(limits)));
    }
    return new Panel("EWMA", points);
  }
}
