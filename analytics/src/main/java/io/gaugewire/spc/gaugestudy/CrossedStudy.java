package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.MeanSquare;
import io.gaugewire.spc.summary.Values;

/**
 * Gauge repeatability and reproducibility by analysis of variance: every operator measures every
 * part several times; operators and parts are random samples (AIAG MSA 4th edition, appendix A).
 *
 * <p>p parts, o operators, r trials. SS part = o r sum (mean_p - mean)^2, SS operator = p r sum
 * (mean_o - mean)^2, SS interaction = r sum (mean_po - mean_p - mean_o + mean)^2, SS repeatability
 * = sum (x - mean_po)^2.
 *
 * @param design how many of each
 * @param part df p - 1
 * @param operator df o - 1
 * @param interaction df (p - 1)(o - 1)
 * @param repeatability df p o (r - 1)
 */
public record CrossedStudy(
    Design design,
    MeanSquare part,
    MeanSquare operator,
    MeanSquare interaction,
    MeanSquare repeatability) {

  /** Significance above which the interaction is usually pooled into repeatability (Minitab). */
  public static final double USUAL_ALPHA = 0.05;

  /** AIAG's text pools only above 0.25. */
  public static final double AIAG_ALPHA = 0.25;

  /** Numbers of operators, parts and trials, each 2 or more. */
  public record Design(int operators, int parts, int trials) {

    /** Refuses designs without degrees of freedom. */
    public Design {
      if (operators < 2 || parts < 2 || trials < 2) {
        throw new IllegalArgumentException(
            "A study needs 2 or more operators, parts and trials, not "
                + operators
                + ", "
                + parts
                + ", "
                + trials);
      }
    }
  }

  /** Whether operators may differ more on some parts than on others. */
  public enum Model {
    /** The interaction is a source of its own and the yardstick for parts and operators. */
    WITH_INTERACTION,
    /** The interaction is chance and pooled into repeatability. */
    WITHOUT_INTERACTION
  }

  /**
   * Analyses a balanced study.
   *
   * @param readings {@code [operator][part][trial]}, 2 or more of each, as many everywhere
   * @throws IllegalArgumentException if that does not hold, or for NaN or infinite readings
   */
  public static CrossedStudy of(double[][][] readings) {
    StudyData data = StudyData.of(readings);
    int o = data.operators();
    int p = data.parts();
    int r = data.trials();
    double mean = data.grandMean();
    double parts = 0;
    for (int part = 0; part < p; part++) {
      parts += square(data.partMean(part) - mean);
    }
    double operators = 0;
    double interactions = 0;
    for (int operator = 0; operator < o; operator++) {
      double ofOperator = data.operatorMean(operator) - mean;
      operators += square(ofOperator);
      for (int part = 0; part < p; part++) {
        interactions += square(data.cellMean(operator, part) - data.partMean(part) - ofOperator);
      }
    }
    return new CrossedStudy(
        new Design(o, p, r),
        new MeanSquare(p - 1, o * r * parts),
        new MeanSquare(o - 1, p * r * operators),
        new MeanSquare((p - 1) * (o - 1), r * interactions),
        new MeanSquare(p * o * (r - 1), data.squaresWithinCells()));
  }

  private static double square(double x) {
    return x * x;
  }

  /** All lines together: df p o r - 1. */
  public MeanSquare total() {
    return part.pooledWith(operator).pooledWith(interaction).pooledWith(repeatability);
  }

  /**
   * The line that parts and operators are compared with: interaction, or what it is pooled into.
   */
  public MeanSquare errorOf(Model model) {
    return switch (model) {
      case WITH_INTERACTION -> interaction;
      case WITHOUT_INTERACTION -> pooledRepeatability();
    };
  }

  /** Repeatability and interaction as one line. */
  public MeanSquare pooledRepeatability() {
    return repeatability.pooledWith(interaction);
  }

  /** Significance of the interaction: upper tail of F(MS interaction / MS repeatability). */
  public Result<Double> interactionSignificance() {
    return interaction.significanceAgainst(repeatability);
  }

  /**
   * With interaction if its significance is below alpha; if nothing repeats differently, with
   * interaction as soon as there is any.
   *
   * @param alpha between 0 and 1, such as {@link #USUAL_ALPHA} or {@link #AIAG_ALPHA}
   */
  public Model select(double alpha) {
    Values.fraction("alpha", alpha);
    boolean keep =
        interactionSignificance()
            .map(p -> p < alpha)
            .toOptional()
            .orElse(interaction.sumOfSquares() > 0);
    return keep ? Model.WITH_INTERACTION : Model.WITHOUT_INTERACTION;
  }

  /**
   * Variance components; negative ones are set to 0. With interaction: operator (MS_O - MS_PO) / (p
   * r), part (MS_P - MS_PO) / (o r), operator by part (MS_PO - MS_E) / r, repeatability MS_E.
   * Without: the pooled error takes the place of MS_PO and MS_E.
   */
  public VarianceComponents components(Model model) {
    double error = errorOf(model).value();
    return new VarianceComponents(
        switch (model) {
          case WITH_INTERACTION -> repeatability.value();
          case WITHOUT_INTERACTION -> error;
        },
        Math.max(0, (operator.value() - error) / (design.parts * design.trials)),
        switch (model) {
          case WITH_INTERACTION ->
              Result.of(Math.max(0, (error - repeatability.value()) / design.trials));
          case WITHOUT_INTERACTION ->
              Result.notAvailable("the interaction is pooled into repeatability");
        },
        Math.max(0, (part.value() - error) / (design.operators * design.trials)));
  }
}
