package io.gaugewire.spc.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
  static List<Distribution> some() {
    return List.of(
        new Normal(10, 0.25),
        new LogNormal(0.5, 0.35),
        new Weibull(1.8, 12),
        new Gamma(0.3, 5),
        new Gamma(80, 0.5),
        new Exponential(1.7),
        new Rayleigh(0.03),
        new Logistic(5, 0.5),
        new LogLogistic(1, 0.2),
        new Gumbel(2, 0.75),
        new Johnson(Johnson.Type.BOUNDED, 0.4, 1.2, 3, 10),
        new Johnson(Johnson.Type.LOGNORMAL, -1, 1.5, 2, 1),
        new Johnson(Johnson.Type.UNBOUNDED, -0.7, 1.4, 5, 2));
  }

  @Test
  void agreesWithFortyDigitArithmeticInBothTails() {
    List<String[]> rows = ReferenceTable.rows("distributions.txt");
    assertThat(rows).hasSizeGreaterThan(60);
    for (String[] row : rows) {
      String[] head = row[0].split(" ", 2);
      Distribution distribution =
          ReferenceTable.distribution(head[0], ReferenceTable.numbers(head[1]));
      double[] expected = ReferenceTable.numbers(row[1]);
      Percentage digits = Percentage.withPercentage(1e-10);
      String at = row[0] + " at " + expected[0];
      assertThat(distribution.below(expected[0])).as(at).isCloseTo(expected[1], digits);
      assertThat(distribution.above(expected[0])).as(at).isCloseTo(expected[2], digits);
      assertThat(distribution.logDensity(expected[0]))
          .as(at)
          .isCloseTo(expected[3], within(1e-11 * (1 + Math.abs(expected[3]))));
    }
  }

  @ParameterizedTest
  @MethodSource("some")
  void quantileIsTheInverseOfBelow(Distribution distribution) {
    for (double p : new double[] {1e-9, 1e-5, 0.00135, 0.1, 0.5, 0.9, 0.99865, 0.99999}) {
      double x = distribution.quantile(p);
      assertThat(distribution.below(x)).as("p %s", p).isCloseTo(p, Percentage.withPercentage(1e-8));
      assertThat(distribution.above(x)).as("p %s", p).isCloseTo(1 - p, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("some")
  void densityIsTheSlopeOfBelow(Distribution distribution) {
    for (double p : new double[] {0.05, 0.3, 0.7, 0.95}) {
      double x = distribution.quantile(p);
      double h = 1e-4 * (distribution.quantile(p + 0.01) - distribution.quantile(p - 0.01));
      double slope = (distribution.below(x + h) - distribution.below(x - h)) / (2 * h);
      assertThat(Math.exp(distribution.logDensity(x)))
          .isCloseTo(slope, Percentage.withPercentage(1e-4));
    }
  }

  @ParameterizedTest
  @MethodSource("some")
  void betweenIsWhatTheTailsLeave(Distribution distribution) {
    double low = distribution.quantile(0.2);
    double high = distribution.quantile(0.9);
    assertThat(distribution.between(low, high)).isCloseTo(0.7, within(1e-12));
    assertThatIllegalArgumentException().isThrownBy(() -> distribution.between(high, low));
  }

  @ParameterizedTest
  @MethodSource("some")
  void refusesWhatIsNoNumber(Distribution distribution) {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> distribution.below(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> distribution.above(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> distribution.logDensity(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> distribution.quantile(bad));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> distribution.quantile(0));
    assertThatIllegalArgumentException().isThrownBy(() -> distribution.quantile(1));
  }

  @ParameterizedTest
  @MethodSource("some")
  void namesEveryParameter(Distribution distribution) {
    assertThat(distribution.parameters()).hasSizeBetween(1, 4);
    assertThat(distribution.parameters().values()).allMatch(Double::isFinite);
  }

  /** mpmath 1.3.0, 40 digits: roots of the regularised incomplete gamma function. */
  @Test
  void chiSquareQuantilesAreRightToTheLastDigits() {
    double[][] table = {
      {1, 0.0005, 3.926991331029225e-7},
      {1, 0.95, 3.841458820694126},
      {2.5, 0.025, 0.11862294210006347},
      {9, 0.005, 1.73493290499666},
      {124, 0.975, 156.71410382967215},
      {1563.63, 0.025, 1455.931499350675},
      {100000, 0.995, 101155.70224030754}
    };
    for (double[] row : table) {
      assertThat(Gamma.chiSquare(row[0]).quantile(row[1]))
          .as("df %s, p %s", row[0], row[1])
          .isCloseTo(row[2], Percentage.withPercentage(1e-11));
    }
  }

  @Test
  void largeAndSmallShapesMeetWhereTheFormulaChanges() {
    Gamma exact = new Gamma(0.999999e8, 1);
    Gamma cubeRoot = new Gamma(1.000001e8, 1);
    for (double p : new double[] {1e-6, 0.025, 0.5, 0.99}) {
      double below = (exact.quantile(p) - exact.shape()) / Math.sqrt(exact.shape());
      double above = (cubeRoot.quantile(p) - cubeRoot.shape()) / Math.sqrt(cubeRoot.shape());
      assertThat(above).as("p %s", p).isCloseTo(below, within(1e-6));
      assertThat(cubeRoot.below(cubeRoot.quantile(p))).isCloseTo(p, within(1e-9));
      assertThat(cubeRoot.above(cubeRoot.quantile(p))).isCloseTo(1 - p, within(1e-9));
    }
  }

  @Test
  void nothingLiesBelowTheStartOfPositiveDistributions() {
    for (Distribution distribution :
        List.of(
            new LogNormal(0, 1),
            new Weibull(1, 1),
            new Gamma(1, 1),
            new Exponential(1),
            new Rayleigh(1),
            new LogLogistic(0, 1))) {
      assertThat(distribution.below(-1)).isZero();
      assertThat(distribution.above(-1)).isEqualTo(1);
      assertThat(distribution.logDensity(-1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
    Johnson bounded = new Johnson(Johnson.Type.BOUNDED, 0, 1, 2, 3);
    assertThat(bounded.below(2)).isZero();
    assertThat(bounded.above(5)).isZero();
    assertThat(bounded.below(5)).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> bounded.normalScore(5));
  }

  @Test
  void refusesParametersThatCannotBe() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Normal(0, bad));
      assertThatIllegalArgumentException().isThrownBy(() -> new LogNormal(0, bad));
      assertThatIllegalArgumentException().isThrownBy(() -> new Weibull(bad, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> new Weibull(1, bad));
      assertThatIllegalArgumentException().isThrownBy(() -> new Gamma(bad, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> new Gamma(1, bad));
      assertThatIllegalArgumentException().isThrownBy(() -> Gamma.chiSquare(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> new Exponential(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> new Rayleigh(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> new Logistic(0, bad));
      assertThatIllegalArgumentException().isThrownBy(() -> new LogLogistic(0, bad));
      assertThatIllegalArgumentException().isThrownBy(() -> new Gumbel(0, bad));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Johnson(Johnson.Type.BOUNDED, 0, bad, 0, 1));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Normal(Double.NaN, 1));
  }

  @Test
  void fitsByMaximumLikelihoodAsTheReferenceDoes() {
    List<String[]> rows = ReferenceTable.rows("fits.txt");
    assertThat(rows).hasSize(2 * Family.values().length);
    for (String[] row : rows) {
      Family family = Family.valueOf(row[0].strip().toUpperCase(Locale.ROOT));
      double[] expected = ReferenceTable.numbers(row[1]);
      Fit fit = Fit.of(family, ReferenceTable.numbers(row[2])).orThrow();
      double[] parameters =
          fit.distribution().parameters().values().stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
      for (int i = 0; i < parameters.length; i++) {
        assertThat(parameters[i])
            .as(row[0])
            .isCloseTo(expected[i], Percentage.withPercentage(1e-7));
      }
      assertThat(fit.logLikelihood())
          .as(row[0])
          .isCloseTo(expected[parameters.length], Percentage.withPercentage(1e-10));
    }
  }

  /** Values in other units must give the same fit in those units. */
  @Test
  void fitsFollowTheUnit() {
    for (long seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      double[] values = random.doubles(5 + random.nextInt(40), 0.5, 3).toArray();
      double[] inMicrometres = Arrays.stream(values).map(x -> 1000 * x).toArray();
      for (Family family : Family.values()) {
        double x = Fit.of(family, values).orThrow().distribution().quantile(0.99865);
        double y = Fit.of(family, inMicrometres).orThrow().distribution().quantile(0.99865);
        assertThat(y)
            .as("%s, seed %d", family, seed)
            .isCloseTo(1000 * x, Percentage.withPercentage(1e-8));
      }
    }
  }

  /** No parameters near the estimate may be more likely. */
  @Test
  void noNeighbourIsMoreLikelyThanTheFit() {
    for (long seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      double[] values = random.doubles(3 + random.nextInt(30), 0.1, 9).toArray();
      for (Family family : Family.values()) {
        Fit fit = Fit.of(family, values).orThrow();
        double[] p =
            fit.distribution().parameters().values().stream().mapToDouble(x -> x).toArray();
        for (int i = 0; i < p.length; i++) {
          for (double change : new double[] {-1e-4, 1e-4}) {
            double[] near = p.clone();
            near[i] += change * Math.max(Math.abs(p[i]), 0.1);
            Distribution other =
                ReferenceTable.distribution(family.name().toLowerCase(Locale.ROOT), near);
            assertThat(Arrays.stream(values).map(other::logDensity).sum())
                .as("%s, seed %d", family, seed)
                .isLessThan(fit.logLikelihood());
          }
        }
      }
    }
  }

  @Test
  void saysWhyAFitIsNotAvailable() {
    assertThat(Fit.of(Family.LOGNORMAL, 1, 2, 0).toString()).contains("values above 0");
    assertThat(Fit.of(Family.NORMAL, 2, 2, 2).toString()).contains("all values are equal");
    assertThat(Fit.of(Family.GAMMA, 1e6, 1e6 + 1e-3, 1e6 + 2e-3).toString()).contains("too little");
    assertThat(Fit.of(Family.EXPONENTIAL, 2, 2, 2).orThrow().distribution())
        .isEqualTo(new Exponential(2));
    for (Family family : Family.values()) {
      assertThatIllegalArgumentException().isThrownBy(() -> Fit.of(family, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> Fit.of(family, 1, Double.NaN));
    }
  }

  @Test
  void ranksTheFamilyTheValuesComeFromFirst() {
    Random random = new Random(3);
    Weibull truth = new Weibull(1.2, 4);
    double[] values = random.doubles(500, 1e-9, 1).map(truth::quantile).toArray();
    List<Fit> fits = Fit.ranked(values);
    assertThat(fits).hasSize(Family.values().length);
    assertThat(fits.getFirst().family()).isEqualTo(Family.WEIBULL);
    assertThat(Fit.ranked(-1, 0, 1, 2))
        .extracting(Fit::family)
        .containsExactlyInAnyOrder(Family.NORMAL, Family.LOGISTIC, Family.GUMBEL);
  }
}
