package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.summary.Moments;
import io.gaugewire.spc.summary.StraightLine;
import io.gaugewire.spc.summary.Values;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether the bias of a gauge changes over its range: the line of bias by reference value through
 * readings of several masters (AIAG MSA 4th edition, ch. III B). A gauge is linear if the line bias
 * = 0 lies within the confidence band everywhere; slope and intercept then both may be 0.
 *
 * @param line bias = intercept + slope reference, through all single readings
 * @param masters bias at every master, in the order given
 */
public record LinearityStudy(StraightLine line, List<BiasStudy> masters) {

  /** Keeps the list from changing. */
  public LinearityStudy {
    masters = List.copyOf(masters);
    if (masters.size() < 2) {
      throw new IllegalArgumentException(
          "A linearity study needs at least 2 masters (5 are usual), there are " + masters.size());
    }
  }

  /**
   * Of readings of several masters.
   *
   * @param references value of every master, not all equal
   * @param readings {@code [master][reading]}, 2 or more of each, not necessarily as many
   * @throws IllegalArgumentException if that does not hold, or for NaN or infinite values
   */
  public static LinearityStudy of(double[] references, double[][] readings) {
    if (references.length != readings.length) {
      throw new IllegalArgumentException(
          "There are " + references.length + " references and " + readings.length + " masters");
    }
    List<BiasStudy> masters =
        IntStream.range(0, references.length)
            .mapToObj(i -> BiasStudy.of(references[i], readings[i]))
            .toList();
    double[] x =
        IntStream.range(0, references.length)
            .boxed()
            .flatMapToDouble(i -> Arrays.stream(readings[i]).map(reading -> references[i]))
            .toArray();
    double[] bias =
        IntStream.range(0, references.length)
            .boxed()
            .flatMapToDouble(i -> Arrays.stream(readings[i]).map(value -> value - references[i]))
            .toArray();
    return new LinearityStudy(StraightLine.through(x, bias), masters);
  }

  /** Mean of the masters' biases. */
  public double averageBias() {
    return Moments.meanOf(masters.stream().mapToDouble(BiasStudy::bias).toArray());
  }

  /** |slope| times the process variation: how far the bias moves over it. */
  public double linearity(double processVariation) {
    return Math.abs(line.slope()) * Values.positive("processVariation", processVariation);
  }

  /** 100 |slope|. */
  public double percentLinearity() {
    return 100 * Math.abs(line.slope());
  }

  /**
   * Whether neither slope nor intercept is significant.
   *
   * @param alpha between 0 and 1, usually 0.05
   */
  public boolean linear(double alpha) {
    Values.fraction("alpha", alpha);
    boolean slope = line.slopePValue().map(p -> p >= alpha).toOptional().orElse(line.slope() == 0);
    boolean intercept =
        line.interceptPValue().map(p -> p >= alpha).toOptional().orElse(line.intercept() == 0);
    return slope && intercept;
  }
}
