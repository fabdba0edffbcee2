package io.gaugewire.spc.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The stages of a chart in their order; the first begins with the chart.
 *
 * <p>Freezing and stages combine: each stage has its own basis.
 *
 * @param list at least one stage, with ascending starts
 * @param <P> the kind of parameters of the chart
 */
public record Stages<P extends ChartParameters>(List<Stage<P>> list) {
  public Stages {
    list = List.copyOf(list);
    if (list.isEmpty() || list.getFirst().first() != 0) {
      throw new IllegalArgumentException("the first stage of a chart starts at position 0");
    }
    for (int i = 1; i < list.size(); i++) {
      if (list.get(i).first() <= list.get(i - 1).first()) {
        throw new IllegalArgumentException(
            "stages must start one after another; stage "
                + i
                + " starts at "
                + list.get(i).first());
      }
    }
  }

  /** One stage, limits estimated from every point. */
  public static <P extends ChartParameters> Stages<P> fromEveryPoint() {
    return single(new Basis.EveryPoint<>());
  }

  /** One stage, limits estimated from the first points and then frozen. */
  public static <P extends ChartParameters> Stages<P> frozenAfter(int points) {
    return single(new Basis.FirstPoints<>(points));
  }

  /** One stage, limits from given parameters. */
  public static <P extends ChartParameters> Stages<P> given(P parameters) {
    return single(new Basis.Given<>(parameters));
  }

  /** One stage on a basis. */
  public static <P extends ChartParameters> Stages<P> single(Basis<P> basis) {
    return new Stages<>(List.of(new Stage<>(0, basis, Set.of())));
  }

  /** A new stage wherever the label of a point differs from the one before; all on one basis. */
  public static <P extends ChartParameters> Stages<P> labelled(List<?> labels, Basis<P> basis) {
    List<Stage<P>> stages = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if (i == 0 || !Objects.equals(labels.get(i), labels.get(i - 1))) {
        stages.add(new Stage<>(i, basis, Set.of()));
      }
    }
    return new Stages<>(stages);
  }

  /** The same stages; these positions do not count towards estimates. */
  public Stages<P> excluding(Set<Integer> positions) {
    return new Stages<>(
        list.stream().map(s -> new Stage<>(s.first(), s.basis(), positions)).toList());
  }

  /**
   * The extent of each stage on a chart of so many points.
   *
   * @throws IllegalArgumentException when a stage would start after the last point
   */
  public List<Stage.Span<P>> over(int points) {
    List<Stage.Span<P>> spans = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      int end = i + 1 < list.size() ? list.get(i + 1).first() : points;
      if (end > points || (list.get(i).first() >= points && i > 0)) {
        throw new IllegalArgumentException(
            "the chart has " + points + " points but stage " + i + " reaches beyond them");
      }
      spans.add(new Stage.Span<>(list.get(i), end));
    }
    return List.copyOf(spans);
  }
}
