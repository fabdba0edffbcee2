package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.MeanSquare;

/**
 * Gauge repeatability and reproducibility when a part can be measured by one operator only, as in
 * destructive tests: parts are nested in operators, and trials are pieces taken to be alike.
 *
 * <p>o operators, p parts each, r trials. SS operator = p r sum (mean_o - mean)^2, SS
 * part(operator) = r sum (mean_po - mean_o)^2, SS repeatability = sum (x - mean_po)^2 (Montgomery,
 * Design and Analysis of Experiments, ch. 14).
 *
 * @param parts p by operator
 * @param trials r by part
 * @param operator df o - 1
 * @param partWithinOperator df o (p - 1)
 * @param repeatability df o p (r - 1)
 */
public record NestedStudy(
    int parts,
    int trials,
    MeanSquare operator,
    MeanSquare partWithinOperator,
    MeanSquare repeatability) {

  /**
   * Analyses a balanced study.
   *
   * @param readings {@code [operator][part of that operator][trial]}, 2 or more of each
   * @throws IllegalArgumentException if that does not hold, or for NaN or infinite readings
   */
  public static NestedStudy of(double[][][] readings) {
    StudyData data = StudyData.of(readings);
    int o = data.operators();
    int p = data.parts();
    int r = data.trials();
    double mean = data.grandMean();
    double operators = 0;
    double parts = 0;
    for (int operator = 0; operator < o; operator++) {
      double ofOperator = data.operatorMean(operator);
      operators += (ofOperator - mean) * (ofOperator - mean);
      for (int part = 0; part < p; part++) {
        double off = data.cellMean(operator, part) - ofOperator;
        parts += off * off;
      }
    }
    return new NestedStudy(
        p,
        r,
        new MeanSquare(o - 1, p * r * operators),
        new MeanSquare(o * (p - 1), r * parts),
        new MeanSquare(o * p * (r - 1), data.squaresWithinCells()));
  }

  /** Significance of operators against parts. */
  public Result<Double> operatorSignificance() {
    return operator.significanceAgainst(partWithinOperator);
  }

  /** Significance of parts against repeatability. */
  public Result<Double> partSignificance() {
    return partWithinOperator.significanceAgainst(repeatability);
  }

  /**
   * Variance components, negative ones set to 0: operator (MS_O - MS_P(O)) / (p r), part (MS_P(O) -
   * MS_E) / r, repeatability MS_E.
   */
  public VarianceComponents components() {
    return new VarianceComponents(
        repeatability.value(),
        Math.max(0, (operator.value() - partWithinOperator.value()) / ((double) parts * trials)),
        Result.notAvailable("a nested study cannot see an interaction"),
        Math.max(0, (partWithinOperator.value() - repeatability.value()) / trials));
  }
}
