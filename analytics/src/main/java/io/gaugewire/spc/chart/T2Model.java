package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Values;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Hotelling's T² chart: several correlated characteristics judged as one.
 *
 * <p>T² = n (x̄ - x̿)′ S⁻¹ (x̄ - x̿), with p characteristics and a phase I of m subgroups of n, or
 * of m individual vectors (n = 1). S is the mean of the covariance matrices within subgroups, for
 * individuals the sample covariance with divisor m - 1. There is no lower limit. Upper limits at
 * tail α:
 *
 * <ul>
 *   <li>subgroups, phase I: p(m-1)(n-1)/(mn-m-p+1) F(α; p, mn-m-p+1); phase II with m+1 for m-1;
 *   <li>individuals, phase I: (m-1)²/m Beta(α; p/2, (m-p-1)/2); phase II: p(m+1)(m-1)/(m²-mp) F(α;
 *       p, m-p).
 * </ul>
 *
 * <p>References: ISO 7870-7; F. B. Alt (1985); N. D. Tracy, J. C. Young and R. L. Mason (1992),
 * Journal of Quality Technology 24, 88-95; contributions: G. C. Runger, F. B. Alt and D. C.
 * Montgomery (1996), Communications in Statistics 25, 2203-2213. Immutable.
 */
public final class T2Model {
  /** Below this a pivot of the correlation matrix is rounding noise: one characteristic follows. */
  private static final double SMALLEST_PIVOT = 1e-11;

  private final VectorMoments moments;
  private final int n;
  private final RealMatrix inverse;

  private T2Model(VectorMoments moments, int n, RealMatrix inverse) {
    this.moments = moments;
    this.n = n;
    this.inverse = inverse;
  }

  /**
   * T² of a vector and what each characteristic contributes.
   *
   * @param t2 from 0
   * @param contributions d_j = T² - T² of the other characteristics without j, from 0; large where
   *     characteristic j is far from what the others let expect
   */
  public record Statistic(double t2, List<Double> contributions) {
    public Statistic {
      contributions = List.copyOf(contributions);
      Values.defined("t2", t2);
      contributions.forEach(contribution -> Values.defined("contribution", contribution));
    }
  }

  /**
   * A model from subgroups {@code [subgroup][part][characteristic]} of equal size.
   *
   * @return not available where the characteristics are linearly dependent or the subgroups too few
   * @throws IllegalArgumentException when sizes differ, n is 1, or a value is not finite
   */
  public static Result<T2Model> fromSubgroups(double[][][] subgroups) {
    VectorMoments moments = VectorMoments.within(subgroups);
    int n = subgroups[0].length;
    int freedom = moments.count() * n - moments.count() - moments.dimension() + 1;
    return freedom < 1
        ? Result.notAvailable("more subgroups are needed for so many characteristics")
        : invert(moments, n);
  }

  /**
   * A model from individual vectors {@code [part][characteristic]}.
   *
   * @return not available where the characteristics are linearly dependent or the vectors too few
   * @throws IllegalArgumentException when lengths differ, or a value is not finite
   */
  public static Result<T2Model> fromIndividuals(double[][] vectors) {
    VectorMoments moments = VectorMoments.overall(vectors);
    return moments.count() < moments.dimension() + 2
        ? Result.notAvailable("more vectors are needed for so many characteristics")
        : invert(moments, 1);
  }

  /** S⁻¹ by way of the correlation matrix, so that units do not decide what counts as singular. */
  private static Result<T2Model> invert(VectorMoments moments, int n) {
    int p = moments.dimension();
    double[][] covariance = moments.covariance();
    double[] sd = new double[p];
    for (int j = 0; j < p; j++) {
      sd[j] = Math.sqrt(covariance[j][j]);
      if (!(sd[j] > 0)) {
        return Result.notAvailable("characteristic " + j + " does not vary; leave it out");
      }
    }
    RealMatrix correlation = new Array2DRowRealMatrix(p, p);
    for (int j = 0; j < p; j++) {
      for (int l = 0; l < p; l++) {
        correlation.setEntry(j, l, covariance[j][l] / (sd[j] * sd[l]));
      }
    }
    try {
      RealMatrix inverse =
          new CholeskyDecomposition(correlation, 1e-12, SMALLEST_PIVOT).getSolver().getInverse();
      for (int j = 0; j < p; j++) {
        for (int l = 0; l < p; l++) {
          inverse.setEntry(j, l, inverse.getEntry(j, l) / (sd[j] * sd[l]));
        }
      }
      return Result.of(new T2Model(moments, n, inverse));
    } catch (NonPositiveDefiniteMatrixException dependent) {
      return Result.notAvailable(
          "the characteristics are linearly dependent; leave one of them out");
    }
  }

  /** x̿, one for each characteristic. */
  public List<Double> mean() {
    return VectorMoments.boxed(moments.mean());
  }

  /** S, row by row. */
  public List<List<Double>> covariance() {
    List<List<Double>> rows = new ArrayList<>();
    for (double[] row : moments.covariance()) {
      rows.add(VectorMoments.boxed(row));
    }
    return List.copyOf(rows);
  }

  /**
   * T² of a subgroup's mean, or of an individual vector.
   *
   * @throws IllegalArgumentException when the length is not that of the model, or a value not
   *     finite
   */
  public Statistic statistic(double[] vector) {
    VectorMoments.check(vector, moments.dimension());
    double[] deviation = new double[vector.length];
    for (int j = 0; j < vector.length; j++) {
      deviation[j] = vector[j] - moments.mean()[j];
    }
    double[] weighted = inverse.operate(deviation);
    double t2 = 0;
    List<Double> contributions = new ArrayList<>();
    for (int j = 0; j < vector.length; j++) {
      t2 += n * deviation[j] * weighted[j];
      // T² - T²₍j₎ = (S⁻¹d)_j² / (S⁻¹)_jj, by the inverse of a partitioned matrix.
      contributions.add(n * weighted[j] * weighted[j] / inverse.getEntry(j, j));
    }
    return new Statistic(Math.max(0, t2), contributions);
  }

  /**
   * T² of a subgroup {@code [part][characteristic]} of the model's size.
   *
   * @throws IllegalArgumentException when it has another size, or a value is not finite
   */
  public Statistic statistic(double[][] subgroup) {
    if (subgroup.length != n) {
      throw new IllegalArgumentException(
          "the model is of subgroups of " + n + "; this one has " + subgroup.length);
    }
    return statistic(VectorMoments.mean(subgroup, moments.dimension()));
  }

  /** Upper limit for the points the model was made from; α above 0 and below 1. */
  public double phaseOneLimit(double alpha) {
    double m = moments.count();
    double p = moments.dimension();
    if (n == 1) {
      return (m - 1) * (m - 1) / m * UpperQuantile.beta(p / 2, (m - p - 1) / 2, alpha);
    }
    double freedom = m * n - m - p + 1;
    return p * (m - 1) * (n - 1) / freedom * UpperQuantile.f(p, freedom, alpha);
  }

  /** Upper limit for new points; α above 0 and below 1. */
  public double phaseTwoLimit(double alpha) {
    double m = moments.count();
    double p = moments.dimension();
    if (n == 1) {
      return p * (m + 1) * (m - 1) / (m * m - m * p) * UpperQuantile.f(p, m - p, alpha);
    }
    double freedom = m * n - m - p + 1;
    return p * (m + 1) * (n - 1) / freedom * UpperQuantile.f(p, freedom, alpha);
  }
}
