package io.gaugewire.spc.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

class RateComparisonTest {
  /**
   * Fisher's tea: 3 of 4 against 1 of 4, two-sided 0.4857 (Fisher, Design of Experiments, 1935).
   */
  @Test
  void ladyTastingTeaIsWithinChance() {
    RateComparison tea = RateComparison.of(new Proportion(1, 4), new Proportion(3, 4), 0.95);
    assertThat(tea.pValue()).isCloseTo(34.0 / 70, within(1e-9));
    assertThat(RateComparison.judge(List.of(tea), 0.05))
        .containsExactly(RateComparison.Verdict.WITHIN_CHANCE);
  }

  /** Newcombe 1998, table II, example (a): 56/70 - 48/80, method 10 gives 0.0524 to 0.3339. */
  @Test
  void differencesHaveNewcombesInterval() {
    RateComparison comparison =
        RateComparison.of(new Proportion(48, 80), new Proportion(56, 70), 0.95);
    assertThat(comparison.change()).isCloseTo(0.2, within(1e-15));
    assertThat(comparison.difference().lower()).isCloseTo(0.0524, within(5e-5));
    assertThat(comparison.difference().upper()).isCloseTo(0.3339, within(5e-5));
  }

  /** Against sums over all tables by the library's own distributions. */
  @Test
  void exactPValuesAreSumsOverAllUnlikelierOutcomes() {
    SplittableRandom random = new SplittableRandom(20261121);
    for (int round = 0; round < 200; round++) {
      int n = random.nextInt(1, 60);
      int m = random.nextInt(1, 60);
      int x = random.nextInt(n + 1);
      int y = random.nextInt(m + 1);
      HypergeometricDistribution table = HypergeometricDistribution.of(n + m, x + y, n);
      double limit = table.probability(x) * (1 + 1e-7);
      double expected = 0;
      for (int k = 0; k <= Math.min(n, x + y); k++) {
        double probability = table.probability(k);
        expected += probability <= limit ? probability : 0;
      }
      double found = RateComparison.of(new Proportion(x, n), new Proportion(y, m), 0.95).pValue();
      assertThat(found).as("%d/%d, %d/%d", x, n, y, m).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void eventRatesAreComparedByTheirShareOfTheExposure() {
    RateComparison comparison =
        RateComparison.of(new EventRate(4, 100), new EventRate(16, 200), 0.95);
    BinomialDistribution share = BinomialDistribution.of(20, 2.0 / 3);
    double expected = 0;
    for (int k = 0; k <= 20; k++) {
      double probability = share.probability(k);
      expected += probability <= share.probability(16) * (1 + 1e-7) ? probability : 0;
    }
    assertThat(comparison.pValue()).isCloseTo(expected, within(1e-12));
    assertThat(comparison.difference().contains(comparison.change())).isTrue();
  }

  @Test
  void nothingCountedTwiceIsNoDifference() {
    RateComparison none = RateComparison.of(new Proportion(0, 50), new Proportion(0, 80), 0.95);
    assertThat(none.pValue()).isEqualTo(1);
    assertThat(RateComparison.of(new EventRate(0, 5), new EventRate(0, 8), 0.95).pValue())
        .isEqualTo(1);
  }

  /** The exact sum of integers over all tables with these margins is 2.6884993295906762e-162. */
  @Test
  void vastDifferencesKeepTheirPValue() {
    RateComparison vast =
        RateComparison.of(new Proportion(100, 100_000), new Proportion(900, 100_000), 0.95);
    assertThat(vast.pValue()).isCloseTo(2.688499329590676e-162, withinPercentage(1e-6));
  }

  /** Forty rates that did not change: judged together they give a false verdict in 5 % at most. */
  @Test
  void manyComparisonsTogetherRaiseNoMoreFalseAlarmsThanOne() {
    SplittableRandom random = new SplittableRandom(77);
    int families = 400;
    int wrong = 0;
    for (int family = 0; family < families; family++) {
      List<RateComparison> comparisons = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        comparisons.add(RateComparison.of(drawn(random, 200, 0.1), drawn(random, 200, 0.1), 0.95));
      }
      if (RateComparison.judge(comparisons, 0.05)
          .contains(RateComparison.Verdict.MORE_THAN_CHANCE)) {
        wrong++;
      }
    }
    assertThat(wrong / (double) families).isLessThan(0.05 + 0.033);
  }

  private static Proportion drawn(SplittableRandom random, int n, double p) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      count += random.nextDouble() < p ? 1 : 0;
    }
    return new Proportion(count, n);
  }

  @Test
  void verdictsKeepTheOrderOfTheComparisons() {
    RateComparison clear = RateComparison.of(new Proportion(2, 500), new Proportion(60, 500), 0.95);
    RateComparison none = RateComparison.of(new Proportion(9, 500), new Proportion(11, 500), 0.95);
    assertThat(RateComparison.judge(List.of(none, clear, none), 0.05))
        .containsExactly(
            RateComparison.Verdict.WITHIN_CHANCE,
            RateComparison.Verdict.MORE_THAN_CHANCE,
            RateComparison.Verdict.WITHIN_CHANCE);
  }
}
