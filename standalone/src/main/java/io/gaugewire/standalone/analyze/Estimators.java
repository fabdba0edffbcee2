package io.gaugewire.standalone.analyze;

import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.SubgroupSigma;
import java.util.Map;
import java.util.Optional;

/** Sigma estimators under the names of the option. */
final class Estimators {
  private static final Map<String, SubgroupSigma> OF_SUBGROUPS =
      Map.of(
          "rbar", SubgroupSigma.MEAN_RANGE,
          "rbar-mvlue", SubgroupSigma.WEIGHTED_RANGE,
          "sbar", SubgroupSigma.MEAN_DEVIATION,
          "sbar-mvlue", SubgroupSigma.WEIGHTED_DEVIATION,
          "pooled", SubgroupSigma.POOLED,
          "pooled-biased", SubgroupSigma.POOLED_BIASED);

  private Estimators() {}

  static SubgroupSigma ofSubgroups(Optional<String> name, SubgroupSigma usual) {
    return name.map(
            given ->
                Optional.ofNullable(OF_SUBGROUPS.get(given))
                    .orElseThrow(
                        () ->
                            unknown(
                                given,
                                "rbar, rbar-mvlue, sbar, sbar-mvlue, pooled, pooled-biased")))
        .orElse(usual);
  }

  static MovingRangeSigma ofIndividuals(Optional<String> name, int span) {
    return switch (name.orElse("mr-mean")) {
      case "mr-mean" -> new MovingRangeSigma(MovingRangeSigma.Average.MEAN, span);
      case "mr-median" -> new MovingRangeSigma(MovingRangeSigma.Average.MEDIAN, span);
      default -> throw unknown(name.orElse(""), "mr-mean, mr-median");
    };
  }

  private static IllegalArgumentException unknown(String name, String known) {
    return new IllegalArgumentException(
        "no estimator '" + name + "' for this chart; there are " + known);
  }
}
