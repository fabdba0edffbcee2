package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.ProcessParameters;
import java.util.ArrayList;
import java.util.List;

/**
 * Moving average: the mean of the last {@code span} means, of fewer at the start.
 *
 * <p>Limits μ ± kσ√(Σ 1/n_j)/m over the m means in the window, for equal n μ ± kσ/√(nm). Missing
 * means are not in the window's average; where the newest is missing there is no point. Reference:
 * Montgomery, section 9.3.
 */
public final class MovingAverageChart {
  /**
   * How the chart is drawn.
   *
   * @param span number of means in the window, from 1
   * @param k distance of the limits in standard errors, usually 3
   * @param process μ (the target) and σ of single measurements
   */
  public record Design(int span, double k, ProcessParameters process) {
    public Design {
      if (!(span >= 1)) {
        throw new IllegalArgumentException("a moving average spans at least 1 mean, not " + span);
      }
      Width.check(k);
    }
  }

  private MovingAverageChart() {}

  /** The chart; its statistic is the moving average. */
  public static Panel of(MeanSeries series, Design design) {
    List<Point> points = new ArrayList<>(series.length());
    for (int i = 0; i < series.length(); i++) {
      points.add(
          series.means().isMissing(i)
              ? new Point(
                  i,
                  Result.notAvailable("the mean is missing"),
                  Result.notAvailable("there is no moving average here"))
              : point(series, design, i));
    }
    return new Panel("MA", points);
  }

  private static Point point(MeanSeries series, Design design, int i) {
    double sum = 0;
    double inverseSizes = 0;
    int m = 0;
    for (int j = Math.max(0, i - design.span() + 1); j <= i; j++) {
      if (!series.means().isMissing(j)) {
        sum += series.means().at(j).getAsDouble();
        inverseSizes += 1.0 / series.sizes().get(j);
        m++;
      }
    }
    double error = design.process().sigma() * Math.sqrt(inverseSizes) / m;
    return new Point(
        i,
        Result.of(sum / m),
        Result.of(ControlLimits.around(design.process().mean(), error, design.k())));
  }
}
