package io.gaugewire.spc.chart;

import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.summary.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tabular CUSUM for the mean, with an optional fast initial response.
 *
 * <p>K = kσ/√n, H = hσ/√n; C⁺_i = max(0, x̄_i - (μ+K) + C⁺_(i-1)), C⁻_i = max(0, (μ-K) - x̄_i +
 * C⁻_(i-1)), both from 0 and started at headStart·H. A sum strictly above H signals; sums are not
 * reset by a signal. A missing mean leaves the sums as they are. References: ISO 7870-4; J. M.
 * Lucas and R. B. Crosier (1982), Technometrics 24, 199-205 (head start).
 *
 * @param k K, the allowance, in the unit of the characteristic
 * @param h H, the decision interval, in the unit of the characteristic
 * @param target μ
 * @param points one for each position
 */
public record CusumChart(double k, double h, double target, List<CusumPoint> points) {
  public CusumChart {
    points = List.copyOf(points);
    Values.defined("k", k);
    Values.defined("h", h);
    Values.defined("target", target);
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).position() != i) {
        throw new IllegalArgumentException(
            "point " + i + " says that its position is " + points.get(i).position());
      }
    }
  }

  /**
   * How the chart is drawn.
   *
   * @param k allowance in standard errors of the mean, from 0; half the shift to find, usually 0.5
   * @param h decision interval in standard errors of the mean, above 0; usually 4 to 5
   * @param headStart fraction of H to start from, 0 to 1; 0.5 for fast initial response
   * @param process μ (the target) and σ of single measurements, σ above 0
   */
  public record Design(double k, double h, double headStart, ProcessParameters process) {
    public Design {
      if (!(k >= 0 && k <= 100)) {
        throw new IllegalArgumentException("the allowance k lies from 0 to 100, not at " + k);
      }
      if (!(h > 0 && h <= 1000)) {
        throw new IllegalArgumentException("the decision interval h must be above 0, not " + h);
      }
      if (!(headStart >= 0 && headStart <= 1)) {
        throw new IllegalArgumentException(
            "the head start is a fraction of h from 0 to 1, not " + headStart);
      }
      if (!(process.sigma() > 0)) {
        throw new IllegalArgumentException("a CUSUM needs σ above 0; check the phase I data");
      }
    }

    /** k = 0.5 and h = 4.774: in-control ARL 370, as a 3-sigma Shewhart chart. */
    public static Design standard(ProcessParameters process) {
      return new Design(0.5, 4.774, 0, process);
    }
  }

  /**
   * Both sums after a position.
   *
   * @param position from 0
   * @param missing whether there was no mean here, so that the sums are those of before
   * @param upper C⁺
   * @param lower C⁻
   * @param upperRun consecutive points with C⁺ above 0, up to here
   * @param lowerRun consecutive points with C⁻ above 0, up to here
   */
  public record CusumPoint(
      int position, boolean missing, double upper, double lower, int upperRun, int lowerRun) {
    public CusumPoint {
      Values.defined("upper", upper);
      Values.defined("lower", lower);
    }
  }

  /**
   * A point whose sum is above H.
   *
   * @param position where
   * @param upward whether C⁺ signals; C⁻ otherwise
   * @param firstOfRun position of the first point of the run above 0: the shift's likely start
   * @param estimatedMean μ + K + C⁺/N⁺, or μ - K - C⁻/N⁻
   */
  public record Signal(int position, boolean upward, int firstOfRun, double estimatedMean) {
    public Signal {
      Values.defined("estimatedMean", estimatedMean);
    }
  }

  /**
   * The chart of means of n measurements each.
   *
   * @throws IllegalArgumentException when n is below 1
   */
  public static CusumChart of(Observations means, int n, Design design) {
    if (!(n >= 1)) {
      throw new IllegalArgumentException("means are of at least 1 measurement, not " + n);
    }
    double error = design.process().sigma() / Math.sqrt(n);
    double k = design.k() * error;
    double h = design.h() * error;
    double target = design.process().mean();
    double start = design.headStart() * h;
    CusumPoint last = new CusumPoint(-1, true, start, start, 0, 0);
    List<CusumPoint> points = new ArrayList<>(means.size());
    for (int i = 0; i < means.size(); i++) {
      last =
          means.isMissing(i) ? hold(last, i) : next(last, i, means.at(i).getAsDouble(), target, k);
      points.add(last);
    }
    return new CusumChart(k, h, target, points);
  }

  private static CusumPoint hold(CusumPoint last, int i) {
    return new CusumPoint(i, true, last.upper, last.lower, last.upperRun, last.lowerRun);
  }

  private static CusumPoint next(CusumPoint last, int i, double x, double target, double k) {
    double upper = Math.max(0, x - (target + k) + last.upper);
    double lower = Math.max(0, (target - k) - x + last.lower);
    return new CusumPoint(
        i,
        false,
        upper,
        lower,
        upper > 0 ? last.upperRun + 1 : 0,
        lower > 0 ? last.lowerRun + 1 : 0);
  }

  /** Positions where C⁺ is strictly above H. */
  public List<Integer> beyondUpper() {
    return points.stream()
        .filter(p -> !p.missing && p.upper > h)
        .map(CusumPoint::position)
        .toList();
  }

  /** Positions where C⁻ is strictly above H. */
  public List<Integer> beyondLower() {
    return points.stream()
        .filter(p -> !p.missing && p.lower > h)
        .map(CusumPoint::position)
        .toList();
  }

  /** The first point where a sum is strictly above H; C⁺ before C⁻ where both are. */
  public Optional<Signal> firstSignal() {
    return points.stream()
        .filter(p -> !p.missing && (p.upper > h || p.lower > h))
        .findFirst()
        .map(this::signal);
  }

  private Signal signal(CusumPoint point) {
    if (point.upper > h) {
      double mean = target + k + point.upper / point.upperRun;
      return new Signal(point.position, true, startOfRun(point, true), mean);
    }
    double mean = target - k - point.lower / point.lowerRun;
    return new Signal(point.position, false, startOfRun(point, false), mean);
  }

  /** Walks back over the run, whose length does not count missing positions. */
  private int startOfRun(CusumPoint end, boolean upward) {
    int first = end.position;
    for (int i = end.position; i >= 0; i--) {
      CusumPoint point = points.get(i);
      if ((upward ? point.upperRun : point.lowerRun) == 0) {
        break;
      }
      first = point.missing ? first : i;
    }
    return first;
  }
}
