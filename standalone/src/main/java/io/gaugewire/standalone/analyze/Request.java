package io.gaugewire.standalone.analyze;

import io.gaugewire.spc.capability.SpecificationLimits;
import io.gaugewire.spc.rule.RuleSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is asked of a file.
 *
 * @param chart which chart
 * @param columns which columns hold what
 * @param limits where control limits come from
 * @param tuning the parameters of the charts that have some
 * @param rules run rules for the location; dispersion and counts take those that suit them
 * @param specification if the drawing's limits are known
 */
record Request(
    ChartChoice chart,
    Columns columns,
    Limits limits,
    Tuning tuning,
    RuleSet rules,
    Optional<SpecificationLimits> specification) {

  /**
   * Which columns hold what.
   *
   * @param values one column, or several whose row is a subgroup (or a vector); none means the
   *     first column that holds numbers
   * @param subgroup a column whose change of label starts a new subgroup
   * @param n consecutive values in a subgroup, from 1
   * @param size a column of inspected sizes
   * @param constantSize the one size of all samples
   * @param stage a column whose change of label starts a new stage
   */
  record Columns(
      List<String> values,
      Optional<String> subgroup,
      OptionalInt n,
      Optional<String> size,
      OptionalInt constantSize,
      Optional<String> stage) {}

  /**
   * Where control limits come from.
   *
   * @param sigmas distance of the limits in standard errors, usually 3
   * @param baseline points that limits are estimated from, and then frozen; all if not given
   * @param mean μ given instead of estimated
   * @param sigma σ given instead of estimated
   * @param estimator name of a sigma estimator; the chart's usual one if not given
   */
  record Limits(
      double sigmas,
      OptionalInt baseline,
      OptionalDouble mean,
      OptionalDouble sigma,
      Optional<String> estimator) {}

  /**
   * Parameters of time weighted charts and T².
   *
   * @param lambda weight of the newest mean on an EWMA chart
   * @param width L of an EWMA chart
   * @param k reference value of a CUSUM chart, in standard errors
   * @param h decision interval of a CUSUM chart, in standard errors
   * @param headStart of a CUSUM chart, as a fraction of h
   * @param span of moving ranges and averages
   * @param alpha false alarm rate of a T² point
   */
  record Tuning(
      double lambda, double width, double k, double h, double headStart, int span, double alpha) {}
}
