package io.gaugewire.spc.chart;

import java.util.List;

/**
 * One statistic plotted over the positions of a chart.
 *
 * @param statistic its symbol, such as "X̄" or "R"
 * @param points one for each position
 */
public record Panel(String statistic, List<Point> points) {
  public Panel {
    points = List.copyOf(points);
  }

  /** Positions (from 0, ascending) of the points strictly beyond their limits. */
  public List<Integer> beyondLimits() {
    return points.stream().filter(Point::isBeyondLimits).map(Point::position).toList();
  }
}
