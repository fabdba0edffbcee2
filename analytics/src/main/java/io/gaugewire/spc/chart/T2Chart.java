package io.gaugewire.spc.chart;

import io.gaugewire.spc.summary.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * T² of a sequence of subgroups or individual vectors, with one upper limit and no lower one.
 *
 * @param ucl upper control limit
 * @param points T² and contributions, one for each position
 */
public record T2Chart(double ucl, List<T2Model.Statistic> points) {
  public T2Chart {
    points = List.copyOf(points);
    if (!(ucl > 0 && ucl < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("an upper limit of T² is above 0 and finite, not " + ucl);
    }
  }

  /**
   * The points that the model was made from, {@code [subgroup][part][characteristic]}; for a model
   * of individuals a subgroup is one vector.
   *
   * @param alpha upper tail, above 0 and below 1
   */
  public static T2Chart phaseOne(T2Model model, double[][][] subgroups, double alpha) {
    return new T2Chart(model.phaseOneLimit(alpha), statistics(model, subgroups));
  }

  /** New points, as {@link #phaseOne}. */
  public static T2Chart phaseTwo(T2Model model, double[][][] subgroups, double alpha) {
    return new T2Chart(model.phaseTwoLimit(alpha), statistics(model, subgroups));
  }

  /** Individual vectors as the subgroups of one that the charts take. */
  public static double[][][] singles(double[][] vectors) {
    double[][][] singles = new double[vectors.length][][];
    for (int i = 0; i < vectors.length; i++) {
      singles[i] = new double[][] {Values.checked(1, vectors[i])};
    }
    return singles;
  }

  private static List<T2Model.Statistic> statistics(T2Model model, double[][][] subgroups) {
    List<T2Model.Statistic> statistics = new ArrayList<>(subgroups.length);
    for (double[][] subgroup : subgroups) {
      statistics.add(model.statistic(subgroup));
    }
    return statistics;
  }

  /** Positions (from 0, ascending) of the points strictly above the limit. */
  public List<Integer> beyondLimit() {
    return IntStream.range(0, points.size()).filter(i -> points.get(i).t2() > ucl).boxed().toList();
  }
}
