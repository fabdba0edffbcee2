package io.gaugewire.spc.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.distribution.BoxCox;
import io.gaugewire.spc.distribution.LogNormal;
import io.gaugewire.spc.summary.Moments;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransformedCapabilityTest {
  @Test
  void powerDoesNotDependOnTheUnit() {
    for (long seed = 0; seed < 30; seed++) {
      double[] values = skewed(seed, 40);
      double[] scaled = Arrays.stream(values).map(x -> 25.4 * x).toArray();
      BoxCox.Estimate a = BoxCox.estimate(0.9, values).orThrow();
      BoxCox.Estimate b = BoxCox.estimate(0.9, scaled).orThrow();
      assertThat(b.lambda()).as("seed %d", seed).isCloseTo(a.lambda(), within(1e-5));
      assertThat(b.lower().orThrow())
          .as("seed %d", seed)
          .isCloseTo(a.lower().orThrow(), within(1e-5));
      assertThat(b.upper().orThrow())
          .as("seed %d", seed)
          .isCloseTo(a.upper().orThrow(), within(1e-5));
    }
  }

  private static double[] skewed(long seed, int n) {
    LogNormal distribution = new LogNormal(0.5, 0.8);
    return new Random(seed).doubles(n, 1e-9, 1).map(distribution::quantile).toArray();
  }

  @Test
  void theEstimateIsTheTopOfTheProfileAndItsEndsAreLevel() {
    for (long seed = 0; seed < 30; seed++) {
      double[] values = skewed(seed, 25);
      BoxCox.Estimate estimate = BoxCox.estimate(0.95, values).orThrow();
      double top = BoxCox.profile(estimate.lambda(), values);
      for (double lambda = -5; lambda <= 5; lambda += 0.01) {
        assertThat(BoxCox.profile(lambda, values))
            .as("lambda %s, seed %d", lambda, seed)
            .isLessThanOrEqualTo(top + 1e-9);
      }
      // Half the 95 % point of chi-square with one degree of freedom.
      double level = top - 1.920729410347062;
      assertThat(BoxCox.profile(estimate.lower().orThrow(), values))
          .as("seed %d", seed)
          .isCloseTo(level, within(1e-8));
      assertThat(BoxCox.profile(estimate.upper().orThrow(), values))
          .as("seed %d", seed)
          .isCloseTo(level, within(1e-8));
    }
  }

  @Test
  void profileIsContinuousWhereThePowerVanishes() {
    double[] values = skewed(1, 30);
    assertThat(BoxCox.profile(1e-9, values)).isCloseTo(BoxCox.profile(0, values), within(1e-6));
    assertThat(BoxCox.profile(-1e-300, values)).isCloseTo(BoxCox.profile(0, values), within(1e-9));
  }

  @Test
  void transformedValuesKeepTheirOrderForEveryPower() {
    for (double lambda : new double[] {-5, -2, -0.5, 0, 0.5, 1, 3}) {
      double[] y = new BoxCox(lambda).transformedAll(0.2, 0.5, 1, 2, 7).orThrow();
      assertThat(y).isSorted();
      assertThat(y[2]).isZero();
    }
  }

  @Test
  void aLimitThatCannotBeTransformedBoundsNothing() {
    double[] values = skewed(2, 30);
    TransformedCapability capability =
        TransformedCapability.of(new BoxCox(0), SpecificationLimits.between(0, 20), values)
            .orThrow();
    assertThat(capability.lower()).isInstanceOf(Result.NotAvailable.class);
    assertThat(capability.indices().spread()).isInstanceOf(Result.NotAvailable.class);
    assertThat(capability.indices().minimum()).isEqualTo(capability.indices().upper());
    assertThat(
            TransformedCapability.of(new BoxCox(0), SpecificationLimits.atLeast(-1), values)
                .orThrow()
                .indices()
                .minimum())
        .isInstanceOf(Result.NotAvailable.class);
    assertThat(new BoxCox(0.5).transformed(0)).isEqualTo(Result.of(-2.0));
  }

  @Test
  void powerOneChangesNothingButTheOrigin() {
    double[] values = skewed(3, 30);
    SpecificationLimits limits = SpecificationLimits.between(0.1, 9);
    CapabilityIndices plain =
        CapabilityStudy.ofMoments(Moments.of(values), limits).overallIndices();
    CapabilityIndices transformed =
        TransformedCapability.of(new BoxCox(1), limits, values).orThrow().indices();
    assertThat(transformed.minimum().orThrow()).isCloseTo(plain.minimum().orThrow(), within(1e-12));
  }

  @Test
  void saysWhyThereIsNoPower() {
    assertThat(BoxCox.estimate(0.95, 1, 2, -3).toString()).contains("above 0");
    assertThat(BoxCox.estimate(0.95, 2, 2, 2).toString()).contains("all values are equal");
    assertThat(TransformedCapability.of(new BoxCox(-1), SpecificationLimits.atMost(3), 1, 2, 0))
        .isInstanceOf(Result.NotAvailable.class);
    // Nearly symmetric values far from 0 say nothing of the power.
    assertThat(BoxCox.estimate(0.95, 1000, 1000.001, 1000.002, 1000.0031))
        .isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void refusesWhatIsNoNumber() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new BoxCox(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> BoxCox.estimate(bad, 1, 2));
      assertThatIllegalArgumentException().isThrownBy(() -> BoxCox.estimate(0.95, 1, bad));
      assertThatIllegalArgumentException().isThrownBy(() -> BoxCox.profile(bad, 1, 2));
      assertThatIllegalArgumentException().isThrownBy(() -> BoxCox.profile(1, 1, bad));
      assertThatIllegalArgumentException().isThrownBy(() -> new BoxCox(1).transformed(bad));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> BoxCox.profile(1, 1, -2));
    assertThatIllegalArgumentException().isThrownBy(() -> BoxCox.profile(1, 2, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> BoxCox.estimate(0.95, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BoxCox(5.1));
  }
}
