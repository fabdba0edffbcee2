package io.gaugewire.spc.monitor;

import io.gaugewire.spc.chart.AttributeKind;
import io.gaugewire.spc.chart.EwmaChart;
import io.gaugewire.spc.chart.T2Model;
import io.gaugewire.spc.rule.NumberedRule;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleSet;
import io.gaugewire.spc.rule.RunRule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a monitored chart plots of each subgroup. Center lines and standard errors are those of
 * {@code spc.chart}; the mean and σ, or the rate, come from the limit set in force.
 *
 * <p>Short runs go on the charts of measurements: observe deviations from nominal (DNOM) or
 * standardised values (Z-MR).
 */
public sealed interface ChartForm {

  /** The statistics plotted, in order. */
  List<PlottedStatistic> statistics();

  /**
   * The rules used when none are chosen: Nelson 1 and 2 on location, only the limits on dispersion
   * and counts, and the chart's own limit where the chart carries the past in itself.
   */
  default Map<PlottedStatistic, RuleSet> usualRules() {
    Map<PlottedStatistic, RuleSet> rules = new EnumMap<>(PlottedStatistic.class);
    for (PlottedStatistic statistic : statistics()) {
      boolean location =
          switch (statistic) {
            case MEAN, MEDIAN, INDIVIDUAL -> true;
            default -> false;
          };
      rules.put(statistic, location ? RuleSet.nelson().only(1, 2) : RuleSet.limitsOnly());
    }
    return rules;
  }

  /** X̄ and R. */
  record MeanAndRange() implements ChartForm {
    @Override
    public List<PlottedStatistic> statistics() {
      return List.of(PlottedStatistic.MEAN, PlottedStatistic.RANGE);
    }
  }

  /** X̄ and S. */
  record MeanAndDeviation() implements ChartForm {
    @Override
    public List<PlottedStatistic> statistics() {
      return List.of(PlottedStatistic.MEAN, PlottedStatistic.STANDARD_DEVIATION);
    }
  }

  /** Median and R. */
  record MedianAndRange() implements ChartForm {
    @Override
    public List<PlottedStatistic> statistics() {
      return List.of(PlottedStatistic.MEDIAN, PlottedStatistic.RANGE);
    }
  }

  /** Single measurements and their moving range of two. A subgroup's mean counts as one value. */
  record Individuals() implements ChartForm {
    @Override
    public List<PlottedStatistic> statistics() {
      return List.of(PlottedStatistic.INDIVIDUAL, PlottedStatistic.MOVING_RANGE);
    }
  }

  /**
   * I-MR-R or I-MR-S: means as individuals with their moving range, and the spread within.
   *
   * @param sigmaWithin σ within subgroups, above 0; the limit set holds mean and σ of the means
   * @param range whether the range shows the spread within; otherwise the standard deviation
   */
  record BatchMeans(double sigmaWithin, boolean range) implements ChartForm {
    public BatchMeans {
      requirePositive("sigma within subgroups", sigmaWithin);
    }

    @Override
    public List<PlottedStatistic> statistics() {
      return List.of(
          PlottedStatistic.INDIVIDUAL,
          PlottedStatistic.MOVING_RANGE,
          range ? PlottedStatistic.RANGE : PlottedStatistic.STANDARD_DEVIATION);
    }
  }

  /**
   * p, np, c and u charts; Laney's p′ and u′ when the limit set has a dispersion other than 1.
   *
   * @param kind what is counted
   */
  record Counts(AttributeKind kind) implements ChartForm {
    @Override
    public List<PlottedStatistic> statistics() {
      return List.of(
          switch (kind) {
            case P -> PlottedStatistic.PROPORTION_DEFECTIVE;
            case NP -> PlottedStatistic.NUMBER_DEFECTIVE;
            case C -> PlottedStatistic.DEFECTS;
            case U -> PlottedStatistic.DEFECTS_PER_UNIT;
          });
    }
  }

  /** g chart: each count is the number of conforming units before an event; the rate is ḡ. */
  record UnitsBetweenEvents() implements ChartForm {
    @Override
    public List<PlottedStatistic> statistics() {
      return List.of(PlottedStatistic.UNITS_BETWEEN_EVENTS);
    }
  }

