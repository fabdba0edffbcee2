package io.gaugewire.spc.constants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartConstantsTest {
  private static final double TIGHT = 1e-13;

  /** Closed forms: ISO 7870-2 tables rest on them; n = 2 and 3 by elementary integrals. */
  @Test
  void agreesWithTheClosedFormsOfSmallSubgroups() {
    ChartConstants two = ChartConstants.of(2);
    assertThat(two.d2()).isCloseTo(2 / Math.sqrt(Math.PI), within(TIGHT));
    assertThat(two.d3()).isCloseTo(Math.sqrt(2 - 4 / Math.PI), within(TIGHT));
    assertThat(two.c4()).isCloseTo(Math.sqrt(2 / Math.PI), within(TIGHT));
    assertThat(two.d4()).isCloseTo(Math.sqrt(2) * 0.6744897501960817, within(TIGHT));
    ChartConstants three = ChartConstants.of(3);
    assertThat(three.d2()).isCloseTo(3 / Math.sqrt(Math.PI), within(TIGHT));
    assertThat(three.c4()).isCloseTo(Math.sqrt(Math.PI) / 2, within(TIGHT));
  }

  /** An independent computation of every n to 100 and some beyond; the file says how. */
  @ParameterizedTest
  @CsvFileSource(resources = "/constants/range-and-deviation.csv", useHeadersInDisplayName = true)
  void agreesWithAnIndependentComputation(int n, double d2, double d3, double c4) {
    ChartConstants of = ChartConstants.of(n);
    assertThat(of.d2()).isCloseTo(d2, withinPercentage(1e-10));
    assertThat(of.d3()).isCloseTo(d3, withinPercentage(1e-9));
    assertThat(of.c4()).isCloseTo(c4, withinPercentage(1e-12));
  }

  /** Montgomery, Introduction to Statistical Quality Control, appendix VI (3 to 4 decimals). */
  @ParameterizedTest
  @CsvSource({
    "2, 1.128, 0.853, 0.7979, 1.880, 2.659, 3.267, 3.267",
    "5, 2.326, 0.864, 0.9400, 0.577, 1.427, 2.114, 2.089",
    "7, 2.704, 0.833, 0.9594, 0.419, 1.182, 1.924, 1.882",
    "10, 3.078, 0.797, 0.9727, 0.308, 0.975, 1.777, 1.716",
    "25, 3.931, 0.708, 0.9896, 0.153, 0.606, 1.541, 1.435"
  })
  void agreesWithPublishedTables(
      int n, double d2, double d3, double c4, double a2, double a3, double d4, double b4) {
    ChartConstants of = ChartConstants.of(n);
    assertThat(of.d2()).isCloseTo(d2, within(6e-4));
    assertThat(of.d3()).isCloseTo(d3, within(6e-4));
    assertThat(of.c4()).isCloseTo(c4, within(6e-5));
    assertThat(of.a2()).isCloseTo(a2, within(6e-4));
    assertThat(of.a3()).isCloseTo(a3, within(6e-4));
    assertThat(of.d4Limit()).isCloseTo(d4, within(6e-4));
    assertThat(of.b4()).isCloseTo(b4, within(6e-4));
  }

  /** D. J. Wheeler, Advanced Topics in SPC, table of Ã2 = 3 sd(median)/d2. */
  @ParameterizedTest
  @CsvSource({"3, 1.187", "5, 0.691", "7, 0.509", "9, 0.412"})
  void givesTheSpreadOfTheMedianBehindPublishedLimits(int n, double a2) {
    double computed = 3 * ChartConstants.medianDeviation(n) / ChartConstants.of(n).d2();
    assertThat(computed).isCloseTo(a2, within(8e-4));
  }

  /** The median of two is their mean: sd 1/√2. The median of n is less precise than the mean. */
  @Test
  void treatsEvenMediansAsTheMeanOfTheMiddlePair() {
    assertThat(ChartConstants.medianDeviation(2)).isCloseTo(Math.sqrt(0.5), within(TIGHT));
    for (int n = 3; n <= 12; n++) {
      double relative = ChartConstants.medianDeviation(n) * Math.sqrt(n);
      assertThat(relative).as("n = %d", n).isBetween(1.0, Math.sqrt(Math.PI / 2));
    }
  }

  /** Tippett (1925) gives d2(100) = 5.01519 and d2(1000) = 6.48287 (mean range, 5 decimals). */
  @Test
  void reachesLargeSubgroups() {
    assertThat(ChartConstants.of(100).d2()).isCloseTo(5.01519, within(6e-6));
    assertThat(ChartConstants.of(1000).d2()).isCloseTo(6.48287, within(2e-5));
    double last = 0;
    for (int n = 2; n <= 100; n++) {
      ChartConstants of = ChartConstants.of(n);
      assertThat(of.d2()).as("d2(%d)", n).isGreaterThan(last);
      assertThat(of.d4()).as("d4(%d)", n).isLessThan(of.d2());
      last = of.d2();
    }
  }

  /**
   * c4(n) c4(n+1) = √((n-1)/n) holds exactly; across the change of method it ties both together.
   */
  @ParameterizedTest
  @ValueSource(longs = {2, 17, 510, 511, 512, 513, 10_000, 50_000_000})
  void keepsTheRecurrenceOfC4AcrossBothMethods(long n) {
    double product = ChartConstants.c4(n) * ChartConstants.c4(n + 1);
    assertThat(product).isCloseTo(Math.sqrt((n - 1.0) / n), within(2e-14));
    double c4 = ChartConstants.c4(n);
    double c5 = ChartConstants.c5(n);
    assertThat(c4 * c4 + c5 * c5).isCloseTo(1, within(1e-15));
    // Var(s)/σ² → 1/(2ν): the leading term has digits where 1 - c4² would have none.
    if (n > 9999) {
      assertThat(c5 * c5 * 2 * (n - 1)).isCloseTo(1, within(1e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, ChartConstants.LARGEST_N + 1})
  void refusesSubgroupsWithoutConstants(int n) {
    assertThatThrownBy(() -> ChartConstants.of(n))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("n = " + n);
    assertThatThrownBy(() -> ChartConstants.medianDeviation(n))
        .isInstanceOf(IllegalArgumentException.class);
    if (n < 2) {
      assertThatThrownBy(() -> ChartConstants.c4(n)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ChartConstants.c5(n)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
