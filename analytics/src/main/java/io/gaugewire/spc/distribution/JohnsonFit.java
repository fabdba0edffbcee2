package io.gaugewire.spc.distribution;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.summary.Moments;
import io.gaugewire.spc.summary.Values;
import java.util.Arrays;
import java.util.Optional;

/**
 * A Johnson distribution fitted by four symmetric percentiles (Slifker and Shapiro, Technometrics
 * 22, 1980); the spacing z of the percentiles is the one whose transformed values look most normal
 * by Anderson-Darling (Chou, Polansky, Mason, Journal of Quality Technology 30, 1998), tried from
 * 0.25 to 1.25 in steps of 0.01.
 *
 * @param distribution the fit
 * @param spacing the z chosen
 * @param normality Anderson-Darling test of the transformed values
 */
public record JohnsonFit(Johnson distribution, double spacing, AndersonDarling normality) {
  public JohnsonFit {
    Values.defined("spacing", spacing);
  }

  /** Below this significance the transformed values are not called normal. */
  public static final double LEAST_SIGNIFICANCE = 0.05;

  /** |mn/p^2 - 1| up to this is read as lognormal: the exact 1 never occurs in data. */
  private static final double LOGNORMAL_BAND = 1e-9;

  /**
   * The best fit over all spacings.
   *
   * @return not available if no curve makes the values normal (significance below {@value
   *     #LEAST_SIGNIFICANCE}), for fewer than {@value AndersonDarling#FEWEST} values, or if all are
   *     equal
   * @throws IllegalArgumentException for NaN or infinite values
   */
  public static Result<JohnsonFit> of(double... values) {
    double[] sorted = Values.checked(0, values);
    Arrays.sort(sorted);
    if (sorted.length < AndersonDarling.FEWEST) {
      return Result.notAvailable(
          "the fit needs " + AndersonDarling.FEWEST + " values, there are " + sorted.length);
    }
    if (Moments.of(sorted).standardDeviation() == 0) {
      return Result.notAvailable("all values are equal");
    }
    Optional<JohnsonFit> best = Optional.empty();
    for (int hundredths = 25; hundredths <= 125; hundredths++) {
      Optional<JohnsonFit> next = at(hundredths / 100.0, sorted);
      if (next.isPresent()
          && (best.isEmpty()
              || next.get().normality.adjusted() < best.get().normality.adjusted())) {
        best = next;
      }
    }
    return best.filter(fit -> fit.normality.pValue() >= LEAST_SIGNIFICANCE)
        .map(Result::of)
        .orElseGet(() -> Result.notAvailable("no Johnson curve makes the values normal"));
  }

  private static Optional<JohnsonFit> at(double z, double[] sorted) {
    return throughPercentiles(
            z,
            percentile(sorted, -3 * z),
            percentile(sorted, -z),
            percentile(sorted, z),
            percentile(sorted, 3 * z))
        .filter(johnson -> johnson.allows(sorted[0]) && johnson.allows(sorted[sorted.length - 1]))
        .flatMap(
            johnson ->
                AndersonDarling.normality(Arrays.stream(sorted).map(johnson::normalScore).toArray())
                    .toOptional()
                    .map(normality -> new JohnsonFit(johnson, z, normality)));
  }

  /** The value at normal score z, with plotting positions (i - 1/2) / n. */
  private static double percentile(double[] sorted, double z) {
    double position = Normal.STANDARD.below(z) * sorted.length - 0.5;
    int index = (int) Math.clamp(Math.floor(position), 0, sorted.length - 2);
    double share = Math.clamp(position - index, 0, 1);
    return sorted[index] + share * (sorted[index + 1] - sorted[index]);
  }

  /** The Johnson curve that has the four given values at normal scores -3z, -z, z, 3z. */
  static Optional<Johnson> throughPercentiles(double z, double a, double b, double c, double d) {
    double p = c - b;
    double mp = (d - c) / p;
    double np = (b - a) / p;
    double ratio = mp * np;
    if (!(p > 0 && mp > 0 && np > 0)) {
      return Optional.empty();
    }
    double middle = (b + c) / 2;
    if (Math.abs(ratio - 1) <= LOGNORMAL_BAND) {
      return lognormal(z, p, mp, middle);
    }
    return ratio > 1 ? unbounded(z, p, mp, np, middle) : bounded(z, p, 1 / mp, 1 / np, middle);
  }

  private static Optional<Johnson> unbounded(
      double z, double p, double mp, double np, double middle) {
    double excess = mp * np - 1;
    double sum = mp + np;
    double eta = 2 * z / acosh(sum / 2);
    double gamma = eta * asinh((np - mp) / (2 * Math.sqrt(excess)));
    double lambda = 2 * p * Math.sqrt(excess) / ((sum - 2) * Math.sqrt(sum + 2));
    double epsilon = middle + p * (np - mp) / (2 * (sum - 2));
    return made(Johnson.Type.UNBOUNDED, gamma, eta, epsilon, lambda);
  }

  private static Optional<Johnson> bounded(
      double z, double p, double pm, double pn, double middle) {
    double excess = pm * pn - 1;
    double product = (1 + pm) * (1 + pn);
    double eta = z / acosh(Math.sqrt(product) / 2);
    double gamma = eta * asinh((pn - pm) * Math.sqrt(product - 4) / (2 * excess));
    double lambda = p * Math.sqrt((product - 2) * (product - 2) - 4) / excess;
    double epsilon = middle - lambda / 2 + p * (pn - pm) / (2 * excess);
    return made(Johnson.Type.BOUNDED, gamma, eta, epsilon, lambda);
  }

  private static Optional<Johnson> lognormal(double z, double p, double mp, double middle) {
    if (!(mp > 1)) {
      return Optional.empty();
    }
    double eta = 2 * z / Math.log(mp);
    double gamma = eta * Math.log((mp - 1) / (p * Math.sqrt(mp)));
    double epsilon = middle - p / 2 * (mp + 1) / (mp - 1);
    return made(Johnson.Type.LOGNORMAL, gamma, eta, epsilon, 1);
  }

  private static Optional<Johnson> made(
      Johnson.Type type, double gamma, double eta, double epsilon, double lambda) {
    boolean usable =
        Double.isFinite(gamma)
            && Double.isFinite(epsilon)
            && eta > 0
            && eta < Double.POSITIVE_INFINITY
            && lambda > 0
            && lambda < Double.POSITIVE_INFINITY;
    return usable ? Optional.of(new Johnson(type, gamma, eta, epsilon, lambda)) : Optional.empty();
  }

  private static double acosh(double x) {
    return Math.log(x + Math.sqrt((x - 1) * (x + 1)));
  }

  private static double asinh(double x) {
    return Math.copySign(Math.log(Math.abs(x) + Math.hypot(1, x)), x);
  }
}
