package io.gaugewire.spc.objective;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.distribution.Normal;
import io.gaugewire.spc.summary.Values;
import java.util.Arrays;

/**
 * Whether a series rises or falls, by the Mann-Kendall test, which asks for no shape of the trend
 * and no distribution of the values (Mann, Econometrica 13, 1945; Kendall, Rank Correlation
 * Methods).
 *
 * @param score S: rising pairs minus falling pairs
 * @param pValue two-sided, from 0 to 1: normal with continuity correction and correction for ties
 */
public record Trend(long score, double pValue) {
  public Trend {
    Values.defined("pValue", pValue);
  }

  /** With fewer values the normal approximation says too much. */
  private static final int FEWEST = 8;

  private static final int MOST = 20_000;

  /** What a trend test says. */
  public enum Verdict {
    /** Rising, beyond chance. */
    RISING,
    /** Falling, beyond chance. */
    FALLING,
    /** No trend beyond chance. */
    NONE
  }

  /**
   * Tests a series, such as the monthly rates of the last year. Values that follow each other
   * closely (autocorrelated) make trends look surer than they are.
   *
   * @param values in order of time, at most 20000
   * @return not available for fewer than 8 values, or if all are equal
   * @throws IllegalArgumentException for NaN or infinite values, or too many
   */
  public static Result<Trend> of(double... values) {
    double[] checked = Values.checked(0, values);
    if (checked.length > MOST) {
      throw new IllegalArgumentException(
          "a trend test takes up to " + MOST + " values, not " + checked.length);
    }
    if (checked.length < FEWEST) {
      return Result.notAvailable(
          "a trend test needs " + FEWEST + " values, there are " + checked.length);
    }
    double variance = variance(checked);
    if (variance == 0) {
      return Result.notAvailable("all values are equal");
    }
    long score = score(checked);
    double z = Math.max(0, Math.abs(score) - 1) / Math.sqrt(variance);
    return Result.of(new Trend(score, Math.min(1, 2 * Normal.STANDARD.below(-z))));
  }

  private static long score(double[] values) {
    long score = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = i + 1; j < values.length; j++) {
        score += Double.compare(values[j] + 0.0, values[i] + 0.0);
      }
    }
    return score;
  }

  /** [n(n-1)(2n+5) - Σ t(t-1)(2t+5)]/18 over groups of t equal values. */
  private static double variance(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double sum = pairs(sorted.length);
    int start = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[start]) {
        sum -= pairs(i - start);
        start = i;
      }
    }
    return sum / 18;
  }

  private static double pairs(double n) {
    return n * (n - 1) * (2 * n + 5);
  }

  /**
   * The verdict at a level.
   *
   * @param alpha between 0 and 1, usually 0.05
   * @throws IllegalArgumentException for a level out of range
   */
  public Verdict verdict(double alpha) {
    if (pValue > Values.fraction("alpha", alpha)) {
      return Verdict.NONE;
    }
    return score > 0 ? Verdict.RISING : Verdict.FALLING;
  }
}
