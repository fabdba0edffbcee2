package io.gaugewire.spc.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimatorsTest {
  private static final int ROUNDS = 4000;

  /**
   * Each estimator is made to have mean σ, also for unequal sizes; this would find a wrong
   * constant.
   */
  @ParameterizedTest
  @EnumSource(value = SubgroupSigma.class, mode = EnumSource.Mode.EXCLUDE, names = "POOLED_BIASED")
  void estimateSigmaWithoutBias(SubgroupSigma estimator) {
    long seed = 20260311;
    Random random = new Random(seed);
    double sum = 0;
    double squares = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double sigma = estimator.estimate(unequal(random, 5.0, 2.0)).orThrow() / 2.0;
      sum += sigma;
      squares += sigma * sigma;
    }
    double mean = sum / ROUNDS;
    double error = Math.sqrt((squares / ROUNDS - mean * mean) / ROUNDS);
    assertThat(mean).as("seed %d", seed).isCloseTo(1, within(4 * error));
  }

  /** Twice the degrees of freedom are one over the estimate's variance, also for unequal sizes. */
  @ParameterizedTest
  @EnumSource(value = SubgroupSigma.class, mode = EnumSource.Mode.EXCLUDE, names = "POOLED_BIASED")
  void knowHowMuchTheyVary(SubgroupSigma estimator) {
    long seed = 20261122;
    Random random = new Random(seed);
    double sum = 0;
    double squares = 0;
    int freedom = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Subgroup> subgroups = unequal(random, 5.0, 2.0);
      double sigma = estimator.estimate(subgroups).orThrow() / 2.0;
      sum += sigma;
      squares += sigma * sigma;
      freedom = estimator.degreesOfFreedom(subgroups).orThrow();
    }
    double mean = sum / ROUNDS;
    double variance = squares / ROUNDS - mean * mean;
    // Four standard errors of a variance, and what the approximation itself lacks.
    double slack = 4 * Math.sqrt(2.0 / ROUNDS) + 1.0 / freedom;
    assertThat(2 * freedom * variance).as("seed %d", seed).isCloseTo(1, within(slack));
    assertThat(estimator.degreesOfFreedom(List.of(Subgroup.of(3))))
        .isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void knowHowMuchTheMeanMovingRangeVariesAlsoOverGaps() {
    long seed = 20261123;
    Random random = new Random(seed);
    double sum = 0;
    double squares = 0;
    int freedom = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<OptionalDouble> values = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        boolean gap = i % 15 == 7;
        values.add(gap ? OptionalDouble.empty() : OptionalDouble.of(5 + 2 * random.nextGaussian()));
      }
      Observations observed = Observations.withGaps(values);
      double sigma = MovingRangeSigma.DEFAULT.estimate(observed).orThrow() / 2;
      sum += sigma;
      squares += sigma * sigma;
      freedom = MovingRangeSigma.DEFAULT.degreesOfFreedom(observed).orThrow();
    }
    double mean = sum / ROUNDS;
    double variance = squares / ROUNDS - mean * mean;
    double slack = 4 * Math.sqrt(2.0 / ROUNDS) + 1.0 / freedom;
    assertThat(2 * freedom * variance).as("seed %d", seed).isCloseTo(1, within(slack));
    assertThat(MovingRangeSigma.DEFAULT.degreesOfFreedom(Observations.of(3)))
        .isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void underestimateWhenPooledWithoutCorrection() {
    Random random = new Random(7);
    List<Subgroup> subgroups = unequal(random, 0, 1);
    double corrected = SubgroupSigma.POOLED.estimate(subgroups).orThrow();
    assertThat(SubgroupSigma.POOLED_BIASED.estimate(subgroups).orThrow()).isLessThan(corrected);
  }

  /** σ(a + b x) = |b| σ(x), mean(a + b x) = a + b mean(x). */
  @ParameterizedTest
  @EnumSource(SubgroupSigma.class)
  void followScaleAndShift(SubgroupSigma estimator) {
    for (long seed = 1; seed <= 50; seed++) {
      Random random = new Random(seed);
      List<Subgroup> subgroups = unequal(random, random.nextDouble(), 1);
      double a = random.nextGaussian() * 10;
      double b = random.nextGaussian() * 5;
      List<Subgroup> moved =
          subgroups.stream()
              .map(s -> Subgroup.of(Arrays.stream(s.values()).map(x -> a + b * x).toArray()))
              .toList();
      ProcessParameters before = ProcessParameters.estimate(subgroups, estimator).orThrow();
      ProcessParameters after = ProcessParameters.estimate(moved, estimator).orThrow();
      assertThat(after.sigma())
          .as("seed %d", seed)
          .isCloseTo(Math.abs(b) * before.sigma(), within(1e-10));
      assertThat(after.mean()).as("seed %d", seed).isCloseTo(a + b * before.mean(), within(1e-10));
    }
  }

  @Test
  void passOverSubgroupsOfOneAndNone() {
    List<Subgroup> mixed = List.of(Subgroup.of(3), Subgroup.of(), Subgroup.of(1, 2));
    List<Subgroup> pair = List.of(Subgroup.of(1, 2));
    for (SubgroupSigma estimator : SubgroupSigma.values()) {
      assertThat(estimator.estimate(mixed)).isEqualTo(estimator.estimate(pair));
      assertThat(estimator.estimate(List.of(Subgroup.of(3))))
          .isInstanceOf(Result.NotAvailable.class);
      assertThat(estimator.estimate(List.of())).isInstanceOf(Result.NotAvailable.class);
    }
  }

  @Test
  void weighLargeSubgroupsMoreInTheGrandMean() {
    List<Subgroup> subgroups = List.of(Subgroup.of(1, 1, 1), Subgroup.of(5));
    assertThat(ProcessParameters.grandMean(subgroups).orThrow()).isEqualTo(2);
    assertThat(ProcessParameters.grandMean(List.of()).toOptional()).isEmpty();
  }

  /** 0.1 has no exact double; a plain sum of many drifts from it. */
  @Test
  void giveConstantDataBackToTheLastBit() {
    double[] tenths = new double[1001];
    Arrays.fill(tenths, 0.1);
    assertThat(Subgroup.of(tenths).mean().orThrow()).isEqualTo(0.1);
    assertThat(Subgroup.of(tenths).deviation().orThrow()).isZero();
    assertThat(Observations.of(tenths).mean().orThrow()).isEqualTo(0.1);
  }

  @Test
  void leaveMovingRangesOutThatWouldUseAMissingValue() {
    Observations values =
        Observations.withGaps(
            List.of(
                OptionalDouble.of(1),
                OptionalDouble.of(3),
                OptionalDouble.empty(),
                OptionalDouble.of(10),
                OptionalDouble.of(10.5)));
    Observations ranges = values.movingRanges(2);
    assertThat(ranges.count()).isEqualTo(2);
    assertThat(ranges.at(1)).hasValue(2);
    assertThat(ranges.at(4)).hasValue(0.5);
    assertThat(values.movingRanges(3).count()).isZero();
    assertThat(values.without(Set.of(4)).movingRanges(2).count()).isEqualTo(1);
    assertThat(new MovingRangeSigma(MovingRangeSigma.Average.MEDIAN, 3).estimate(values))
        .isInstanceOf(Result.NotAvailable.class);
  }

  /**
   * Understanding SPC: the median moving range withstands one wild value that the mean does not.
   */
  @Test
  void resistASingleOutlierByTheMedian() {
    double[] values = {10, 11, 10, 11, 10, 500, 10, 11, 10, 11, 10};
    Observations wild = Observations.of(values);
    double mean = MovingRangeSigma.DEFAULT.estimate(wild).orThrow();
    double median =
        new MovingRangeSigma(MovingRangeSigma.Average.MEDIAN, 2).estimate(wild).orThrow();
    assertThat(mean).isGreaterThan(50);
    assertThat(median).isCloseTo(1 / 0.9538725524089398, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e200})
  void refuseWhatIsNoUsableNumber(double bad) {
    assertThatThrownBy(() -> Subgroup.of(1, bad)).hasMessageContaining("position 1");
    assertThatThrownBy(() -> Subgroup.ofPresent(List.of(OptionalDouble.of(bad))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Observations.of(1, 2, bad)).hasMessageContaining("position 2");
    assertThatThrownBy(() -> Observations.withGaps(List.of(OptionalDouble.of(bad))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProcessParameters(bad, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProcessParameters(0, bad))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RateParameters(bad, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RateParameters(1, bad))
        .isInstanceOf(IllegalArgumentException.class);
    if (bad != 1e200) {
      assertThatThrownBy(() -> new ControlLimits(0, 1, bad, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new ControlLimits(0, 1, 2, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refuseImpossibleStagesAndSpans() {
    assertThatThrownBy(() -> new MovingRangeSigma(MovingRangeSigma.Average.MEAN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Observations.of(1, 2).movingRanges(1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProcessParameters(0, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RateParameters(-0.1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ControlLimits(2, 1, 3, 1)).hasMessageContaining("out of order");
    assertThatThrownBy(() -> Stages.<ProcessParameters>frozenAfter(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stages<ProcessParameters>(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    Stages<ProcessParameters> two =
        Stages.labelled(List.of("a", "a", "b"), new Basis.EveryPoint<>());
    assertThatThrownBy(() -> two.over(2)).hasMessageContaining("reaches beyond");
    assertThat(two.over(3)).extracting(Stage.Span::end).containsExactly(2, 3);
  }

  private static List<Subgroup> unequal(Random random, double mean, double sigma) {
    List<Subgroup> subgroups = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double[] values = new double[2 + i % 5];
      Arrays.setAll(values, j -> mean + sigma * random.nextGaussian());
      subgroups.add(Subgroup.of(values));
    }
    return subgroups;
  }
}
