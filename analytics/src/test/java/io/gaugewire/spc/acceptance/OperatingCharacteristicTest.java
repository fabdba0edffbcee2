package io.gaugewire.spc.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.acceptance.OperatingCharacteristic.Counting;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OperatingCharacteristicTest {
  private static OperatingCharacteristic units(int n, int c) {
    return new OperatingCharacteristic(new AttributesPlan(n, c), Counting.NONCONFORMING_UNITS);
  }

  /** Montgomery, table 15.2: n = 89, c = 2. */
  @Test
  void acceptanceHasTheTextbooksValues() {
    OperatingCharacteristic plan = units(89, 2);
    assertThat(plan.acceptance(0.005)).isCloseTo(0.9897, within(5e-5));
    assertThat(plan.acceptance(0.01)).isCloseTo(0.9397, within(5e-5));
    assertThat(plan.acceptance(0.05)).isCloseTo(0.1721, within(5e-5));
    assertThat(plan.acceptance(0)).isEqualTo(1);
    assertThat(plan.acceptance(1)).isEqualTo(0);
  }

  /** Montgomery, section 15.2: N = 10000, n = 89, c = 2 gives AOQ(0.01) 0.0093, AOQL 0.0155. */
  @Test
  void outgoingQualityHasTheTextbooksValues() {
    OperatingCharacteristic plan = units(89, 2);
    assertThat(plan.averageOutgoingQuality(0.01, 10_000)).isCloseTo(0.0093, within(5e-5));
    assertThat(plan.averageOutgoingQualityLimit(10_000)).isCloseTo(0.0153, within(3e-4));
    assertThat(plan.averageTotalInspection(0.01, 10_000)).isCloseTo(687, within(1.5));
  }

  @Test
  void theLimitIsReachedButNeverExceeded() {
    for (Counting counting : Counting.values()) {
      for (int c = 0; c < 12; c++) {
        OperatingCharacteristic plan =
            new OperatingCharacteristic(new AttributesPlan(80, c), counting);
        double limit = plan.averageOutgoingQualityLimit(2000);
        double largest = 0;
        for (int i = 0; i <= 5000; i++) {
          largest = Math.max(largest, plan.averageOutgoingQuality(i / 5000.0, 2000));
        }
        assertThat(largest).isLessThanOrEqualTo(limit * (1 + 1e-12)).isGreaterThan(limit * 0.9999);
      }
    }
  }

  @Test
  void lotsAndProcessesComeTogetherWhenLotsGrow() {
    AttributesPlan plan = new AttributesPlan(50, 2);
    double process = units(50, 2).acceptance(0.04);
    assertThat(OperatingCharacteristic.acceptanceOfLot(plan, 1_000_000, 40_000))
        .isCloseTo(process, within(1e-4));
    assertThat(OperatingCharacteristic.acceptanceOfLot(plan, 100, 4)).isGreaterThan(process);
    assertThat(OperatingCharacteristic.acceptanceOfLot(plan, 30, 3)).isZero();
    assertThat(OperatingCharacteristic.acceptanceOfLot(plan, 30, 2)).isEqualTo(1);
    assertThat(OperatingCharacteristic.acceptanceOfLot(plan, 200, 9))
        .isCloseTo(
            HypergeometricDistribution.of(200, 9, 50).cumulativeProbability(2), within(1e-15));
  }

  @Test
  void qualityAcceptedIsTheInverseOfAcceptance() {
    for (Counting counting : Counting.values()) {
      OperatingCharacteristic plan =
          new OperatingCharacteristic(new AttributesPlan(125, 5), counting);
      for (double probability : new double[] {0.99, 0.95, 0.5, 0.1, 0.01}) {
        assertThat(plan.acceptance(plan.qualityAccepted(probability)))
            .isCloseTo(probability, within(1e-12));
      }
    }
  }

  /** Unit by unit: the expected number inspected until the decision against the lot, or n. */
  @Test
  void curtailedInspectionStopsAtTheDecidingUnit() {
    int n = 40;
    int c = 3;
    for (double p : new double[] {0.001, 0.05, 0.2, 0.7, 1}) {
      double expected = 0;
      for (int i = 0; i < n; i++) {
        // Unit i + 1 is inspected if the first i did not decide against the lot.
        expected += BinomialDistribution.of(i, p).cumulativeProbability(c);
      }
      assertThat(units(n, c).averageSampleNumberIfCurtailed(p)).isCloseTo(expected, within(1e-9));
    }
    assertThat(units(n, c).averageSampleNumberIfCurtailed(0)).isEqualTo(n);
  }

  @Test
  void zeroAcceptanceTakesTheSmallestSampleThatKeepsTheRisk() {
    for (int lot : new int[] {1, 10, 100, 1000, 100_000}) {
      for (double quality : new double[] {0.005, 0.02, 0.1}) {
        AttributesPlan plan = ZeroAcceptance.ofLot(lot, quality, 0.1);
        int bad = (int) Math.ceil(quality * lot);
        assertThat(OperatingCharacteristic.acceptanceOfLot(plan, lot, bad))
            .isLessThanOrEqualTo(0.1);
        if (plan.sampleSize() > 1) {
          AttributesPlan smaller = new AttributesPlan(plan.sampleSize() - 1, 0);
          assertThat(OperatingCharacteristic.acceptanceOfLot(smaller, lot, bad)).isGreaterThan(0.1);
        }
      }
    }
    assertThat(ZeroAcceptance.ofProcess(0.01, 0.05).sampleSize()).isEqualTo(299);
  }

  /** Three marked units: the sample leaves them all out with about ((N - n) / N)^3. */
  @Test
  @Timeout(10)
  void theLargestLotHasItsPlanAtOnce() {
    int lot = Integer.MAX_VALUE;
    AttributesPlan plan = ZeroAcceptance.ofLot(lot, 1.2e-9, 0.1);
    assertThat((double) plan.sampleSize() / lot).isCloseTo(1 - Math.cbrt(0.1), within(1e-8));
  }

  @Test
  void whatCannotBeIsRefused() {
    OperatingCharacteristic plan = units(20, 1);
    for (double quality : new double[] {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> plan.acceptance(quality));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> plan.averageSampleNumberIfCurtailed(quality));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> plan.averageOutgoingQuality(0.1, 19));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.averageOutgoingQualityLimit(19));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.averageTotalInspection(0.1, 19));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.qualityAccepted(Double.NaN));
    assertThatThrownBy(() -> units(2, 3).qualityAccepted(0.5))
        .isInstanceOf(IllegalStateException.class);
    assertThat(units(2, 3).acceptance(1)).isEqualTo(1);
    assertThatThrownBy(
            () ->
                new OperatingCharacteristic(new AttributesPlan(5, 1), Counting.NONCONFORMITIES)
                    .averageSampleNumberIfCurtailed(0.1))
        .isInstanceOf(IllegalStateException.class);
    AttributesPlan some = new AttributesPlan(5, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OperatingCharacteristic.acceptanceOfLot(some, 10, 11));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OperatingCharacteristic.acceptanceOfLot(some, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ZeroAcceptance.ofLot(0, 0.1, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> ZeroAcceptance.ofLot(10, 0, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> ZeroAcceptance.ofProcess(1e-12, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZeroAcceptance.ofProcess(0.1, Double.NaN));
  }
}
