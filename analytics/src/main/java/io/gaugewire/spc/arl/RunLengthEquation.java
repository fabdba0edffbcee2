package io.gaugewire.spc.arl;

import io.gaugewire.spc.Result;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * The integral equation of a run length, L(u) = 1 + a(u) L(0) + ∫ L(y) k(u, y) dy over the interval
 * between the limits, solved by Nyström's method on Gauss-Legendre panels. The kernel is a normal
 * density; panels of at most two of its standard deviations with 16 nodes each leave an error far
 * below that of the linear system. Reference: Crowder (1987), Technometrics 29, 401-407.
 */
final class RunLengthEquation {
  /** The largest run length that double arithmetic still resolves to five digits. */
  static final double LONGEST = 1e10;

  private static final int PANEL_NODES = 16;
  private static final int MOST_PANELS = 100;

  /** Probability (density) to go from u to y; the atom is the probability to go to exactly 0. */
  interface Kernel {
    double density(double from, double to);

    default double atom(double from) {
      return 0;
    }
  }

  private RunLengthEquation() {}

  /**
   * L(start), for an interval and a kernel whose standard deviation is {@code scale}; infinite
   * where the linear system cannot tell it from infinity. Its relative error is about L · 1e-15.
   */
  static Result<Double> solve(double low, double high, double scale, double start, Kernel kernel) {
    int panels = (int) Math.ceil(Math.min(MOST_PANELS + 1.0, (high - low) / (2 * scale)));
    if (panels > MOST_PANELS) {
      return Result.notAvailable("the limits are too wide for the spread of one step");
    }
    int size = panels * PANEL_NODES;
    double[] node = new double[size];
    double[] weight = new double[size];
    GaussIntegratorFactory factory = new GaussIntegratorFactory();
    for (int p = 0; p < panels; p++) {
      GaussIntegrator gauss =
          factory.legendre(
              PANEL_NODES, low + (high - low) * p / panels, low + (high - low) * (p + 1) / panels);
      for (int i = 0; i < PANEL_NODES; i++) {
        node[p * PANEL_NODES + i] = gauss.getPoint(i);
        weight[p * PANEL_NODES + i] = gauss.getWeight(i);
      }
    }
    // The unknowns are L at the nodes and, last, L(0).
    double[][] a = new double[size + 1][size + 1];
    for (int i = 0; i <= size; i++) {
      double from = i < size ? node[i] : 0;
      for (int j = 0; j < size; j++) {
        a[i][j] = -weight[j] * kernel.density(from, node[j]);
      }
      a[i][size] = -kernel.atom(from);
      a[i][i] += 1;
    }
    double[] atNodes;
    try {
      RealMatrix system = new Array2DRowRealMatrix(a, false);
      atNodes =
          new LUDecomposition(system, 1e-300)
              .getSolver()
              .solve(new ArrayRealVector(size + 1, 1.0))
              .toArray();
    } catch (SingularMatrixException e) {
      return Result.of(Double.POSITIVE_INFINITY);
    }
    double length = 1 + kernel.atom(start) * atNodes[size];
    for (int j = 0; j < size; j++) {
      length += weight[j] * kernel.density(start, node[j]) * atNodes[j];
    }
    boolean resolved = length >= 1 - 1e-9 && length <= 1e14;
    return Result.of(resolved ? Math.max(1, length) : Double.POSITIVE_INFINITY);
  }

  /** A run length that has its digits; longer ones are not available. */
  static Result<Double> resolved(double length) {
    return length <= LONGEST
        ? Result.of(length)
        : Result.notAvailable("the run length is beyond " + LONGEST + " points");
  }
}
