package io.gaugewire.spc.chart;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.summary.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Charts of the distance between rare events: g for counts of opportunities, t for times.
 *
 * <p>Where events are rare a p or u chart is mostly zeros; the distance between events says more. A
 * point above the upper limit is good news: the events have become rarer. References: J. C.
 * Benneyan (2001), Health Care Management Science 4, 305-318 (g); L. S. Nelson (1994), Journal of
 * Quality Technology 26, 239-240 (t).
 */
public final class RareEventChart {
  /** Nelson's power: exponential times to the power 1/3.6 are nearly normal. */
  private static final double NELSON_POWER = 1 / 3.6;

  private RareEventChart() {}

  /**
   * g chart: conforming opportunities between events, geometric. Center ḡ; limits ḡ ± k√(ḡ(ḡ+1)),
   * the lower one cut at 0.
   *
   * @param between opportunities between one event and the next, each from 0
   * @param k distance of the limits in standard errors, usually 3
   * @throws IllegalArgumentException when a count is negative or k unusable
   */
  public static Panel g(List<Long> between, double k) {
    Width.check(k);
    double sum = 0;
    for (int i = 0; i < between.size(); i++) {
      if (between.get(i) < 0) {
        throw new IllegalArgumentException("count at position " + i + " is negative");
      }
      sum += between.get(i);
    }
    double mean = between.isEmpty() ? 0 : sum / between.size();
    ControlLimits limits =
        ControlLimits.around(mean, Math.sqrt(mean * (mean + 1)), k)
            .within(0, Double.POSITIVE_INFINITY);
    List<Point> points = new ArrayList<>(between.size());
    for (int i = 0; i < between.size(); i++) {
      points.add(new Point(i, Result.of((double) between.get(i)), Result.of(limits)));
    }
    return new Panel("g", points);
  }

  /**
   * A t chart.
   *
   * @param transformed individuals chart of y = t^(1/3.6) with its moving ranges; points are judged
   *     here
   * @param times center and limits as times, max(0, y)^3.6, for display; they are not symmetric
   */
  public record TimesBetween(VariablesChart transformed, Result<TimeLimits> times) {}

  /** Limits in the unit of the times. */
  public record TimeLimits(double lcl, double center, double ucl) {
    public TimeLimits {
      Values.defined("lcl", lcl);
      Values.defined("center", center);
      Values.defined("ucl", ucl);
    }
  }

  /**
   * t chart: times between events, exponential, judged as individuals of y = t^(1/3.6).
   *
   * @param between times between one event and the next, above 0, in any one unit
   * @param k distance of the limits in standard errors of y, usually 3
   * @throws IllegalArgumentException when a time is not above 0 or k unusable
   */
  public static TimesBetween t(Observations between, double k) {
    List<OptionalDouble> powers = new ArrayList<>(between.size());
    for (int i = 0; i < between.size(); i++) {
      powers.add(power(between.at(i), i));
    }
    VariablesChart chart =
        IndividualsChart.of(
            Observations.withGaps(powers),
            VariablesDesign.by(MovingRangeSigma.DEFAULT).withWidth(k));
    Result<TimeLimits> times =
        chart
            .stages()
            .getFirst()
            .map(y -> ControlLimits.around(y.mean(), y.sigma(), k))
            .map(y -> new TimeLimits(time(y.lcl()), time(y.center()), time(y.ucl())));
    return new TimesBetween(chart, times);
  }

  private static OptionalDouble power(OptionalDouble time, int position) {
    if (time.isPresent() && !(time.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "time at position "
              + position
              + " is not above 0; events at one time need a finer clock");
    }
    return time.isPresent()
        ? OptionalDouble.of(Math.pow(time.getAsDouble(), NELSON_POWER))
        : OptionalDouble.empty();
  }

  private static double time(double y) {
    return Math.pow(Math.max(0, y), 1 / NELSON_POWER);
  }
}
