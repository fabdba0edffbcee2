package io.gaugewire.spc.gaugestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.capability.SpecificationLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MasterStudiesTest {
  private static final double[] REFERENCES = {2, 4, 6, 8, 10};

  /** AIAG MSA, linearity example: five masters, twelve readings each. */
  private static final double[][] READINGS = {
    {2.7, 2.5, 2.4, 2.5, 2.7, 2.3, 2.5, 2.5, 2.4, 2.4, 2.6, 2.4},
    {5.1, 3.9, 4.2, 5.0, 3.8, 3.9, 3.9, 3.9, 3.9, 4.0, 4.1, 3.8},
    {5.8, 5.7, 5.9, 5.9, 6.0, 6.1, 6.0, 6.1, 6.4, 6.3, 6.0, 6.1},
    {7.6, 7.7, 7.8, 7.7, 7.8, 7.8, 7.8, 7.7, 7.8, 7.5, 7.6, 7.7},
    {9.1, 9.3, 9.5, 9.3, 9.4, 9.5, 9.5, 9.5, 9.6, 9.2, 9.3, 9.4}
  };

  /** Published: bias = 0.736667 - 0.131667 reference, R^2 71.4 %, t -12.043 and 10.158. */
  @Test
  void linearityAgreesWithTheManualsExample() {
    LinearityStudy study = LinearityStudy.of(REFERENCES, READINGS);
    assertThat(study.line().slope()).isCloseTo(-0.131667, within(5e-7));
    assertThat(study.line().intercept()).isCloseTo(0.736667, within(5e-7));
    assertThat(study.line().rSquared().orThrow()).isCloseTo(0.714, within(5e-4));
    assertThat(study.line().slopeT().orThrow()).isCloseTo(-12.043, within(5e-4));
    assertThat(study.line().interceptT().orThrow()).isCloseTo(10.158, within(5e-4));
    assertThat(study.linear(0.05)).isFalse();
    assertThat(study.averageBias()).isCloseTo(-0.053333, within(5e-7));
    assertThat(study.percentLinearity()).isCloseTo(13.1667, within(5e-5));
    assertThat(study.linearity(6)).isCloseTo(0.79, within(1e-10));
    assertThat(study.masters().getFirst().bias()).isCloseTo(0.491667, within(5e-7));
  }

  @Test
  void aGaugeWithoutBiasIsLinear() {
    assertThat(
            LinearityStudy.of(new double[] {1, 2}, new double[][] {{0.9, 1.1}, {1.9, 2.1}})
                .linear(0.05))
        .isTrue();
    LinearityStudy exact = LinearityStudy.of(new double[] {1, 2}, new double[][] {{1, 1}, {2, 2}});
    assertThat(exact.linear(0.05)).isTrue();
    assertThat(exact.masters().getFirst().t()).isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void linearityRefusesWhatCannotShowIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearityStudy.of(new double[] {1}, new double[][] {{1, 2, 3}}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearityStudy.of(new double[] {1, 1}, new double[][] {{1, 2}, {1, 2}}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearityStudy.of(new double[] {1, 2}, new double[][] {{1, 2}}));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LinearityStudy.of(new double[] {1, 2}, new double[][] {{1, Double.NaN}, {1, 2}}));
    LinearityStudy study = LinearityStudy.of(REFERENCES, READINGS);
    assertThatIllegalArgumentException().isThrownBy(() -> study.linearity(0));
    assertThatIllegalArgumentException().isThrownBy(() -> study.linear(1));
  }

  /**
   * Readings in the manner of AIAG's bias example; the manual takes sigma from the range, here it
   * is s. Figures from scipy 1.17.1 ttest_1samp.
   */
  @Test
  void biasIsJudgedByStudentsT() {
    BiasStudy study =
        BiasStudy.of(
            6.0, 5.8, 5.7, 5.9, 5.9, 6.0, 6.1, 6.0, 6.1, 6.4, 6.3, 6.0, 6.1, 6.2, 5.6, 6.0);
    assertThat(study.bias()).isCloseTo(0.0067, within(5e-5));
    assertThat(study.sample().standardDeviation()).isCloseTo(0.2120, within(5e-5));
    assertThat(study.t().orThrow()).isCloseTo(0.1218, within(5e-4));
    assertThat(study.pValue().orThrow()).isCloseTo(0.9048, within(5e-4));
    assertThat(study.interval(0.95).lower()).isCloseTo(-0.1107, within(5e-4));
    assertThat(study.interval(0.95).upper()).isCloseTo(0.1241, within(5e-4));
    assertThat(study.percentOf(0.67)).isCloseTo(1, within(0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> study.percentOf(0));
    assertThatIllegalArgumentException().isThrownBy(() -> study.interval(1));
    assertThatIllegalArgumentException().isThrownBy(() -> BiasStudy.of(6.0, 5.8));
    assertThatIllegalArgumentException().isThrownBy(() -> BiasStudy.of(Double.NaN, 5.8, 5.9));
  }

  @Test
  void typeOneStudySharesOutTheTolerance() {
    TypeOneStudy study = TypeOneStudy.of(10, 3, 9.9, 10.1, 10, 10.2, 10);
    double s = Math.sqrt(0.052 / 4);
    assertThat(study.cg().orThrow()).isCloseTo(0.6 / (6 * s), within(1e-12));
    assertThat(study.cgk().orThrow()).isCloseTo((0.3 - 0.04) / (3 * s), within(1e-12));
    assertThat(study.percentRepeatability()).isCloseTo(600 * s / 3, within(1e-12));
    assertThat(study.percentRepeatability()).isCloseTo(20 / study.cg().orThrow(), within(1e-12));
    assertThat(study.percentRepeatabilityAndBias().orThrow())
        .isCloseTo(20 / study.cgk().orThrow(), within(1e-12));
    assertThat(study.capable(TypeOneStudy.USUAL_LEAST)).isEqualTo(Result.of(false));
    assertThat(study.capable(0.5)).isEqualTo(Result.of(true));
    assertThat(study.percentResolution(0.15)).isCloseTo(5, within(1e-12));
  }

  @Test
  void typeOneStudyOfAStuckGaugeSaysSo() {
    TypeOneStudy stuck = TypeOneStudy.of(10, 3, 10, 10, 10);
    assertThat(stuck.cg()).isInstanceOf(Result.NotAvailable.class);
    assertThat(stuck.cgk().toString()).contains("too coarse");
    assertThat(stuck.capable(1.33)).isInstanceOf(Result.NotAvailable.class);
    TypeOneStudy biased = TypeOneStudy.of(9, 3, 9.9, 10.1, 10);
    assertThat(biased.cgk().orThrow()).isNegative();
    assertThat(biased.percentRepeatabilityAndBias()).isInstanceOf(Result.NotAvailable.class);
    assertThatIllegalArgumentException().isThrownBy(() -> TypeOneStudy.of(10, 0, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> TypeOneStudy.of(10, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> TypeOneStudy.of(10, Double.NaN, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> biased.percentResolution(0));
    assertThatIllegalArgumentException().isThrownBy(() -> biased.capable(0));
  }

  @Test
  void stabilityTellsDriftFromScatter() {
    double[] days = {0, 7, 14, 21};
    StabilityStudy drifting =
        StabilityStudy.of(days, new double[][] {{5, 5.1}, {5.7, 5.8}, {6.4, 6.52}, {7.1, 7.2}});
    assertThat(drifting.driftByDay()).isCloseTo(0.1, within(0.001));
    assertThat(drifting.drifts(0.05)).isTrue();
    assertThat(drifting.checksDiffer(0.05)).isTrue();
    StabilityStudy steady =
        StabilityStudy.of(days, new double[][] {{5, 5.1}, {5.1, 5}, {5, 5.1}, {5.1, 5.02}});
    assertThat(steady.drifts(0.05)).isFalse();
    assertThat(steady.checksDiffer(0.05)).isFalse();
    StabilityStudy jumping =
        StabilityStudy.of(days, new double[][] {{5, 5}, {6, 6}, {6, 6}, {5, 5}});
    assertThat(jumping.drifts(0.05)).isFalse();
    assertThat(jumping.checksDiffer(0.05)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StabilityStudy.of(new double[] {0, 1}, new double[][] {{1, 2}, {1, 2}}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StabilityStudy.of(days, new double[][] {{1}}));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> StabilityStudy.of(days, new double[][] {{1, 2}, {1, 2}, {1}, {Double.NaN}}));
  }

  private static final Instant SPRING = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant SUMMER = Instant.parse("2026-06-01T08:00:00Z");
  private static final Instant AUTUMN = Instant.parse("2026-09-01T08:00:00Z");

  @Test
  void lookBackReachesToTheLastCalibrationThatLeftTheGaugeGood() {
    Calibration good = new Calibration(SPRING, 0.01, 0.01, 0.05);
    Calibration bad = new Calibration(SUMMER, 0.08, 0.00, 0.05);
    Calibration badAgain = new Calibration(AUTUMN, -0.09, -0.09, 0.05);
    List<SuspectPeriod> periods = SuspectPeriod.in(List.of(badAgain, good, bad));
    assertThat(periods)
        .containsExactly(
            new SuspectPeriod(Optional.of(SPRING), bad, 0.01),
            new SuspectPeriod(Optional.of(SUMMER), badAgain, 0.00));
    SuspectPeriod first = periods.getFirst();
    assertThat(first.contains(SPRING)).isFalse();
    assertThat(first.contains(SPRING.plusNanos(1000))).isTrue();
    assertThat(first.contains(SUMMER)).isTrue();
    assertThat(first.contains(SUMMER.plusNanos(1000))).isFalse();
  }

  @Test
  void aGaugeThatWasNeverGoodIsSuspectFromTheBeginning() {
    List<SuspectPeriod> periods =
        SuspectPeriod.in(List.of(new Calibration(SPRING, 0.2, 0.2, 0.05)));
    assertThat(periods).hasSize(1);
    assertThat(periods.getFirst().contains(SPRING.minus(Duration.ofDays(9999)))).isTrue();
    assertThat(SuspectPeriod.in(List.of())).isEmpty();
    assertThat(SuspectPeriod.in(List.of(new Calibration(SPRING, 0.05, 0.05, 0.05)))).isEmpty();
  }

  /** Found reading 0.08 too high: a recorded 10.05 may have been 9.97. */
  @Test
  void recordedValuesAreJudgedForEveryErrorTheGaugeMayHaveHad() {
    SuspectPeriod period =
        SuspectPeriod.in(
                List.of(
                    new Calibration(SPRING, 0, 0, 0.05), new Calibration(SUMMER, 0.08, 0, 0.05)))
            .getFirst();
    SpecificationLimits limits = SpecificationLimits.between(10, 11);
    assertThat(period.judge(10.5, limits)).isEqualTo(SuspectPeriod.Worth.WITHIN);
    assertThat(period.judge(10.05, limits)).isEqualTo(SuspectPeriod.Worth.DOUBTFUL);
    assertThat(period.judge(11.05, limits)).isEqualTo(SuspectPeriod.Worth.DOUBTFUL);
    assertThat(period.judge(11.09, limits)).isEqualTo(SuspectPeriod.Worth.OUTSIDE);
    assertThat(period.judge(9.99, limits)).isEqualTo(SuspectPeriod.Worth.OUTSIDE);
    assertThat(period.judge(9.99, SpecificationLimits.atMost(11)))
        .isEqualTo(SuspectPeriod.Worth.WITHIN);
    assertThatIllegalArgumentException().isThrownBy(() -> period.judge(Double.NaN, limits));
  }

  @Test
  void calibrationsRefuseNonsense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calibration(SPRING, Double.NaN, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calibration(SPRING, 0, Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Calibration(SPRING, 0, 0, 0));
    Calibration good = new Calibration(SPRING, 0, 0, 1);
    Calibration bad = new Calibration(SPRING, 2, 0, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> SuspectPeriod.in(List.of(good, bad)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SuspectPeriod(Optional.empty(), good, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SuspectPeriod(Optional.of(SUMMER), bad, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SuspectPeriod(Optional.empty(), bad, Double.NaN));
  }
}
