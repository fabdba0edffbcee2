package io.gaugewire.spc.arl;

import io.gaugewire.spc.Result;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Average run length of a tabular CUSUM, C = max(0, C + z − k), signal when C &gt; h; unit is the
 * standard error of a plotted mean.
 *
 * <p>One side: L(u) = 1 + L(0) Φ(k − u − δ) + ∫₀ʰ L(y) φ(y − u + k − δ) dy (Page's equation; Vance
 * (1986), Journal of Quality Technology 18, 189–193). Two sides without head start: 1/ARL = 1/ARL⁺
 * + 1/ARL⁻ (Kemp 1961). Two sides with head start s: (L⁺(s)L⁻(0) + L⁺(0)L⁻(s) − L⁺(0)L⁻(0)) /
 * (L⁺(0) + L⁻(0)) (Lucas and Crosier (1982), Technometrics 24, 199–205).
 *
 * @param k reference value, 0 to 10
 * @param h decision interval, above 0 to 100
 * @param headStart start of the sums, 0 to h
 */
public record CusumArl(double k, double h, double headStart) {
  private static final ContinuousDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double WIDEST = 100;

  public CusumArl {
    requireReference(k);
    if (!(h > 0 && h <= WIDEST)) {
      throw new IllegalArgumentException("h must be above 0 to 100, but is " + h);
    }
    if (!(headStart >= 0 && headStart <= h)) {
      throw new IllegalArgumentException("a head start is 0 to h, but is " + headStart);
    }
  }

  private static void requireReference(double k) {
    if (!(k >= 0 && k <= 10)) {
      throw new IllegalArgumentException("k must be 0 to 10, but is " + k);
    }
  }

  /** A CUSUM that starts at 0. */
  public static CusumArl of(double k, double h) {
    return new CusumArl(k, h, 0);
  }

  /** Run length of the upper sum alone, at a shift in standard errors of a plotted mean. */
  public Result<Double> oneSided(double shift) {
    return oneSide(Shift.require(shift), headStart).then(RunLengthEquation::resolved);
  }

  /** Run length of both sums together. */
  public Result<Double> twoSided(double shift) {
    double off = Shift.require(shift);
    return oneSide(off, 0)
        .then(up -> oneSide(-off, 0).then(down -> together(off, up, down)))
        .then(RunLengthEquation::resolved);
  }

  private Result<Double> together(double off, double up, double down) {
    if (headStart == 0) {
      return Result.of(1 / (1 / up + 1 / down));
    }
    return oneSide(off, headStart)
        .then(
            upFast ->
                oneSide(-off, headStart)
                    .map(downFast -> withHeadStart(upFast, up, downFast, down)));
  }

  /** A side that never signals leaves the other side's run length. */
  private static double withHeadStart(double upFast, double up, double downFast, double down) {
    if (Double.isInfinite(down) || Double.isInfinite(downFast)) {
      return upFast;
    }
    return Double.isInfinite(up) || Double.isInfinite(upFast)
        ? downFast
        : (upFast * down + up * downFast - up * down) / (up + down);
  }

  private Result<Double> oneSide(double off, double start) {
    double drift = k - off;
    RunLengthEquation.Kernel kernel =
        new RunLengthEquation.Kernel() {
          @Override
          public double density(double from, double to) {
            return Shift.density(to - from + drift);
          }

          @Override
          public double atom(double from) {
            return NORMAL.cumulativeProbability(drift - from);
          }
        };
    return RunLengthEquation.solve(0, h, 1, start, kernel);
  }

  /** The decision interval h that gives the in-control run length {@code arl0} on one side. */
  public static Result<Double> intervalForOneSided(double k, double arl0) {
    requireReference(k);
    return Design.limitFor(arl0, 1e-6, WIDEST, h -> of(k, h).oneSided(0));
  }

  /** The decision interval h that gives the in-control run length {@code arl0} on two sides. */
  public static Result<Double> intervalForTwoSided(double k, double arl0) {
    requireReference(k);
    return Design.limitFor(arl0, 1e-6, WIDEST, h -> of(k, h).twoSided(0));
  }
}
