package io.gaugewire.spc.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.constants.ChartConstants;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
  private static final ProcessParameters PROCESS = new ProcessParameters(10, 2);
  private static final RateParameters RATE = RateParameters.of(0.1);

  /** ISO 7870-2: factors A, D1, D2, B5 and B6 for given μ and σ. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8, 25, 100})
  void followTheFactorsForGivenStandards(int n) {
    ChartConstants of = ChartConstants.of(n);
    ControlLimits mean = Lines.mean(PROCESS, n, 3).orThrow();
    assertThat(mean.ucl()).isCloseTo(10 + 2 * of.a(), within(1e-12));
    ControlLimits range = Lines.range(PROCESS, n, 3).orThrow();
    assertThat(range.ucl()).isCloseTo(2 * of.d2Limit(), within(1e-12));
    assertThat(range.lcl()).isCloseTo(2 * of.d1Limit(), within(1e-12));
    ControlLimits deviation = Lines.deviation(PROCESS, n, 3).orThrow();
    assertThat(deviation.ucl()).isCloseTo(2 * of.b6(), within(1e-12));
    assertThat(deviation.lcl()).isCloseTo(2 * of.b5(), within(1e-12));
  }

  @Test
  void areTheSameForMeanAndMedianOfTwo() {
    assertThat(Lines.median(PROCESS, 1, 3)).isEqualTo(Lines.mean(PROCESS, 1, 3));
    assertThat(Lines.median(PROCESS, 2, 3)).isEqualTo(Lines.mean(PROCESS, 2, 3));
    assertThat(Lines.median(PROCESS, 3, 3).orThrow().ucl())
        .isGreaterThan(Lines.mean(PROCESS, 3, 3).orThrow().ucl());
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0})
  void areNotThereForNothing(int n) {
    assertNone(Lines.mean(PROCESS, n, 3));
    assertNone(Lines.median(PROCESS, n, 3));
    assertNone(Lines.range(PROCESS, n, 3));
    assertNone(Lines.deviation(PROCESS, n, 3));
    assertNone(Lines.range(PROCESS, 1, 3));
    assertNone(Lines.deviation(PROCESS, 1, 3));
    assertNone(Lines.range(PROCESS, ChartConstants.LARGEST_N + 1, 3));
    assertNone(Lines.median(PROCESS, ChartConstants.LARGEST_N + 1, 3));
  }

  @ParameterizedTest
  @EnumSource(AttributeKind.class)
  void areNotThereForSizesThatAreNone(AttributeKind kind) {
    for (double size : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertNone(Lines.count(kind, RATE, size, 3));
    }
    assertThat(Lines.count(kind, RATE, 1, 3).orThrow().lcl()).isZero();
    assertThat(Lines.count(kind, RateParameters.of(2), 1, 3).toOptional().isPresent())
        .isEqualTo(!kind.isBinomial());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -3, Double.NaN, Double.POSITIVE_INFINITY})
  void refuseUnusableWidths(double k) {
    assertThatThrownBy(() -> Lines.mean(PROCESS, 5, k))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Lines.median(PROCESS, 5, k))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Lines.range(PROCESS, 5, k))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Lines.deviation(PROCESS, 5, k))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Lines.count(AttributeKind.U, RATE, 5, k))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertNone(Result<ControlLimits> limits) {
    assertThat(limits).isInstanceOf(Result.NotAvailable.class);
  }
}
