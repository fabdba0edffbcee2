package io.gaugewire.spc.acceptance;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Upper tail of the noncentral t distribution: P(T > t) = ∫ Φ(δ - t u) g(u) du, where g is the
 * density of √(χ²/ν), integrated over all but 1e-30 of it.
 */
final class NoncentralT {
  private static final int PANELS = 48;
  private static final int POINTS = 20;
  private static final double SPREADS = 12;

  private NoncentralT() {}

  static double above(double t, double degreesOfFreedom, double noncentrality) {
    double spread = SPREADS / Math.sqrt(2 * degreesOfFreedom);
    double low = Math.max(0, 1 - spread);
    double width = (1 + spread - low) / PANELS;
    double scale =
        Math.log(2)
            + degreesOfFreedom / 2 * Math.log(degreesOfFreedom / 2)
            - LogGamma.value(degreesOfFreedom / 2);
    GaussIntegratorFactory rules = new GaussIntegratorFactory();
    double sum = 0;
    for (int i = 0; i < PANELS; i++) {
      GaussIntegrator panel = rules.legendre(POINTS, low + i * width, low + (i + 1) * width);
      sum +=
          panel.integrate(
              u ->
                  normalBelow(noncentrality - t * u)
                      * Math.exp(
                          scale
                              + (degreesOfFreedom - 1) * Math.log(u)
                              - degreesOfFreedom * u * u / 2));
    }
    return Math.clamp(sum, 0.0, 1.0);
  }

  private static double normalBelow(double z) {
    return Erfc.value(-z / Math.sqrt(2)) / 2;
  }
}
