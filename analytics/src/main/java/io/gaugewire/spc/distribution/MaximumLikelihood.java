package io.gaugewire.spc.distribution;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Moments;
import io.gaugewire.spc.summary.Values;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Parameters that make the values most likely.
 *
 * <p>Closed forms where they exist; otherwise one equation with one root in a known bracket
 * (Weibull, Gumbel, gamma) or Newton's method on a concave function (logistic), so that every fit
 * converges. Reference: Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions.
 */
final class MaximumLikelihood {
  private static final int MOST_STEPS = 500;
  private static final double ROOT_PRECISION = 1e-15;

  private static final double LEAST_RELATIVE_SPREAD = 1e-13;

  /** s of a gamma shape of 5e7: beyond it the gamma is a normal distribution to all digits. */
  private static final double LEAST_GAMMA_SPREAD = 1e-8;

  private MaximumLikelihood() {}

  static Result<Distribution> estimate(Family family, double[] values) {
    if (family.positiveOnly() && Arrays.stream(values).anyMatch(x -> x <= 0)) {
      return Result.notAvailable(
          "a " + family.name().toLowerCase(Locale.ROOT) + " fit needs values above 0");
    }
    if (family.parameterCount() > 1 && flat(values)) {
      return Result.notAvailable("all values are equal, or differ in their last digit only");
    }
    double[] logs = family.positiveOnly() ? Arrays.stream(values).map(Math::log).toArray() : values;
    if (family.parameterCount() > 1 && flat(logs)) {
      return Result.notAvailable("the values differ by less than their logarithms can show");
    }
    return switch (family) {
      case NORMAL -> Result.of(new Normal(Moments.meanOf(values), spread(values)));
      case LOGNORMAL -> Result.of(new LogNormal(Moments.meanOf(logs), spread(logs)));
      case EXPONENTIAL -> Result.of(new Exponential(Moments.meanOf(values)));
      case RAYLEIGH -> Result.of(new Rayleigh(rootMeanSquare(values) / Math.sqrt(2)));
      case WEIBULL -> Result.of(weibull(logs));
      case GUMBEL -> Result.of(gumbel(values));
      case GAMMA -> gamma(values);
      case LOGISTIC -> Result.of(logistic(values));
      case LOGLOGISTIC -> {
        Logistic ofLogs = logistic(logs);
        yield Result.of(new LogLogistic(ofLogs.location(), ofLogs.scale()));
      }
    };
  }

  /** Whether the spread drowns in the rounding of the values. */
  private static boolean flat(double[] values) {
    double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
    return Moments.of(values).standardDeviation() <= LEAST_RELATIVE_SPREAD * largest;
  }

  /** Standard deviation with divisor n, the maximum likelihood estimate. */
  private static double spread(double[] values) {
    Moments moments = Moments.of(values);
    int n = moments.count();
    return moments.standardDeviation() * Math.sqrt((n - 1.0) / n);
  }

  /** Scaled by the largest value, so that no square overflows. */
  private static double rootMeanSquare(double[] values) {
    double max = Arrays.stream(values).max().orElseThrow();
    return max
        * Math.sqrt(Moments.meanOf(Arrays.stream(values).map(x -> x / max * (x / max)).toArray()));
  }

  /** The logarithm of a Weibull value has the smallest extreme value distribution. */
  private static Weibull weibull(double[] logs) {
    double[] extreme = smallestExtreme(logs);
    return new Weibull(1 / extreme[1], Math.exp(extreme[0]));
  }

  /** The negative of a Gumbel value has the smallest extreme value distribution. */
  private static Gumbel gumbel(double[] values) {
    double[] extreme = smallestExtreme(Arrays.stream(values).map(x -> -x).toArray());
    return new Gumbel(-extreme[0], extreme[1]);
  }

  /**
   * Location and scale b of F(y) = 1 - exp(-exp((y - location) / b)). b solves sum y e^(y/b) / sum
   * e^(y/b) - mean y - b = 0, whose left side falls from max y - mean y to below 0 as b runs from 0
   * to max y - mean y.
   */
  private static double[] smallestExtreme(double[] y) {
    double max = Arrays.stream(y).max().orElseThrow();
    double unit = max - Moments.meanOf(y);
    double[] below = Arrays.stream(y).map(value -> (value - max) / unit).toArray();
    double mean = Moments.meanOf(below);
    double b =
        new BrentSolver(ROOT_PRECISION, ROOT_PRECISION)
            .solve(
                MOST_STEPS,
                scale -> {
                  double weights = 0;
                  double weighted = 0;
                  for (double value : below) {
                    double weight = Math.exp(value / scale);
                    weights += weight;
                    weighted += weight * value;
                  }
                  return weighted / weights - mean - scale;
                },
                1e-12,
                1);
    double power = 0;
    for (double value : below) {
      power += Math.exp(value / b);
    }
    return new double[] {max + unit * b * Math.log(power / y.length), unit * b};
  }

