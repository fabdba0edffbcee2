package io.gaugewire.spc.distribution;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A distribution fitted to values by maximum likelihood, and how well it fits.
 *
 * @param family what was fitted
 * @param distribution with the estimated parameters
 * @param count number of values
 * @param logLikelihood sum of ln density over the values, the maximum within the family
 * @param andersonDarling A^2 of the values against the fitted distribution: smaller fits better,
 *     and the tails count; no significance is given, since it depends on the family
 */
public record Fit(
    Family family,
    Distribution distribution,
    int count,
    double logLikelihood,
    double andersonDarling) {
  public Fit {
    Values.defined("logLikelihood", logLikelihood);
    Values.defined("andersonDarling", andersonDarling);
  }

  /**
   * The fit of one family.
   *
   * @param values at least 2
   * @return not available if values are not all above 0 where the family needs it, or all equal
   *     where it estimates a spread
   * @throws IllegalArgumentException for fewer than 2 values, NaN or infinite ones
   */
  public static Result<Fit> of(Family family, double... values) {
    double[] checked = Values.checked(2, values);
    return MaximumLikelihood.estimate(family, checked)
        .then(distribution -> judge(family, distribution, checked));
  }

  private static Result<Fit> judge(Family family, Distribution distribution, double[] values) {
    double logLikelihood = 0;
    for (double value : values) {
      logLikelihood += distribution.logDensity(value);
    }
    double aSquared = AndersonDarling.statistic(distribution, values);
    return Double.isFinite(logLikelihood) && Double.isFinite(aSquared)
        ? Result.of(new Fit(family, distribution, values.length, logLikelihood, aSquared))
        : Result.notAvailable("some values are impossible under the fitted distribution");
  }

  /** Akaike's criterion 2 k - 2 ln L with k parameters: the smaller, the better. */
  public double akaike() {
    return 2 * family.parameterCount() - 2 * logLikelihood;
  }

  /**
   * Every family that can be fitted, best first by Akaike's criterion. A good rank is no proof: the
   * choice belongs to knowledge of the process, the ranking warns of bad choices.
   *
   * @throws IllegalArgumentException for fewer than 2 values, NaN or infinite ones
   */
  public static List<Fit> ranked(double... values) {
    List<Fit> fits = new ArrayList<>();
    for (Family family : Family.values()) {
      of(family, values).toOptional().ifPresent(fits::add);
    }
    fits.sort(Comparator.comparingDouble(Fit::akaike));
    return List.copyOf(fits);
  }
}
