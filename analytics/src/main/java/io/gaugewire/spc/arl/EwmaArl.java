package io.gaugewire.spc.arl;

import io.gaugewire.spc.Result;

/**
 * Average run length of a two-sided EWMA chart with asymptotic limits ±L√(λ/(2−λ)), started in the
 * center; unit is the standard error of a plotted mean.
 *
 * <p>L(u) = 1 + (1/λ) ∫ L(y) φ((y − (1−λ)u)/λ − δ) dy between the limits. Reference: Crowder
 * (1987), Technometrics 29, 401–407; Lucas and Saccucci (1990), Technometrics 32, 1–12.
 *
 * @param lambda λ, weight of the newest mean, 0.001 to 1
 * @param width L, limits in standard errors of the EWMA, above 0 to 10
 */
public record EwmaArl(double lambda, double width) {
  private static final double WIDEST = 10;

  public EwmaArl {
    requireLambda(lambda);
    if (!(width > 0 && width <= WIDEST)) {
      throw new IllegalArgumentException("width must be above 0 to 10, but is " + width);
    }
  }

  private static void requireLambda(double lambda) {
    if (!(lambda >= 0.001 && lambda <= 1)) {
      throw new IllegalArgumentException("lambda must be 0.001 to 1, but is " + lambda);
    }
  }

  /**
   * The average run length.
   *
   * @param shift shift of the mean in standard errors of a plotted mean (δ√n)
   */
  public Result<Double> arl(double shift) {
    double off = Shift.require(shift);
    double limit = width * Math.sqrt(lambda / (2 - lambda));
    Result<Double> length =
        RunLengthEquation.solve(
            -limit,
            limit,
            lambda,
            0,
            (from, to) -> Shift.density((to - (1 - lambda) * from) / lambda - off) / lambda);
    return length.then(RunLengthEquation::resolved);
  }

  /** The width L that gives the in-control run length {@code arl0}, above 1 to 1e10. */
  public static Result<Double> widthFor(double lambda, double arl0) {
    requireLambda(lambda);
    return Design.limitFor(arl0, 1e-6, WIDEST, width -> new EwmaArl(lambda, width).arl(0));
  }
}