  /**
   * Shape a solves ln a - digamma(a) = s with s = ln(mean) - mean(ln x); 1/(2a) &lt; s &lt; 1/a
   * brackets it.
   */
  private static Result<Distribution> gamma(double[] values) {
    double mean = Moments.meanOf(values);
    // With relative deviations d from the mean, which sum to 0, s = mean(d - ln(1 + d)).
    double s =
        Moments.meanOf(
            Arrays.stream(values)
                .map(x -> (x - mean) / mean)
                .map(MaximumLikelihood::minusLog1p)
                .toArray());
    if (s < LEAST_GAMMA_SPREAD) {
      return Result.notAvailable("the values spread too little beside their mean for a gamma fit");
    }
    double low = 0.5 / s;
    double high = 1 / s;
    double shape =
        new BrentSolver(ROOT_PRECISION, ROOT_PRECISION * low)
            .solve(MOST_STEPS, a -> logMinusDigamma(a) - s, 0.999 * low, 1.001 * high);
    return Result.of(new Gamma(shape, mean / shape));
  }

  /**
   * ln a - digamma(a): moved up by digamma(a + 1) = digamma(a) + 1/a to where the series is exact.
   */
  private static double logMinusDigamma(double a) {
    double sum = 0;
    double x = a;
    for (; x < 20; x++) {
      sum += minusLog1p(1 / x);
    }
    double r = 1 / (x * x);
    double series =
        0.5 / x + r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r * (1.0 / 240 - r / 132))));
    return sum + series;
  }

  /** d - ln(1 + d), by its series where the difference would cancel. */
  private static double minusLog1p(double d) {
    if (Math.abs(d) > 1e-2) {
      return d - Math.log1p(d);
    }
    double sum = 0;
    for (int k = 10; k >= 2; k--) {
      sum = 1.0 / k - d * sum;
    }
    return d * d * sum;
  }

  /**
   * Newton's method in (u, v) = (1 / scale, location / scale), where the log-likelihood n ln u -
   * sum (z + 2 ln(1 + e^-z)), z = u x - v, is concave.
   */
  private static Logistic logistic(double[] values) {
    Moments moments = Moments.of(values);
    double[] x =
        Arrays.stream(values)
            .map(value -> (value - moments.mean()) / moments.standardDeviation())
            .toArray();
    double u = Math.PI / Math.sqrt(3);
    double v = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double gu = x.length / u;
      double gv = 0;
      double huu = x.length / (u * u);
      double huv = 0;
      double hvv = 0;
      for (double value : x) {
        double z = u * value - v;
        double tanh = Math.tanh(z / 2);
        double weight = 0.5 * (1 - tanh * tanh);
        gu -= value * tanh;
        gv += tanh;
        huu += weight * value * value;
        huv -= weight * value;
        hvv += weight;
      }
      double determinant = huu * hvv - huv * huv;
      double du = (hvv * gu - huv * gv) / determinant;
      double dv = (huu * gv - huv * gu) / determinant;
      double fraction = 1;
      double now = logisticLikelihood(x, u, v);
      while (!(u + fraction * du > 0
          && logisticLikelihood(x, u + fraction * du, v + fraction * dv)
              >= now - 1e-12 * Math.abs(now))) {
        fraction /= 2;
      }
      u += fraction * du;
      v += fraction * dv;
      if (Math.hypot(du, dv) <= 1e-13 * u) {
        break;
      }
    }
    return new Logistic(
        moments.mean() + moments.standardDeviation() * v / u,
        Values.positive("scale", moments.standardDeviation() / u));
  }

  private static double logisticLikelihood(double[] x, double u, double v) {
    Logistic candidate = new Logistic(v / u, 1 / u);
    double sum = 0;
    for (double value : x) {
      sum += candidate.logDensity(value);
    }
    return sum;
  }
}
