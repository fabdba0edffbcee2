package io.gaugewire.spc.constants;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The median of n independent standard normal values. Its mean is 0; its standard deviation scales
 * the limits of a median chart.
 *
 * <p>Reference: H. A. David and H. N. Nagaraja, Order Statistics, 3rd ed., sections 2.1 and 2.2.
 * For even n the median is the mean of the two middle values.
 */
final class MedianDistribution {
  private static final ContinuousDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double EDGE = 9.2;
  private static final double STEP = 0.05;
  private static final int WIDEST = 12;
  private static final int PANEL_NODES = 16;

  private final int n;

  MedianDistribution(int n) {
    this.n = n;
  }

  double standardDeviation() {
    return Math.sqrt(n % 2 == 1 ? varianceOfMiddle() : varianceOfMiddlePair());
  }

  /** n = 2k + 1: ∫ x² n!/(k!)² Φ^k (1 - Φ)^k φ dx. */
  private double varianceOfMiddle() {
    int k = n / 2;
    double logScale = Gamma.logGamma(n + 1.0) - 2 * Gamma.logGamma(k + 1.0);
    double sum = 0;
    for (double x = -EDGE; x <= EDGE; x += STEP) {
      double logBoth = logPhi(x) + logPhi(-x);
      sum += x * x * Math.exp(logScale + k * logBoth + NORMAL.logDensity(x));
    }
    return sum * STEP;
  }

  /** n = 2k + 2: the joint density of the k+1st and k+2nd value, apart by w. */
  private double varianceOfMiddlePair() {
    int k = n / 2 - 1;
    double logScale = Gamma.logGamma(n + 1.0) - 2 * Gamma.logGamma(k + 1.0);
    GaussIntegratorFactory factory = new GaussIntegratorFactory();
    double variance = 0;
    for (int panel = 0; panel < 2 * WIDEST; panel++) {
      GaussIntegrator gauss = factory.legendre(PANEL_NODES, panel / 2.0, (panel + 1) / 2.0);
      variance += gauss.integrate(w -> secondMomentOfPair(k, logScale, w));
    }
    return variance;
  }

  private static double secondMomentOfPair(int k, double logScale, double w) {
    double sum = 0;
    // Centred on the pair, the integrand is even: its median sits at x = 0.
    for (double x = -EDGE; x <= EDGE; x += STEP) {
      double low = x - w / 2;
      double high = x + w / 2;
      double logJoint =
          k * (logPhi(low) + logPhi(-high)) + NORMAL.logDensity(low) + NORMAL.logDensity(high);
      sum += x * x * Math.exp(logScale + logJoint);
    }
    return sum * STEP;
  }

  /** ln Φ(x), good in both tails. */
  private static double logPhi(double x) {
    return x > 0
        ? Math.log1p(-NORMAL.survivalProbability(x))
        : Math.log(NORMAL.cumulativeProbability(x));
  }
}
