package io.gaugewire.spc.constants;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The distribution of the range W = max - min of n independent standard normal values.
 *
 * <p>Reference: H. L. Harter (1960), Tables of range and studentized range, Annals of Mathematical
 * Statistics 31, 1122-1147. The integrals over the whole line use the trapezoidal rule, which for
 * analytic integrands that die out at both ends converges faster than any power of the step; the
 * integral over the half line uses Gauss-Legendre panels.
 */
final class RangeDistribution {
  private static final ContinuousDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Beyond this the normal density is below 1e-18 and adds nothing to a double. */
  private static final double EDGE = 9.2;

  private static final double STEP = 0.1;
  private static final int NODES = (int) Math.round(2 * EDGE / STEP) + 1;

  /** No range of 1000 values is larger than this with a probability that a double could hold. */
  private static final int WIDEST = 18;

  private static final int PANEL_NODES = 16;
  private static final int MEDIAN_BISECTIONS = 60;

  private static final double[] DENSITY = new double[NODES];
  private static final double[] BELOW = new double[NODES];
  private static final double[] ABOVE = new double[NODES];

  static {
    for (int i = 0; i < NODES; i++) {
      double x = node(i);
      DENSITY[i] = NORMAL.density(x);
      BELOW[i] = NORMAL.cumulativeProbability(x);
      ABOVE[i] = NORMAL.survivalProbability(x);
    }
  }

  private final int n;

  RangeDistribution(int n) {
    this.n = n;
  }

  /** P(W ≤ w) = n ∫ φ(x) [Φ(x + w) - Φ(x)]^(n-1) dx, for w ≥ 0. */
  double cumulativeProbability(double w) {
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
      sum += DENSITY[i] * Math.pow(between(i, w), n - 1);
    }
    return Math.min(1, n * sum * STEP);
  }

  /** d2 = E W = ∫ [1 - Φ(x)^n - (1 - Φ(x))^n] dx. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
      // 1 - Φ^n through log1p and expm1 keeps its digits where Φ is next to one.
      sum += -Math.expm1(n * Math.log1p(-ABOVE[i])) - Math.pow(ABOVE[i], n);
    }
    return sum * STEP;
  }

  /** d3 = sqrt(E W² - d2²), with E W² = 2 ∫ w P(W > w) dw over w ≥ 0. */
  double standardDeviation() {
    GaussIntegratorFactory factory = new GaussIntegratorFactory();
    double second = 0;
    for (int panel = 0; panel < WIDEST; panel++) {
      GaussIntegrator gauss = factory.legendre(PANEL_NODES, panel, panel + 1);
      second += gauss.integrate(w -> 2 * w * (1 - cumulativeProbability(w)));
    }
    double mean = mean();
    return Math.sqrt(second - mean * mean);
  }

  /** d4, the median of W: the root of P(W ≤ w) = 1/2. */
  double median() {
    double low = 0;
    double high = WIDEST;
    for (int i = 0; i < MEDIAN_BISECTIONS; i++) {
      double middle = 0.5 * (low + high);
      if (cumulativeProbability(middle) < 0.5) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  private static double node(int i) {
    return -EDGE + i * STEP;
  }

  /** Φ(x_i + w) - Φ(x_i), from the tail that has the digits. */
  private static double between(int i, double w) {
    double x = node(i);
    return x < 0
        ? NORMAL.cumulativeProbability(x + w) - BELOW[i]
        : ABOVE[i] - NORMAL.survivalProbability(x + w);
  }
}
