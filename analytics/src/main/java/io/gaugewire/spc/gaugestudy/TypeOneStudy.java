package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Values;

/**
 * Type 1 gauge study: can the gauge at all, measured by one person on one master, usually 50 times
 * (ISO 22514-7; VDA 5)?
 *
 * @param readings bias and spread of the readings
 * @param tolerance T = USL - LSL, above 0, in the unit of the readings
 * @param share part of the tolerance that the gauge may use up, between 0 and 1, usually 0.2
 * @param sigmas width of the readings' spread in standard deviations, above 0, usually 6
 */
public record TypeOneStudy(BiasStudy readings, double tolerance, double share, double sigmas) {

  /** Cg and Cgk from which a gauge is accepted. */
  public static final double USUAL_LEAST = 1.33;

  /** Resolution up to which a gauge is accepted, in percent of the tolerance. */
  public static final double COARSEST_RESOLUTION_PERCENT = 5;

  private static final String NO_VARIATION =
      "all readings are equal: the gauge is too coarse for this study";

  /** Refuses tolerances and widths of 0 or less. */
  public TypeOneStudy {
    Values.positive("tolerance", tolerance);
    Values.fraction("share", share);
    Values.positive("sigmas", sigmas);
  }

  /** With the usual share of 0.2 and 6 sigmas. */
  public static TypeOneStudy of(double reference, double tolerance, double... readings) {
    return new TypeOneStudy(BiasStudy.of(reference, readings), tolerance, 0.2, 6);
  }

  /** Cg = share T / (sigmas s). */
  public Result<Double> cg() {
    return bySpread(share * tolerance / sigmas);
  }

  /** Cgk = (share T / 2 - |bias|) / (sigmas s / 2); negative if the bias alone is too large. */
  public Result<Double> cgk() {
    return bySpread((share * tolerance / 2 - Math.abs(readings.bias())) / (sigmas / 2));
  }

  private Result<Double> bySpread(double numerator) {
    return Values.finite(numerator / readings.sample().standardDeviation(), NO_VARIATION);
  }

  /** 100 share / Cg: repeatability in percent of the tolerance. */
  public double percentRepeatability() {
    return 100 * sigmas * readings.sample().standardDeviation() / tolerance;
  }

  /** 100 share / Cgk: repeatability and bias in percent of the tolerance; needs Cgk above 0. */
  public Result<Double> percentRepeatabilityAndBias() {
    return cgk()
        .then(
            cgk ->
                cgk > 0
                    ? Result.of(100 * share / cgk)
                    : Result.notAvailable("the bias alone uses up the gauge's share"));
  }

  /** Whether Cg and Cgk both reach {@code least}; not available if they are not. */
  public Result<Boolean> capable(double least) {
    Values.positive("least", least);
    return cg().then(g -> cgk().map(k -> Math.min(g, k) >= least));
  }

  /**
   * 100 resolution / T; accepted up to {@value #COARSEST_RESOLUTION_PERCENT} %.
   *
   * @param resolution smallest step of the gauge, above 0
   */
  public double percentResolution(double resolution) {
    return 100 * Values.positive("resolution", resolution) / tolerance;
  }
}