  /**
   * t chart: each measurement is a time between events, above 0, judged as individuals of y =
   * t^(1/3.6); the limit set holds mean and σ of y.
   */
  record TimeBetweenEvents() implements ChartForm {
    @Override
    public List<PlottedStatistic> statistics() {
      return List.of(PlottedStatistic.INDIVIDUAL, PlottedStatistic.MOVING_RANGE);
    }
  }

  /**
   * EWMA of the means.
   *
   * @param lambda weight of the newest mean, above 0 to 1
   * @param width limits in standard errors of the EWMA, above 0
   * @param limits exact or asymptotic
   */
  record Ewma(double lambda, double width, EwmaChart.Limits limits) implements ChartForm {
    public Ewma {
      if (!(lambda > 0 && lambda <= 1)) {
        throw new IllegalArgumentException("lambda must be above 0 to 1, but is " + lambda);
      }
      requirePositive("width", width);
    }

    @Override
    public List<PlottedStatistic> statistics() {
      return List.of(PlottedStatistic.EWMA);
    }

    @Override
    public Map<PlottedStatistic, RuleSet> usualRules() {
      return Map.of(PlottedStatistic.EWMA, limitAt(width));
    }
  }

  /**
   * Mean of the last {@code span} subgroup means.
   *
   * @param span 1 to 100
   * @param width limits in standard errors of the average, above 0, usually 3
   */
  record MovingAverage(int span, double width) implements ChartForm {
    public MovingAverage {
      if (span < 1 || span > 100) {
        throw new IllegalArgumentException("span must be 1 to 100, but is " + span);
      }
      requirePositive("width", width);
    }

    @Override
    public List<PlottedStatistic> statistics() {
      return List.of(PlottedStatistic.MOVING_AVERAGE);
    }

    @Override
    public Map<PlottedStatistic, RuleSet> usualRules() {
      return Map.of(PlottedStatistic.MOVING_AVERAGE, limitAt(width));
    }
  }

  /**
   * Tabular CUSUM. Plotted in standard errors of the mean: C⁺ = max(0, C⁺ + z − k), C⁻ = max(0, C⁻
   * − z − k), z = (x̄ − μ)√n/σ; not reset after a signal.
   *
   * @param k reference value in standard errors, 0 or more
   * @param h decision interval in standard errors, above 0
   * @param headStart start of both sums as a fraction of h, 0 to below 1
   */
  record Cusum(double k, double h, double headStart) implements ChartForm {
    public Cusum {
      requirePositive("h", h);
      if (!(k >= 0 && k < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("k must be a number from 0, but is " + k);
      }
      if (!(headStart >= 0 && headStart < 1)) {
        throw new IllegalArgumentException("a head start is 0 to below 1, but is " + headStart);
      }
    }

    @Override
    public List<PlottedStatistic> statistics() {
      return List.of(PlottedStatistic.CUSUM_UPPER, PlottedStatistic.CUSUM_LOWER);
    }

    @Override
    public Map<PlottedStatistic, RuleSet> usualRules() {
      return Map.of(
          PlottedStatistic.CUSUM_UPPER, limitAt(h), PlottedStatistic.CUSUM_LOWER, limitAt(h));
    }
  }

  /**
   * Hotelling's T² in phase II. Mean vector and covariance are the model's; a limit set is still
   * needed to say from when it holds.
   *
   * @param model frozen phase I model
   * @param alpha probability of a false signal at a point, above 0 and below 1
   */
  record TSquared(T2Model model, double alpha) implements ChartForm {
    public TSquared {
      if (!(alpha > 0 && alpha < 1)) {
        throw new IllegalArgumentException("alpha must lie between 0 and 1, but is " + alpha);
      }
    }

    @Override
    public List<PlottedStatistic> statistics() {
      return List.of(PlottedStatistic.T_SQUARED);
    }

    @Override
    public Map<PlottedStatistic, RuleSet> usualRules() {
      return Map.of(PlottedStatistic.T_SQUARED, limitAt(model.phaseTwoLimit(alpha)));
    }
  }

  private static RuleSet limitAt(double width) {
    return RuleSet.of("limits", List.of(new NumberedRule(1, new RunRule.BeyondLimits(width))));
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " must be a number above 0, but is " + value);
    }
  }
}
