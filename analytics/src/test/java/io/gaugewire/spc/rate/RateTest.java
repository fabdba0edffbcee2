package io.gaugewire.spc.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class RateTest {
  /** Coverage of the exact interval is never below what it says, for any true proportion. */
  @Test
  void exactIntervalsCoverAtLeastTheirConfidence() {
    for (int n : new int[] {1, 5, 20, 60}) {
      for (double p = 0.005; p < 1; p += 0.0175) {
        assertThat(coverage(BinomialInterval.CLOPPER_PEARSON, n, p)).isGreaterThan(0.95 - 1e-12);
      }
    }
  }

  /** The score interval covers its confidence on average, which the exact one exceeds. */
  @Test
  void scoreIntervalsCoverTheirConfidenceOnAverage() {
    double sum = 0;
    int count = 0;
    for (double p = 0.005; p < 1; p += 0.005) {
      sum += coverage(BinomialInterval.WILSON, 40, p);
      count++;
    }
    assertThat(sum / count).isCloseTo(0.95, within(0.006));
  }

  private static double coverage(BinomialInterval method, int n, double p) {
    BinomialDistribution counts = BinomialDistribution.of(n, p);
    double covered = 0;
    for (int x = 0; x <= n; x++) {
      if (method.of(new Proportion(x, n), 0.95).contains(p)) {
        covered += counts.probability(x);
      }
    }
    return covered;
  }

  /** The limits are where the tails are as large as they may be, recomputed from the sums. */
  @Test
  void exactLimitsLeaveHalfTheErrorInEachTail() {
    Interval interval = BinomialInterval.CLOPPER_PEARSON.of(new Proportion(7, 90), 0.9);
    assertThat(1 - BinomialDistribution.of(90, interval.lower()).cumulativeProbability(6))
        .isCloseTo(0.05, within(1e-12));
    assertThat(BinomialDistribution.of(90, interval.upper()).cumulativeProbability(7))
        .isCloseTo(0.05, within(1e-12));
    Interval rate = new EventRate(7, 2.5).interval(0.9);
    assertThat(1 - PoissonDistribution.of(2.5 * rate.lower()).cumulativeProbability(6))
        .isCloseTo(0.05, within(1e-12));
    assertThat(PoissonDistribution.of(2.5 * rate.upper()).cumulativeProbability(7))
        .isCloseTo(0.05, within(1e-12));
  }

  /** Garwood's limits for 10 events are printed everywhere: 4.795 and 18.39. */
  @Test
  void eventRatesHaveGarwoodsLimits() {
    Interval ten = new EventRate(10, 1).interval(0.95);
    assertThat(ten.lower()).isCloseTo(4.7954, within(5e-5));
    assertThat(ten.upper()).isCloseTo(18.3904, within(5e-5));
    Interval none = new EventRate(0, 4).interval(0.95);
    assertThat(none.lower()).isZero();
    assertThat(none.upper()).isCloseTo(-Math.log(0.025) / 4, within(1e-12));
    assertThat(new EventRate(1_000_000_000L, 10).interval(0.95).contains(1e8)).isTrue();
  }

  @Test
  void intervalsMirrorWhenCountsAreCountedTheOtherWay() {
    for (BinomialInterval method : BinomialInterval.values()) {
      Proportion some = new Proportion(13, 170);
      Interval one = method.of(some, 0.99);
      Interval other = method.of(some.complement(), 0.99);
      assertThat(other.lower()).isCloseTo(1 - one.upper(), within(1e-12));
      assertThat(other.upper()).isCloseTo(1 - one.lower(), within(1e-12));
    }
  }

  @Test
  void countsThatCannotBeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(6, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(-1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new EventRate(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new EventRate(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new EventRate(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new DefectCount(3, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new DefectCount(0, 0, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProcessStep(10, 6, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProcessStep(0, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RolledYield(List.of(0.9, Double.NaN)));
    assertThatIllegalArgumentException().isThrownBy(() -> new RolledYield(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> SigmaLevel.ofDpmo(Double.NaN, 1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> SigmaLevel.ofDpmo(1e7, 1.5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigmaLevel.ofDpmo(1, Double.POSITIVE_INFINITY));
    Proportion half = new Proportion(1, 2);
    for (double confidence : new double[] {0, 1, Double.NaN}) {
      for (BinomialInterval method : BinomialInterval.values()) {
        assertThatIllegalArgumentException().isThrownBy(() -> method.of(half, confidence));
      }
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new EventRate(1, 1).interval(confidence));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RateComparison.of(half, half, confidence));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RateComparison.judge(List.of(), confidence));
    }
  }

  @Test
  void aSigmaLevelSaysWhyThereIsNone() {
    assertThat(SigmaLevel.ofDpmo(0, 1.5)).isInstanceOf(Result.NotAvailable.class);
    assertThat(SigmaLevel.ofDpmo(1e6, 1.5)).isInstanceOf(Result.NotAvailable.class);
    assertThat(SigmaLevel.ofDpmo(66807, 0).orThrow().shortTerm())
        .isEqualTo(SigmaLevel.ofDpmo(66807, 0).orThrow().longTerm());
  }

  @Test
  void moreUnitsOutThanInGiveNoFinalYield() {
    List<ProcessStep> emptied = List.of(new ProcessStep(10, 0, 0), new ProcessStep(15, 1, 0));
    assertThat(RolledYield.finalYield(emptied)).isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void paretoWeighsWithCostsAndRefusesWhatItCannotOrder() {
    Pareto pareto =
        Pareto.of(
                List.of(
                    Pareto.Entry.weighted("scratch", 100, 0.5),
                    Pareto.Entry.weighted("crack", 3, 80)),
                Optional.empty())
            .orThrow();
    assertThat(pareto.rows()).extracting(Pareto.Row::category).containsExactly("crack", "scratch");
    assertThat(pareto.total()).isEqualTo(290);
    assertThat(Pareto.of(List.of(), Optional.empty())).isInstanceOf(Result.NotAvailable.class);
    assertThat(Pareto.of(List.of(new Pareto.Entry("a", 0)), Optional.empty()))
        .isInstanceOf(Result.NotAvailable.class);
    Pareto.Entry twice = new Pareto.Entry("a", 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pareto.of(List.of(twice, twice), Optional.empty()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pareto.Entry("a", -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pareto.Entry("a", Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Pareto.Entry.weighted("a", -1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pareto.Entry.weighted("a", 1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> pareto.vitalFew(0));
    assertThatIllegalArgumentException().isThrownBy(() -> pareto.vitalFew(Double.NaN));
  }
}
