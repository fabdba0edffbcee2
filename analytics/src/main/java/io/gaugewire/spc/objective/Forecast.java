package io.gaugewire.spc.objective;

import io.gaugewire.spc.rate.Interval;
import io.gaugewire.spc.rate.Proportion;
import io.gaugewire.spc.summary.Values;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The rate at the end of the period, foreseen from what was counted so far.
 *
 * <p>The counts to come are taken as beta-binomial: parts as good as those so far, with what those
 * leave open about the true rate (Jeffreys prior, Beta(1/2, 1/2)). It foresees no change of the
 * process: look at the trend first.
 *
 * @param expected rate at the end of the period, from 0 to 1
 * @param interval prediction interval of that rate
 * @param chanceToMeet probability that the target will be met, from 0 to 1
 */
public record Forecast(double expected, Interval interval, double chanceToMeet) {
  public Forecast {
    Values.defined("expected", expected);
    Values.defined("chanceToMeet", chanceToMeet);
  }

  private static final int GRID = 4000;
  private static final double SPREADS = 10;
  private static final double PRIOR = 0.5;

  /**
   * Foresees the end of the period.
   *
   * @param target what is to be met
   * @param actual counted so far
   * @param remaining units still to be inspected in the period, 0 or more
   * @param confidence of the interval, between 0 and 1
   * @throws IllegalArgumentException for arguments out of range
   */
  public static Forecast of(Target target, Proportion actual, long remaining, double confidence) {
    Values.fraction("confidence", confidence);
    if (remaining < 0) {
      throw new IllegalArgumentException("units still to come are 0 or more, not " + remaining);
    }
    // Refuses more units than a proportion may have.
    double all = new Proportion(actual.count(), Math.addExact(actual.of(), remaining)).of();
    Predictive coming = new Predictive(actual, remaining);
    double tail = (1 - confidence) / 2;
    double[] sums = coming.cumulative();
    int met = 0;
    double chance = 0;
    double lower = (actual.count() + coming.at(0)) / all;
    double upper = lower;
    for (int i = 0; i < sums.length; i++) {
      double rate = (actual.count() + coming.at(i)) / all;
      double before = i == 0 ? 0 : sums[i - 1];
      if (before <= tail) {
        lower = rate;
      }
      if (before < 1 - tail) {
        upper = rate;
      }
      if (target.met(rate)) {
        chance += sums[i] - before;
        met++;
      }
    }
    // All or none of the outcomes decide exactly; sums only to within rounding.
    double exact = met == sums.length ? 1 : Math.min(1, chance);
    double expected = (actual.count() + coming.mean()) / all;
    return new Forecast(expected, new Interval(lower, upper, confidence), exact);
  }

  /**
   * Units still to come if they keep coming at the pace so far.
   *
   * @param inspected units so far
   * @param elapsed share of the period that has passed, above 0, at most 1
   * @throws IllegalArgumentException for a share out of range
   */
  public static long remainingAtPace(long inspected, double elapsed) {
    if (!(elapsed > 0 && elapsed <= 1) || inspected < 0) {
      throw new IllegalArgumentException(
          "the pace of %d units in a share of %s of the period is not defined"
              .formatted(inspected, elapsed));
    }
    return Math.round(inspected * (1 - elapsed) / elapsed);
  }

  /** Counts to come, on all whole numbers, or on a grid of them where there are very many. */
  private static final class Predictive {
    private final double a;
    private final double b;
    private final long remaining;
    private final long first;
    private final long step;
    private final int size;

    Predictive(Proportion actual, long remaining) {
      this.a = actual.count() + PRIOR;
      this.b = actual.of() - actual.count() + PRIOR;
      this.remaining = remaining;
      double spread = SPREADS * Math.sqrt(variance()) + SPREADS;
      this.first = Math.max(0, (long) Math.floor(mean() - spread));
      long last = Math.min(remaining, (long) Math.ceil(mean() + spread));
      this.step = Math.max(1, (last - first) / GRID);
      this.size = Math.toIntExact((last - first) / step + 1);
    }

    double mean() {
      return remaining * (a / (a + b));
    }

    private double variance() {
      double p = a / (a + b);
      return remaining * p * (1 - p) * (a + b + remaining) / (a + b + 1);
    }

    double at(int index) {
      return first + (double) index * step;
    }

    double[] cumulative() {
      double[] sums = new double[size];
      double reference = logProbability(Math.clamp(Math.round(mean()), 0, remaining));
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += Math.exp(logProbability((long) at(i)) - reference);
        sums[i] = sum;
      }
      for (int i = 0; i < size; i++) {
        sums[i] /= sum;
      }
      return sums;
    }

    private double logProbability(long k) {
      double choose =
          k == 0 || k == remaining
              ? 0
              : -Math.log1p((double) remaining) - LogBeta.value(remaining - k + 1.0, k + 1.0);
      return choose + LogBeta.value(k + a, remaining - k + b);
    }
  }
}
