package io.gaugewire.spc.constants;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The constants of control charts for subgroups of n independent normal values.
 *
 * <p>Symbols as in ISO 7870-2, ASTM E2587 and AIAG SPC. With σ the process standard deviation:
 *
 * <ul>
 *   <li>d2 = E(R)/σ, d3 = sd(R)/σ and d4 = median(R)/σ, R the range of n values;
 *   <li>c4 = E(s)/σ, s the standard deviation with divisor n - 1.
 * </ul>
 *
 * <p>d2, d3 and d4 come from quadrature, c4 from its recurrence; every other constant follows.
 * Values are dimensionless. Computed once for each n and kept. Safe for use by many threads.
 *
 * @param n size of the subgroup, 2 to {@value #LARGEST_N}
 * @param d2 mean of the range
 * @param d3 standard deviation of the range
 * @param d4 median of the range
 * @param c4 mean of the standard deviation
 */
public record ChartConstants(int n, double d2, double d3, double d4, double c4) {
  /** Largest n for which the constants of the range are offered. */
  public static final int LARGEST_N = 1000;

  /** The usual width of control limits, in standard errors of what is plotted. */
  private static final double K = 3;

  private static final AtomicReferenceArray<@Nullable ChartConstants> KNOWN =
      new AtomicReferenceArray<>(LARGEST_N + 1);

  private static final AtomicReferenceArray<@Nullable Double> MEDIAN_DEVIATIONS =
      new AtomicReferenceArray<>(LARGEST_N + 1);

  public ChartConstants {
    boolean possible = n >= 2 && d2 > 0 && d3 > 0 && d4 > 0 && c4 > 0 && c4 < 1;
    if (!possible) {
      throw new IllegalArgumentException("take chart constants from ChartConstants.of(n)");
    }
  }

  /**
   * The constants for subgroups of n.
   *
   * @throws IllegalArgumentException when n is not within 2 to {@value #LARGEST_N}
   */
  public static ChartConstants of(int n) {
    if (!(n >= 2 && n <= LARGEST_N)) {
      throw new IllegalArgumentException(
          "n = " + n + ": chart constants exist for subgroups of 2 to " + LARGEST_N);
    }
    ChartConstants known = KNOWN.get(n);
    if (known != null) {
      return known;
    }
    RangeDistribution range = new RangeDistribution(n);
    ChartConstants computed =
        new ChartConstants(
            n, range.mean(), range.standardDeviation(), range.median(), Deviation.c4(n));
    KNOWN.set(n, computed);
    return computed;
  }

  /**
   * c4 alone = sqrt(2/(n-1)) Γ(n/2) / Γ((n-1)/2), for any n from 2; this is what pooled estimates
   * with many degrees of freedom need.
   *
   * @throws IllegalArgumentException when n is below 2
   */
  public static double c4(long n) {
    return Deviation.c4(n);
  }

  /**
   * sqrt(1 - c4²) = sd(s)/σ, for any n from 2.
   *
   * @throws IllegalArgumentException when n is below 2
   */
  public static double c5(long n) {
    return Deviation.c5(n);
  }

  /**
   * Standard deviation of the median of n values, in units of σ; for even n the median is the mean
   * of the two middle values.
   *
   * @throws IllegalArgumentException when n is not within 2 to {@value #LARGEST_N}
   */
  public static double medianDeviation(int n) {
    if (!(n >= 2 && n <= LARGEST_N)) {
      throw new IllegalArgumentException(
          "n = " + n + ": the median has a known spread for subgroups of 2 to " + LARGEST_N);
    }
    Double known = MEDIAN_DEVIATIONS.get(n);
    if (known != null) {
      return known;
    }
    double computed = new MedianDistribution(n).standardDeviation();
    MEDIAN_DEVIATIONS.set(n, computed);
    return computed;
  }

  /** A = 3/√n: limits of X̄ from a known σ. */
  public double a() {
    return K / Math.sqrt(n);
  }

  /** A2 = 3/(d2 √n): limits of X̄ from R̄. */
  public double a2() {
    return K / (d2 * Math.sqrt(n));
  }

  /** A3 = 3/(c4 √n): limits of X̄ from S̄. */
  public double a3() {
    return K / (c4 * Math.sqrt(n));
  }

  /** B3 = max(0, 1 - 3 √(1-c4²)/c4): lower limit of S from S̄. */
  public double b3() {
    return Math.max(0, 1 - K * Deviation.c5(n) / c4);
  }

  /** B4 = 1 + 3 √(1-c4²)/c4: upper limit of S from S̄. */
  public double b4() {
    return 1 + K * Deviation.c5(n) / c4;
  }

  /** B5 = max(0, c4 - 3 √(1-c4²)): lower limit of S from a known σ. */
  public double b5() {
    return Math.max(0, c4 - K * Deviation.c5(n));
  }

  /** B6 = c4 + 3 √(1-c4²): upper limit of S from a known σ. */
  public double b6() {
    return c4 + K * Deviation.c5(n);
  }

  /** D1 = max(0, d2 - 3 d3): lower limit of R from a known σ. */
  public double d1Limit() {
    return Math.max(0, d2 - K * d3);
  }

  /** D2 = d2 + 3 d3: upper limit of R from a known σ. */
  public double d2Limit() {
    return d2 + K * d3;
  }

  /** D3 = max(0, 1 - 3 d3/d2): lower limit of R from R̄. */
  public double d3Limit() {
    return Math.max(0, 1 - K * d3 / d2);
  }

  /** D4 = 1 + 3 d3/d2: upper limit of R from R̄. */
  public double d4Limit() {
    return 1 + K * d3 / d2;
  }

  /** E2 = 3/d2: limits of individual values from the mean range of n. */
  public double e2() {
    return K / d2;
  }
}
