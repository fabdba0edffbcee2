package io.gaugewire.spc.distribution;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Moments;
import io.gaugewire.spc.summary.Values;
import java.util.Arrays;

/**
 * The Anderson-Darling test of normality with estimated mean and standard deviation.
 *
 * <p>A^2 = -n - (1/n) sum (2i - 1)(ln F(x_i) + ln(1 - F(x_(n+1-i)))), values ascending; A2* = A^2
 * (1 + 0.75/n + 2.25/n^2); significance by the four-piece formula of Stephens (D'Agostino and
 * Stephens, Goodness-of-Fit Techniques, 1986, table 4.9). Same as R nortest::ad.test.
 *
 * @param aSquared A^2
 * @param adjusted A2*, for the sample's size
 * @param pValue probability of as large an A2* from a normal process; 3.7e-24 for A2* of 10 and
 *     more, where the formula ends
 */
public record AndersonDarling(double aSquared, double adjusted, double pValue) {
  public AndersonDarling {
    Values.defined("aSquared", aSquared);
    Values.defined("adjusted", adjusted);
    Values.defined("pValue", pValue);
  }

  /** Fewest values for which the significance holds. */
  public static final int FEWEST = 8;

  private static final double SMALLEST_P = 3.7e-24;

  /**
   * Tests whether values may come from a normal distribution.
   *
   * @return not available for fewer than {@value #FEWEST} values, or if all are equal
   * @throws IllegalArgumentException for NaN or infinite values
   */
  public static Result<AndersonDarling> normality(double... values) {
    double[] checked = Values.checked(0, values);
    if (checked.length < FEWEST) {
      return Result.notAvailable(
          "the test needs " + FEWEST + " values, there are " + checked.length);
    }
    Moments moments = Moments.of(checked);
    if (moments.standardDeviation() == 0) {
      return Result.notAvailable("all values are equal");
    }
    double aSquared = statistic(new Normal(moments.mean(), moments.standardDeviation()), checked);
    double n = checked.length;
    double adjusted = aSquared * (1 + 0.75 / n + 2.25 / (n * n));
    return Result.of(new AndersonDarling(aSquared, adjusted, significance(adjusted)));
  }

  /**
   * A^2 of values against a given distribution; infinite if a value is impossible under it.
   *
   * @throws IllegalArgumentException for no values, NaN or infinite ones
   */
  public static double statistic(Distribution distribution, double... values) {
    double[] sorted = Values.checked(1, values);
    Arrays.sort(sorted);
    int n = sorted.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum +=
          (2 * i + 1)
              * (logBelow(distribution, sorted[i]) + logAbove(distribution, sorted[n - 1 - i]));
    }
    return -n - sum / n;
  }

  private static double logBelow(Distribution distribution, double x) {
    return distribution instanceof Normal normal
        ? normal.logBelow(x)
        : Math.log(distribution.below(x));
  }

  private static double logAbove(Distribution distribution, double x) {
    return distribution instanceof Normal(double mean, double sd)
        ? new Normal(-mean, sd).logBelow(-x)
        : Math.log(distribution.above(x));
  }

  private static double significance(double a) {
    if (a < 0.2) {
      return 1 - Math.exp(-13.436 + 101.14 * a - 223.73 * a * a);
    }
    if (a < 0.34) {
      return 1 - Math.exp(-8.318 + 42.796 * a - 59.938 * a * a);
    }
    if (a < 0.6) {
      return Math.exp(0.9177 - 4.279 * a - 1.38 * a * a);
    }
    return a < 10 ? Math.exp(1.2937 - 5.709 * a + 0.0186 * a * a) : SMALLEST_P;
  }
}
