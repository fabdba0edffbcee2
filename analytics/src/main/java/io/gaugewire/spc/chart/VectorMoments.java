package io.gaugewire.spc.chart;

import java.util.Arrays;
import java.util.List;

/** Mean vector and covariance matrix of a phase I; confined to the model that owns it. */
final class VectorMoments {
  private static final double LARGEST = 1e150;

  private final int count;
  private final double[] mean;
  private final double[][] covariance;

  private VectorMoments(int count, double[] mean, double[][] covariance) {
    this.count = count;
    this.mean = mean;
    this.covariance = covariance;
  }

  /** Mean of all vectors and the sample covariance (divisor m - 1). */
  static VectorMoments overall(double[][] vectors) {
    if (vectors.length < 2) {
      throw new IllegalArgumentException(
          "a covariance needs at least 2 vectors, not " + vectors.length);
    }
    int p = vectors[0].length;
    double[] mean = mean(vectors, p);
    double[][] covariance = new double[p][p];
    addCovariance(covariance, vectors, mean, 1);
    return new VectorMoments(vectors.length, mean, covariance);
  }

  /** Mean of the subgroup means and mean of the covariances within subgroups. */
  static VectorMoments within(double[][][] subgroups) {
    if (subgroups.length < 2 || subgroups[0].length < 2) {
      throw new IllegalArgumentException(
          "T² of subgroups needs at least 2 subgroups of at least 2 parts; use individual vectors");
    }
    int n = subgroups[0].length;
    int p = subgroups[0][0].length;
    double[][] means = new double[subgroups.length][];
    double[][] covariance = new double[p][p];
    for (int i = 0; i < subgroups.length; i++) {
      if (subgroups[i].length != n) {
        throw new IllegalArgumentException(
            "subgroup " + i + " has " + subgroups[i].length + " parts, the first has " + n);
      }
      means[i] = mean(subgroups[i], p);
      addCovariance(covariance, subgroups[i], means[i], 1.0 / subgroups.length);
    }
    return new VectorMoments(subgroups.length, mean(means, p), covariance);
  }

  static double[] mean(double[][] vectors, int p) {
    double[] mean = new double[p];
    for (double[] vector : vectors) {
      check(vector, p);
    }
    for (int j = 0; j < p; j++) {
      // Relative to the first vector: equal vectors give their value to the last bit.
      double deviations = 0;
      for (double[] vector : vectors) {
        deviations += vector[j] - vectors[0][j];
      }
      mean[j] = vectors[0][j] + deviations / vectors.length;
    }
    return mean;
  }

  private static void addCovariance(
      double[][] sum, double[][] vectors, double[] mean, double weight) {
    double scale = weight / (vectors.length - 1);
    for (double[] vector : vectors) {
      for (int j = 0; j < mean.length; j++) {
        for (int l = 0; l < mean.length; l++) {
          sum[j][l] += scale * (vector[j] - mean[j]) * (vector[l] - mean[l]);
        }
      }
    }
  }

  static void check(double[] vector, int p) {
    if (p < 1 || vector.length != p) {
      throw new IllegalArgumentException(
          "a vector has " + vector.length + " characteristics where " + p + " are expected");
    }
    for (double x : vector) {
      if (!(Math.abs(x) <= LARGEST)) {
        throw new IllegalArgumentException(
            x + " is not a usable number in " + Arrays.toString(vector));
      }
    }
  }

  static List<Double> boxed(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  /** m, the number of subgroups or vectors. */
  int count() {
    return count;
  }

  /** p, the number of characteristics. */
  int dimension() {
    return mean.length;
  }

  double[] mean() {
    return mean;
  }

  double[][] covariance() {
    return covariance;
  }
}
