package io.gaugewire.spc.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class NormalityTest {
  @Test
  void shapiroWilkAgreesWithTheReferenceFromThreeValuesOn() {
    List<String[]> rows = ReferenceTable.rows("shapiro-wilk.txt");
    assertThat(rows).hasSizeGreaterThan(20);
    for (String[] row : rows) {
      double[] expected = ReferenceTable.numbers(row[0]);
      ShapiroWilk test = ShapiroWilk.normality(ReferenceTable.numbers(row[1])).orThrow();
      assertThat(test.w()).as(row[1]).isCloseTo(expected[0], within(1e-8));
      assertThat(test.pValue())
          .as(row[1])
          .isCloseTo(expected[1], within(1e-6 + 1e-4 * expected[1]));
    }
  }

  @Test
  void testsDoNotDependOnUnitOrder() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      double[] values = random.doubles(8 + random.nextInt(60)).toArray();
      double[] other = Arrays.stream(values).map(x -> 70 - 4 * x).toArray();
      assertThat(AndersonDarling.normality(other).orThrow().aSquared())
          .as("seed %d", seed)
          .isCloseTo(AndersonDarling.normality(values).orThrow().aSquared(), within(1e-9));
      assertThat(ShapiroWilk.normality(other).orThrow().w())
          .as("seed %d", seed)
          .isCloseTo(ShapiroWilk.normality(values).orThrow().w(), within(1e-9));
    }
  }

  /** At the 5 % level about 5 % of normal samples are called not normal. */
  @Test
  void testsKeepTheirLevel() {
    Random random = new Random(11);
    int samples = 2000;
    int byAndersonDarling = 0;
    int byShapiroWilk = 0;
    for (int i = 0; i < samples; i++) {
      double[] values = random.doubles(30, 1e-12, 1).map(Normal.STANDARD::quantile).toArray();
      byAndersonDarling += AndersonDarling.normality(values).orThrow().pValue() < 0.05 ? 1 : 0;
      byShapiroWilk += ShapiroWilk.normality(values).orThrow().pValue() < 0.05 ? 1 : 0;
    }
    // Four standard errors of a 5 % rate in 2000 samples are 2 %.
    assertThat(byAndersonDarling / (double) samples).isCloseTo(0.05, within(0.02));
    assertThat(byShapiroWilk / (double) samples).isCloseTo(0.05, within(0.02));
  }

  @Test
  void anOutlierFarOutGivesAFiniteStatistic() {
    double[] values = new double[3000];
    Arrays.setAll(values, i -> Math.sin(i));
    values[7] = 1e9;
    AndersonDarling test = AndersonDarling.normality(values).orThrow();
    assertThat(test.aSquared()).isFinite().isGreaterThan(100);
    assertThat(test.pValue()).isEqualTo(3.7e-24);
  }

  @Test
  void theLogarithmOfATailIsContinuousWhereTheFormulaChanges() {
    Normal normal = Normal.STANDARD;
    assertThat(normal.logBelow(-37.0000001))
        .isCloseTo(normal.logBelow(-36.9999999), Percentage.withPercentage(1e-5));
    // mpmath, 40 digits: log(erfc(50 / sqrt 2) / 2).
    assertThat(normal.logBelow(-50)).isCloseTo(-1254.8313611394199, within(1e-9));
  }

  @Test
  void saysWhyThereIsNoTest() {
    assertThat(AndersonDarling.normality(1, 2, 3))
        .isEqualTo(Result.notAvailable("the test needs 8 values, there are 3"));
    assertThat(AndersonDarling.normality(1, 1, 1, 1, 1, 1, 1, 1))
        .isEqualTo(Result.notAvailable("all values are equal"));
    assertThat(ShapiroWilk.normality(1, 2)).isInstanceOf(Result.NotAvailable.class);
    assertThat(ShapiroWilk.normality(new double[5001])).isInstanceOf(Result.NotAvailable.class);
    assertThat(ShapiroWilk.normality(4, 4, 4)).isInstanceOf(Result.NotAvailable.class);
    assertThat(JohnsonFit.of(1, 2, 3)).isInstanceOf(Result.NotAvailable.class);
    assertThat(JohnsonFit.of(new double[20])).isInstanceOf(Result.NotAvailable.class);
    assertThatIllegalArgumentException().isThrownBy(() -> AndersonDarling.normality(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> ShapiroWilk.normality(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> JohnsonFit.of(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AndersonDarling.statistic(Normal.STANDARD));
  }

  /** Four exact percentiles determine a Johnson curve: the method must give it back. */
  @Test
  void johnsonCurvesComeBackFromTheirPercentiles() {
    for (Johnson truth :
        List.of(
            new Johnson(Johnson.Type.BOUNDED, 0.4, 1.2, 3, 10),
            new Johnson(Johnson.Type.BOUNDED, -0.9, 0.8, -3, 2),
            new Johnson(Johnson.Type.LOGNORMAL, -1, 1.5, 2, 1),
            new Johnson(Johnson.Type.UNBOUNDED, -0.7, 1.4, 5, 2),
            new Johnson(Johnson.Type.UNBOUNDED, 1.1, 2.5, -5, 0.3))) {
      double z = 0.6;
      double[] at =
          Arrays.stream(new double[] {-3 * z, -z, z, 3 * z})
              .map(score -> truth.quantile(Normal.STANDARD.below(score)))
              .toArray();
      Johnson found = JohnsonFit.throughPercentiles(z, at[0], at[1], at[2], at[3]).orElseThrow();
      assertThat(found.type()).isEqualTo(truth.type());
      assertThat(found.gamma()).isCloseTo(truth.gamma(), within(1e-6));
      assertThat(found.eta()).isCloseTo(truth.eta(), within(1e-6));
      assertThat(found.epsilon()).isCloseTo(truth.epsilon(), within(1e-6));
      assertThat(found.lambda()).isCloseTo(truth.lambda(), within(1e-6));
    }
  }

  @Test
  void johnsonFitMakesSkewedValuesNormal() {
    Random random = new Random(5);
    double[] values = random.doubles(200, 1e-9, 1).map(new LogNormal(1, 0.6)::quantile).toArray();
    assertThat(AndersonDarling.normality(values).orThrow().pValue()).isLessThan(0.001);
    JohnsonFit fit = JohnsonFit.of(values).orThrow();
    assertThat(fit.normality().pValue()).isGreaterThan(0.05);
    assertThat(fit.distribution().quantile(0.5)).isCloseTo(Math.E, within(0.35));
  }
}
