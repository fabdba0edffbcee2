package io.gaugewire.spc.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.acceptance.OperatingCharacteristic.Counting;
import io.gaugewire.spc.acceptance.VariablesPlan.Sample;
import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class VariablesPlanTest {
  @Test
  void withoutNoncentralityTheTailIsStudents() {
    for (double df : new double[] {1, 2, 5, 30, 400}) {
      for (double t = -6; t <= 6; t += 0.75) {
        assertThat(NoncentralT.above(t, df, 0))
            .as("t %s, df %s", t, df)
            .isCloseTo(TDistribution.of(df).survivalProbability(t), within(1e-11));
      }
    }
  }

  /**
   * MIL-STD-414, section B, examples: n = 5, k = 1.53 (to two digits) stands for M = 3.32 %, and Q
   * 1.59 for 2.19 %.
   */
  @Test
  void estimatesAreThoseOfMilStd414() {
    assertThat(0.0332)
        .isBetween(
            new VariablesPlan(5, 1.535).largestEstimate(),
            new VariablesPlan(5, 1.525).largestEstimate());
    assertThat(new VariablesPlan(5, 1.59).largestEstimate()).isCloseTo(0.0219, within(2e-4));
    VariablesPlan plan = new VariablesPlan(5, 1.53);
    Sample sample = new Sample(195, 8.81);
    assertThat(plan.acceptsBelow(209, sample)).isTrue();
    assertThat(plan.acceptsBelow(208, sample)).isFalse();
    assertThat(plan.acceptsAbove(180, sample)).isTrue();
    // Each side alone would pass; both together hold more than 3.32 %.
    assertThat(plan.acceptsWithin(180, 209, sample)).isTrue();
    assertThat(plan.acceptsWithin(181.3, 208.7, sample)).isFalse();
  }

  /** Lots drawn at a known quality, judged one by one. */
  @Test
  void acceptanceIsWhatHappensInSimulation() {
    VariablesPlan plan = new VariablesPlan(10, 1.6);
    Random random = new Random(414);
    int lots = 40_000;
    double limit = 1.9;
    int accepted = 0;
    double[] values = new double[10];
    for (int lot = 0; lot < lots; lot++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextGaussian();
        sum += values[i];
      }
      double mean = sum / values.length;
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      accepted += plan.acceptsBelow(limit, new Sample(mean, Math.sqrt(squares / 9))) ? 1 : 0;
    }
    double expected = plan.acceptance(0.028716559816001783);
    assertThat(accepted / (double) lots)
        .isCloseTo(expected, within(4 * Math.sqrt(expected * (1 - expected) / lots)));
  }

  @Test
  void plansKeepBothRisksAndNoSmallerOneWould() {
    VariablesPlan plan = VariablesPlan.between(0.01, 0.08);
    assertThat(plan.acceptance(0.01)).isCloseTo(0.95, within(1e-9));
    assertThat(plan.acceptance(0.08)).isLessThanOrEqualTo(0.10);
    VariablesPlan smaller = VariablesPlan.accepting(plan.sampleSize() - 1, 0.01, 0.95);
    assertThat(smaller.acceptance(0.08)).isGreaterThan(0.10);
  }

  /** Measuring tells more than counting: the same protection from fewer units. */
  @Test
  void matchingPlansNeedFewerUnits() {
    AttributesPlan counted = new AttributesPlan(125, 3);
    VariablesPlan measured = VariablesPlan.like(counted);
    assertThat(measured.sampleSize()).isLessThan(60);
    OperatingCharacteristic curve =
        new OperatingCharacteristic(counted, Counting.NONCONFORMING_UNITS);
    for (double quality = 0.005; quality < 0.08; quality += 0.005) {
      assertThat(measured.acceptance(quality)).isCloseTo(curve.acceptance(quality), within(0.04));
    }
  }

  @Test
  void judgementsDoNotDependOnTheUnitOfMeasurement() {
    Random random = new Random(3951);
    for (int round = 0; round < 500; round++) {
      VariablesPlan plan = new VariablesPlan(3 + random.nextInt(40), random.nextDouble() * 3);
      double mean = random.nextGaussian();
      double deviation = random.nextDouble();
      Sample sample = new Sample(mean, deviation);
      Sample inches = new Sample(mean * 4, deviation * 4);
      assertThat(plan.acceptsWithin(-8, 8, inches)).isEqualTo(plan.acceptsWithin(-2, 2, sample));
      assertThat(plan.acceptsWithin(-2, 2, new Sample(-mean, deviation)))
          .isEqualTo(plan.acceptsWithin(-2, 2, sample));
    }
  }

  @Test
  void valuesWithoutSpreadAreJudgedByWhereTheyLie() {
    VariablesPlan plan = new VariablesPlan(5, 1.5);
    assertThat(plan.acceptsBelow(10, new Sample(10, 0))).isTrue();
    assertThat(plan.acceptsBelow(10, new Sample(10.1, 0))).isFalse();
    assertThat(plan.acceptsWithin(9, 10, new Sample(9.5, 0))).isTrue();
    assertThat(plan.acceptsWithin(9, 10, new Sample(8.9, 0))).isFalse();
  }

  @Test
  void whatCannotBeIsRefused() {
    VariablesPlan plan = new VariablesPlan(5, 1.5);
    Sample sample = new Sample(1, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> new VariablesPlan(2, 1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new VariablesPlan(5, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sample(Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sample(1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sample(1, Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.acceptsBelow(Double.NaN, sample));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.acceptsAbove(Double.NaN, sample));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.acceptsWithin(2, 1, sample));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.acceptance(0));
    assertThatIllegalArgumentException().isThrownBy(() -> VariablesPlan.between(0.1, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> VariablesPlan.between(0.1, 0.1000001));
    assertThatIllegalArgumentException().isThrownBy(() -> VariablesPlan.accepting(2, 0.1, 0.95));
  }
}
