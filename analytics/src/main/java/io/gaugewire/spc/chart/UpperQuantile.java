package io.gaugewire.spc.chart;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/** Quantiles of an upper tail, to nearly the accuracy of the distribution's tail itself. */
final class UpperQuantile {
  private static final int POLISHING_STEPS = 3;

  private UpperQuantile() {}

  static double f(double numerator, double denominator, double alpha) {
    return of(FDistribution.of(numerator, denominator), alpha);
  }

  static double beta(double a, double b, double alpha) {
    return of(BetaDistribution.of(a, b), alpha);
  }

  private static double of(ContinuousDistribution distribution, double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "a tail probability lies between 0 and 1, not at " + alpha);
    }
    double x = distribution.inverseSurvivalProbability(alpha);
    for (int i = 0; i < POLISHING_STEPS; i++) {
      // The library's root search stops at an absolute error of 1e-9; Newton finishes the work.
      double density = distribution.density(x);
      double next = x + (distribution.survivalProbability(x) - alpha) / density;
      if (!(next > 0 && next < distribution.getSupportUpperBound())) {
        return x;
      }
      x = next;
    }
    return x;
  }
}
