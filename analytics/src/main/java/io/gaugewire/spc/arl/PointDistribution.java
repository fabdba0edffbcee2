package io.gaugewire.spc.arl;

import io.gaugewire.spc.constants.ChartConstants;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * The distribution of a chart's standardised points, z = (value − center)/σ by the chart's limits,
 * while the process is where one supposes it to be. Points are independent. Immutable.
 */
public final class PointDistribution {
  private final DoubleUnaryOperator atMost;
  private final DoubleUnaryOperator below;
  private final ToDoubleFunction<SplittableRandom> sampler;

  private PointDistribution(
      DoubleUnaryOperator atMost,
      DoubleUnaryOperator below,
      ToDoubleFunction<SplittableRandom> sampler) {
    this.atMost = atMost;
    this.below = below;
    this.sampler = sampler;
  }

  /** Means, medians or individuals of a normal process in control: z is standard normal. */
  public static PointDistribution inControl() {
    return normal(0, 1);
  }

  /**
   * Means or individuals of a normal process that has changed.
   *
   * @param shift shift of the mean in standard errors of the plotted statistic (δ√n)
   * @param spread σ now over σ of the limits, above 0
   */
  public static PointDistribution normal(double shift, double spread) {
    Shift.require(shift);
    requirePositive("spread", spread);
    ContinuousDistribution z = NormalDistribution.of(shift, spread);
    return new PointDistribution(
        z::cumulativeProbability,
        z::cumulativeProbability,
        random -> shift + spread * random.nextGaussian());
  }

  /**
   * Standard deviations (S chart) of n normal values.
   *
   * @param n 2 to {@value ChartConstants#LARGEST_N}
   * @param spread σ now over σ of the limits, above 0
   */
  public static PointDistribution standardDeviation(int n, double spread) {
    requirePositive("spread", spread);
    double c4 = ChartConstants.of(n).c4();
    double error = ChartConstants.c5(n);
    ContinuousDistribution chiSquared = ChiSquaredDistribution.of(n - 1.0);
    DoubleUnaryOperator cumulative =
        z -> {
          double s = Math.max(0, c4 + z * error) / spread;
          return chiSquared.cumulativeProbability((n - 1) * s * s);
        };
    return new PointDistribution(
        cumulative,
        cumulative,
        random -> (spread * Math.sqrt(squares(random, n) / (n - 1)) - c4) / error);
  }

  private static double squares(SplittableRandom random, int n) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian();
      sum += x;
      squares += x * x;
    }
    return Math.max(0, squares - sum * sum / n);
  }

  /**
   * Ranges (R chart) of n normal values; P(W ≤ w) = n ∫ φ(x)[Φ(x + w) − Φ(x)]^(n−1) dx.
   *
   * @param n 2 to {@value ChartConstants#LARGEST_N}
   * @param spread σ now over σ of the limits, above 0
   */
  public static PointDistribution range(int n, double spread) {
    requirePositive("spread", spread);
    ChartConstants constants = ChartConstants.of(n);
    DoubleUnaryOperator cumulative =
        z -> rangeAtMost(n, (constants.d2() + z * constants.d3()) / spread);
    return new PointDistribution(
        cumulative,
        cumulative,
        random -> {
          double low = Double.POSITIVE_INFINITY;
          double high = Double.NEGATIVE_INFINITY;
          for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            low = Math.min(low, x);
            high = Math.max(high, x);
          }
          return (spread * (high - low) - constants.d2()) / constants.d3();
        });
  }

  /** By the trapezoidal rule, which converges faster than any power of the step here. */
  private static double rangeAtMost(int n, double w) {
    if (!(w > 0)) {
      return 0;
    }
    ContinuousDistribution normal = NormalDistribution.of(0, 1);
    double step = 0.05;
    double sum = 0;
    for (double x = -9.2; x <= 9.2; x += step) {
      double between =
          x < 0
              ? normal.cumulativeProbability(x + w) - normal.cumulativeProbability(x)
              : normal.survivalProbability(x) - normal.survivalProbability(x + w);
      sum += normal.density(x) * Math.pow(between, n - 1);
    }
    return Math.min(1, n * sum * step);
  }

  /**
   * Defective units (np and p charts).
   *
   * @param size units in a subgroup, 1 to 1 000 000
   * @param rate share defective that the limits suppose, above 0 and below 1
   * @param actual share defective now, 0 to 1
   */
  public static PointDistribution defectives(int size, double rate, double actual) {
    if (size < 1 || size > 1_000_000) {
      throw new IllegalArgumentException("a subgroup has 1 to 1000000 units, not " + size);
    }
    if (!(rate > 0 && rate < 1 && actual >= 0 && actual <= 1)) {
      throw new IllegalArgumentException("shares lie between 0 and 1: " + rate + ", " + actual);
    }
    return discrete(
        BinomialDistribution.of(size, actual), size * rate, Math.sqrt(size * rate * (1 - rate)));
  }

  /**
   * Defects (c and u charts).
   *
   * @param expected defects in a subgroup that the limits suppose, above 0 to 1 000 000
   * @param actual expected defects now, above 0 to 1 000 000
   */
  public static PointDistribution defects(double expected, double actual) {
    if (!(expected > 0 && expected <= 1e6 && actual > 0 && actual <= 1e6)) {
      throw new IllegalArgumentException(
          "expected defects lie above 0 up to 1000000: " + expected + ", " + actual);
    }
    return discrete(PoissonDistribution.of(actual), expected, Math.sqrt(expected));
  }

  private static PointDistribution discrete(
      DiscreteDistribution counts, double center, double sigma) {
    IntToDoubleFunction cumulative = count -> count < 0 ? 0 : counts.cumulativeProbability(count);
    int low = counts.inverseCumulativeProbability(1e-15);
    int high = counts.inverseSurvivalProbability(1e-15);
    double[] table = new double[high - low + 1];
    Arrays.setAll(table, i -> counts.cumulativeProbability(low + i));
    // The slack lets a line that is a whole number in decimal be one.
    return new PointDistribution(
        z -> cumulative.applyAsDouble((int) Math.floor(center + z * sigma + 1e-9)),
        z -> cumulative.applyAsDouble((int) Math.ceil(center + z * sigma - 1e-9) - 1),
        random -> {
          int found = Arrays.binarySearch(table, random.nextDouble());
          int index = Math.min(found < 0 ? -found - 1 : found, table.length - 1);
          return (low + index - center) / sigma;
        });
  }

  /** P(Z ≤ z). */
  double atMost(double z) {
    return atMost.applyAsDouble(z);
  }

  /** P(Z &lt; z). */
  double below(double z) {
    return below.applyAsDouble(z);
  }

  double sample(SplittableRandom random) {
    return sampler.applyAsDouble(random);
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0 && value <= 1e6)) {
      throw new IllegalArgumentException(what + " must be above 0 to 1e6, but is " + value);
    }
  }
}
