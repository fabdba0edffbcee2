package io.gaugewire.spc.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
  private static final double EXACT = 1e-15;

  @Test
  void agreesWithDecimalArithmeticOfSixtyDigits() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int n = 2 + random.nextInt(60);
      double offset = Math.scalb(random.nextGaussian(), random.nextInt(60));
      double[] values = random.doubles(n).map(x -> offset + x).toArray();
      BigDecimal[] exact = exactMeanAndVariance(values);

      Moments moments = Moments.of(values);

      assertThat(moments.mean())
          .as("mean, seed %d", seed)
          .isCloseTo(exact[0].doubleValue(), within(Math.ulp(moments.mean())));
      double sd = exact[1].sqrt(new MathContext(60)).doubleValue();
      assertThat(moments.standardDeviation())
          .as("standard deviation, seed %d", seed)
          .isCloseTo(sd, within(4 * Math.ulp(sd)));
    }
  }

  private static BigDecimal[] exactMeanAndVariance(double[] values) {
    MathContext digits = new MathContext(60);
    BigDecimal n = BigDecimal.valueOf(values.length);
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value));
    }
    BigDecimal mean = sum.divide(n, digits);
    BigDecimal squares = BigDecimal.ZERO;
    for (double value : values) {
      squares = squares.add(new BigDecimal(value).subtract(mean).pow(2));
    }
    return new BigDecimal[] {mean, squares.divide(n.subtract(BigDecimal.ONE), digits)};
  }

  @Test
  void followsShiftAndScale() {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      double[] values = random.doubles(3 + random.nextInt(20)).toArray();
      double scale = 8;
      double shift = 1024;
      double[] moved = DoubleStream.of(values).map(x -> x * scale + shift).toArray();

      assertThat(Moments.of(moved).mean())
          .as("seed %d", seed)
          .isCloseTo(Moments.of(values).mean() * scale + shift, within(1e-12));
      assertThat(Moments.of(moved).standardDeviation())
          .as("seed %d", seed)
          .isCloseTo(Moments.of(values).standardDeviation() * scale, within(1e-11));
      assertThat(Autocorrelation.atLag(1, moved).orThrow())
          .as("seed %d", seed)
          .isCloseTo(Autocorrelation.atLag(1, values).orThrow(), within(1e-10));
    }
  }

  @Test
  void autocorrelationOfAnAlternatingSeriesIsNearMinusOne() {
    assertThat(Autocorrelation.atLag(1, 1, -1, 1, -1).orThrow()).isEqualTo(-0.75);
    assertThat(Autocorrelation.atLag(2, 1, -1, 1, -1).orThrow()).isEqualTo(0.5);
  }

  @Test
  void equalValuesHaveNoAutocorrelation() {
    assertThat(Autocorrelation.atLag(1, 0.1, 0.1, 0.1))
        .isEqualTo(Result.notAvailable("all values are equal"));
  }

  @Test
  void refusesLagsThatLeaveNoPair() {
    assertThatIllegalArgumentException().isThrownBy(() -> Autocorrelation.atLag(0, 1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Autocorrelation.atLag(2, 1, 2))
        .withMessageContaining("from 1 to 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e151})
  void refusesWhatIsNoUsableNumberAndNamesItsPlace(double bad) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Moments.of(1, 2, bad))
        .withMessageContaining("Value 2");
    assertThatIllegalArgumentException().isThrownBy(() -> Moments.meanOf(bad));
    assertThatIllegalArgumentException().isThrownBy(() -> Autocorrelation.atLag(1, 1, 2, bad));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneWayAnova.of(List.of(new double[] {1, bad}, new double[] {1, 2})));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StraightLine.through(new double[] {1, 2, bad}, new double[] {1, 2, 3}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StraightLine.through(new double[] {1, 2, 3}, new double[] {1, 2, bad}));
    assertThatIllegalArgumentException().isThrownBy(() -> new Moments(3, bad, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Moments(3, 1, bad));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Moments(3, 1, 1).sumOfSquaresAbout(bad));
  }

  @Test
  void refusesTooFewValues() {
    assertThatIllegalArgumentException().isThrownBy(() -> Moments.of());
    assertThatIllegalArgumentException().isThrownBy(() -> Moments.of(1));
    assertThatIllegalArgumentException().isThrownBy(() -> Moments.meanOf());
    assertThatIllegalArgumentException().isThrownBy(() -> new Moments(1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Moments(2, 0, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> OneWayAnova.of(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneWayAnova.of(List.of(new double[] {1}, new double[] {2})));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneWayAnova.of(List.of(new double[] {1, 2, 3}, new double[0])));
  }

  @Test
  void equalValuesHaveStandardDeviationZeroExactly() {
    double[] values = DoubleStream.generate(() -> 0.1).limit(1000).toArray();
    assertThat(Moments.of(values)).isEqualTo(new Moments(1000, 0.1, 0));
  }

  @Test
  void anovaOfGroupsWithoutInnerVariationHasNoF() {
    OneWayAnova anova = OneWayAnova.of(List.of(new double[] {1, 1}, new double[] {2, 2}));
    assertThat(anova.f()).isInstanceOf(Result.NotAvailable.class);
    assertThat(anova.pValue()).isInstanceOf(Result.NotAvailable.class);
    assertThat(anova.rSquared().orThrow()).isEqualTo(1);
  }

  @Test
  void anovaOfEqualValuesHasNothingToExplain() {
    OneWayAnova anova = OneWayAnova.of(List.of(new double[] {1, 1}, new double[] {1, 1}));
    assertThat(anova.rSquared()).isInstanceOf(Result.NotAvailable.class);
    assertThat(anova.f()).isInstanceOf(Result.NotAvailable.class);
  }

  /** With two groups, F is the square of Student's t with equal variances. */
  @Test
  void anovaOfTwoGroupsIsTheSquaredTTest() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      double[] a = random.doubles(2 + random.nextInt(9)).toArray();
      double[] b = random.doubles(2 + random.nextInt(9)).toArray();
      Moments ma = Moments.of(a);
      Moments mb = Moments.of(b);
      double pooled =
          ((a.length - 1) * ma.variance() + (b.length - 1) * mb.variance())
              / (a.length + b.length - 2);
      double t = (ma.mean() - mb.mean()) / Math.sqrt(pooled * (1.0 / a.length + 1.0 / b.length));
      double f = OneWayAnova.of(List.of(a, b)).f().orThrow();
      assertThat(f).as("seed %d", seed).isCloseTo(t * t, within(1e-11 * (1 + t * t)));
    }
  }

  /** Norris's line through exact points, and its standard errors against R's lm on four points. */
  @Test
  void drawsTheLineOfLeastSquares() {
    StraightLine exact = StraightLine.through(new double[] {1, 2, 3}, new double[] {5, 7, 9});
    assertThat(exact.slope()).isEqualTo(2);
    assertThat(exact.intercept()).isCloseTo(3, within(EXACT));
    assertThat(exact.residualStandardDeviation()).isEqualTo(0);
    assertThat(exact.slopeT()).isInstanceOf(Result.NotAvailable.class);

    StraightLine line = StraightLine.through(new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 5});
    assertThat(line.slope()).isCloseTo(1.1, within(EXACT));
    assertThat(line.intercept()).isCloseTo(0, within(EXACT));
    assertThat(line.rSquared().orThrow()).isCloseTo(6.05 / 8.75, within(1e-14));
    assertThat(line.residualStandardDeviation()).isCloseTo(Math.sqrt(1.35), within(1e-14));
    assertThat(line.slopeStandardError()).isCloseTo(Math.sqrt(0.27), within(1e-14));
    assertThat(line.interceptStandardError()).isCloseTo(Math.sqrt(1.35 * 1.5), within(1e-14));
    assertThat(line.valueAt(2)).isCloseTo(2.2, within(1e-14));
  }

  @Test
  void refusesAVerticalLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StraightLine.through(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
        .withMessageContaining("equal");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StraightLine.through(new double[] {1, 2, 3}, new double[] {1, 2}));
  }

  @Test
  void refusesMeanSquaresThatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MeanSquare(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new MeanSquare(1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new MeanSquare(1, Double.NaN));
  }
}
