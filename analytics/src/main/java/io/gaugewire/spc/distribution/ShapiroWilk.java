package io.gaugewire.spc.distribution;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Moments;
import io.gaugewire.spc.summary.Values;
import java.util.Arrays;

/**
 * The Shapiro-Wilk test of normality, by Royston's algorithm AS R94 (Applied Statistics 44, 1995),
 * as in R shapiro.test. Symbols as there.
 *
 * @param w between 0 and 1; 1 for a perfectly normal sample
 * @param pValue probability of as small a W from a normal process
 */
public record ShapiroWilk(double w, double pValue) {
  public ShapiroWilk {
    Values.defined("w", w);
    Values.defined("pValue", pValue);
  }

  /** Fewest values the test is defined for. */
  public static final int FEWEST = 3;

  /** Most values for which Royston's approximation was made. */
  public static final int MOST = 5000;

  private static final double[] C1 = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};
  private static final double[] C2 = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
  private static final double[] C3 = {0.544, -0.39978, 0.025054, -6.714e-4};
  private static final double[] C4 = {1.3822, -0.77857, 0.062767, -0.0020322};
  private static final double[] C5 = {-1.5861, -0.31082, -0.083751, 0.0038915};
  private static final double[] C6 = {-0.4803, -0.082676, 0.0030302};
  private static final double[] G = {-2.273, 0.459};

  /** What the algorithm reports where its transformation ends (n up to 11). */
  private static final double SMALLEST_P = 1e-99;

  /**
   * Tests whether values may come from a normal distribution.
   *
   * @return not available for fewer than {@value #FEWEST} or more than {@value #MOST} values, or if
   *     all are equal
   * @throws IllegalArgumentException for NaN or infinite values
   */
  public static Result<ShapiroWilk> normality(double... values) {
    double[] sorted = Values.checked(0, values);
    int n = sorted.length;
    if (n < FEWEST || n > MOST) {
      return Result.notAvailable(
          "the test needs " + FEWEST + " to " + MOST + " values, there are " + n);
    }
    if (Moments.of(sorted).standardDeviation() == 0) {
      return Result.notAvailable("all values are equal");
    }
    Arrays.sort(sorted);
    double lack = lackOfCorrelation(sorted, weights(n));
    double w = 1 - lack;
    return Result.of(new ShapiroWilk(w, n == 3 ? exactForThree(w) : significance(lack, n)));
  }

  /** The weights of the lower half, largest first; those of the upper half are their negatives. */
  private static double[] weights(int n) {
    int half = n / 2;
    double[] a = new double[half];
    if (n == 3) {
      a[0] = Math.sqrt(0.5);
      return a;
    }
    double[] m = new double[half];
    double squares = 0;
    for (int i = 0; i < half; i++) {
      m[i] = Normal.STANDARD.quantile((i + 1 - 0.375) / (n + 0.25));
      squares += m[i] * m[i];
    }
    squares *= 2;
    double root = Math.sqrt(squares);
    double inverse = 1 / Math.sqrt(n);
    double first = polynomial(C1, inverse) - m[0] / root;
    double factor;
    int rest;
    if (n > 5) {
      double second = polynomial(C2, inverse) - m[1] / root;
      factor =
          Math.sqrt(
              (squares - 2 * m[0] * m[0] - 2 * m[1] * m[1])
                  / (1 - 2 * first * first - 2 * second * second));
      a[1] = second;
      rest = 2;
    } else {
      factor = Math.sqrt((squares - 2 * m[0] * m[0]) / (1 - 2 * first * first));
      rest = 1;
    }
    a[0] = first;
    for (int i = rest; i < half; i++) {
      a[i] = -m[i] / factor;
    }
    return a;
  }

  /** 1 - W, without cancellation: W is the squared correlation of the values with the weights. */
  private static double lackOfCorrelation(double[] sorted, double[] a) {
    int n = sorted.length;
    double range = sorted[n - 1] - sorted[0];
    double[] x = Arrays.stream(sorted).map(value -> (value - sorted[0]) / range).toArray();
    double mean = Moments.meanOf(x);
    double ssa = 0;
    double ssx = 0;
    double sax = 0;
    for (int i = 0; i < n; i++) {
      int mirror = n - 1 - i;
      double weight = i == mirror ? 0 : Math.signum(i - (double) mirror) * a[Math.min(i, mirror)];
      double off = x[i] - mean;
      ssa += weight * weight;
      ssx += off * off;
      sax += weight * off;
    }
    double product = Math.sqrt(ssa * ssx);
    return (product - sax) * (product + sax) / (ssa * ssx);
  }

  private static double exactForThree(double w) {
    double p = 6 / Math.PI * (Math.asin(Math.sqrt(w)) - Math.asin(Math.sqrt(0.75)));
    return Math.clamp(p, 0, 1);
  }

  private static double significance(double lack, int n) {
    double log = Math.log(lack);
    if (n <= 11) {
      double gamma = polynomial(G, n);
      if (log >= gamma) {
        return SMALLEST_P;
      }
      double y = -Math.log(gamma - log);
      return new Normal(polynomial(C3, n), Math.exp(polynomial(C4, n))).above(y);
    }
    double size = Math.log(n);
    return new Normal(polynomial(C5, size), Math.exp(polynomial(C6, size))).above(log);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
