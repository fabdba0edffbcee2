package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Values;

/**
 * Variances by source, and the usual ways to state them (AIAG MSA 4th edition, ch. III B).
 *
 * @param repeatability in the square of the readings' unit, 0 or more
 * @param operator likewise
 * @param operatorByPart likewise; not available if the model has no interaction
 * @param partToPart likewise
 */
public record VarianceComponents(
    double repeatability, double operator, Result<Double> operatorByPart, double partToPart) {

  /**
   * AIAG's rounding of sqrt 2: distinct categories are intervals that 97 % of the parts fall apart
   * by.
   */
  private static final double CATEGORY_FACTOR = 1.41;

  /** Refuses negative variances. */
  public VarianceComponents {
    notNegative("repeatability", repeatability);
    notNegative("operator", operator);
    operatorByPart.toOptional().ifPresent(value -> notNegative("operator by part", value));
    notNegative("part to part", partToPart);
  }

  private static void notNegative(String name, double variance) {
    if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The variance of " + name + " must be 0 or more, is " + variance);
    }
  }

  /** The variance of a source; only {@link VariationSource#OPERATOR_BY_PART} may be missing. */
  public Result<Double> variance(VariationSource source) {
    return switch (source) {
      case REPEATABILITY -> Result.of(repeatability);
      case OPERATOR -> Result.of(operator);
      case OPERATOR_BY_PART -> operatorByPart;
      case REPRODUCIBILITY -> Result.of(reproducibility());
      case GRR -> Result.of(grr());
      case PART_TO_PART -> Result.of(partToPart);
      case TOTAL -> Result.of(total());
    };
  }

  private double reproducibility() {
    return operator + operatorByPart.toOptional().orElse(0.0);
  }

  private double grr() {
    return repeatability + reproducibility();
  }

  private double total() {
    return grr() + partToPart;
  }

  /** Square root of the variance. */
  public Result<Double> standardDeviation(VariationSource source) {
    return variance(source).map(Math::sqrt);
  }

  /**
   * 100 variance / total variance: shares that add up to 100. Not to be judged by the 10 / 30 rule.
   */
  public Result<Double> percentContribution(VariationSource source) {
    return ofTotal(variance(source), total());
  }

  /** 100 sd / total sd: what AIAG judges (below 10 good, above 30 not). Does not add up to 100. */
  public Result<Double> percentStudyVariation(VariationSource source) {
    return ofTotal(standardDeviation(source), Math.sqrt(total()));
  }

  private static Result<Double> ofTotal(Result<Double> share, double total) {
    return total > 0
        ? share.map(value -> 100 * value / total)
        : Result.notAvailable("all readings are equal");
  }

  /**
   * multiplier sd, in the unit of the readings.
   *
   * @param multiplier 6 in AIAG's 4th edition, 5.15 before
   * @throws IllegalArgumentException for a multiplier of 0 or less
   */
  public Result<Double> studyVariation(VariationSource source, double multiplier) {
    Values.positive("multiplier", multiplier);
    return standardDeviation(source).map(sd -> multiplier * sd);
  }

  /**
   * 100 multiplier sd / tolerance.
   *
   * @param tolerance USL - LSL, above 0, in the unit of the readings
   * @throws IllegalArgumentException for a multiplier or tolerance of 0 or less
   */
  public Result<Double> percentTolerance(
      VariationSource source, double multiplier, double tolerance) {
    Values.positive("tolerance", tolerance);
    return studyVariation(source, multiplier).map(width -> 100 * width / tolerance);
  }

  /** 1.41 PV / GRR, before rounding; not available if the measurement system shows no variation. */
  public Result<Double> distinctCategoriesUnrounded() {
    return Values.finite(
        CATEGORY_FACTOR * Math.sqrt(partToPart) / Math.sqrt(grr()),
        "the measurement system shows no variation: readings are too coarse or were copied");
  }

  /** ndc: 1.41 PV / GRR rounded down, at least 1; AIAG wants 5 or more. */
  public Result<Integer> distinctCategories() {
    return distinctCategoriesUnrounded()
        .map(ndc -> (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.floor(ndc))));
  }
}
