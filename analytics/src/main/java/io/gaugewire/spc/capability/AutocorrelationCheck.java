package io.gaugewire.spc.capability;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Autocorrelation;
import io.gaugewire.spc.summary.Values;
import java.util.List;

/**
 * Whether neighbouring values resemble each other more than chance allows. If they do, sigma from
 * moving ranges is too small: for a first-order autoregressive process with coefficient r it
 * estimates sigma sqrt(1 - r), so limits are too narrow and Cpk is too large.
 *
 * @param lagOne r1, see {@link Autocorrelation}
 * @param bound 2 / sqrt n: |r1| above it is more than chance at about the 5 % level
 * @param widthOfLimits width of moving-range limits beside the right ones, sqrt(1 - r1)
 * @param advice what to do, best first; empty if nothing is wrong
 */
public record AutocorrelationCheck(
    double lagOne, double bound, double widthOfLimits, List<Advice> advice) {

  /** Ways out, in the order they should be considered. None is ever taken silently. */
  public enum Advice {
    /** Measure less often, so that neighbours are independent. */
    SAMPLE_LESS_OFTEN,
    /** Chart means of several neighbours. */
    CHART_BATCH_MEANS,
    /** Chart what a forecast from the last value leaves over (EWMA or autoregressive residuals). */
    CHART_RESIDUALS,
    /** Widen the limits, with a note that says so. */
    WIDEN_LIMITS,
    /** Neighbours differ too much: look for overadjustment or alternating streams in one series. */
    SEPARATE_STREAMS
  }

  /** Fewest values for which the bound means anything. */
  public static final int FEWEST = 10;

  /** Keeps the list from changing. */
  public AutocorrelationCheck {
    advice = List.copyOf(advice);
    Values.defined("lagOne", lagOne);
    Values.defined("bound", bound);
    Values.defined("widthOfLimits", widthOfLimits);
  }

  /**
   * Checks values in their order in time.
   *
   * @return not available for fewer than {@value #FEWEST} values, or if all are equal
   * @throws IllegalArgumentException for NaN or infinite values
   */
  public static Result<AutocorrelationCheck> of(double... values) {
    if (values.length < FEWEST) {
      return Result.notAvailable(
          "the check needs " + FEWEST + " values, there are " + values.length);
    }
    double bound = 2 / Math.sqrt(values.length);
    return Autocorrelation.atLag(1, values)
        .map(r -> new AutocorrelationCheck(r, bound, Math.sqrt(1 - r), advice(r, bound)));
  }

  private static List<Advice> advice(double r, double bound) {
    if (r > bound) {
      return List.of(
          Advice.SAMPLE_LESS_OFTEN,
          Advice.CHART_BATCH_MEANS,
          Advice.CHART_RESIDUALS,
          Advice.WIDEN_LIMITS);
    }
    return r < -bound ? List.of(Advice.SEPARATE_STREAMS) : List.of();
  }

  /** Whether |r1| is above the bound. */
  public boolean significant() {
    return Math.abs(lagOne) > bound;
  }
}
