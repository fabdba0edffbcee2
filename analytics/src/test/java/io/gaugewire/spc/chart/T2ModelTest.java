package io.gaugewire.spc.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class T2ModelTest {
  /** T² does not depend on units, nor on how characteristics are combined. */
  @Test
  void isTheSameUnderAnyInvertibleLinearMap() {
    for (long seed = 1; seed <= 30; seed++) {
      Random random = new Random(seed);
      double[][] data = correlated(random, 25);
      double[][] mapped = new double[data.length][];
      for (int i = 0; i < data.length; i++) {
        double[] x = data[i];
        mapped[i] = new double[] {1000 * x[0] + 7, x[1] - 0.3 * x[0], 1e-3 * x[2] + 1e-3 * x[1]};
      }
      T2Model before = T2Model.fromIndividuals(data).orThrow();
      T2Model after = T2Model.fromIndividuals(mapped).orThrow();
      for (int i = 0; i < data.length; i++) {
        assertThat(after.statistic(mapped[i]).t2())
            .as("seed %d", seed)
            .isCloseTo(before.statistic(data[i]).t2(), within(1e-8));
      }
    }
  }

  /** Σ T² over a phase I of individuals is p(m-1), whatever the data. */
  @Test
  void sumsToPTimesMMinusOneOverAPhaseOfIndividuals() {
    double[][] data = correlated(new Random(8), 40);
    T2Model model = T2Model.fromIndividuals(data).orThrow();
    double sum = 0;
    for (double[] vector : data) {
      sum += model.statistic(vector).t2();
    }
    assertThat(sum).isCloseTo(3 * 39, within(1e-9));
  }

  /** Runger, Alt and Montgomery 1996: d_j is T² less the T² of the model without j. */
  @Test
  void contributesWhatLeavingACharacteristicOutTakesAway() {
    double[][] data = correlated(new Random(21), 30);
    double[][] without = new double[data.length][];
    for (int i = 0; i < data.length; i++) {
      without[i] = new double[] {data[i][0], data[i][2]};
    }
    T2Model full = T2Model.fromIndividuals(data).orThrow();
    T2Model reduced = T2Model.fromIndividuals(without).orThrow();
    for (int i = 0; i < data.length; i++) {
      T2Model.Statistic statistic = full.statistic(data[i]);
      assertThat(statistic.contributions().get(1))
          .isCloseTo(statistic.t2() - reduced.statistic(without[i]).t2(), within(1e-9));
    }
    double[] offByTheSecond = {0, 6, 0};
    T2Model.Statistic off = full.statistic(offByTheSecond);
    assertThat(off.contributions().get(1))
        .isGreaterThan(off.contributions().get(0))
        .isGreaterThan(off.contributions().get(2));
  }

  /** With one characteristic T² is the square of the standardised deviation. */
  @Test
  void isAShewhartChartForOneCharacteristic() {
    double[][] data = {{1}, {3}, {2}, {5}, {4}};
    T2Model model = T2Model.fromIndividuals(data).orThrow();
    assertThat(model.statistic(new double[] {8}).t2()).isCloseTo(25 / 2.5, within(1e-12));
  }

  /** In control, a share α of new points lies above the phase II limit. */
  @Test
  void keepsItsTailInPhaseTwo() {
    Random random = new Random(77);
    int above = 0;
    int rounds = 20_000;
    for (int round = 0; round < rounds / 100; round++) {
      T2Model model = T2Model.fromIndividuals(correlated(random, 30)).orThrow();
      double limit = model.phaseTwoLimit(0.05);
      for (double[] vector : correlated(random, 100)) {
        above += model.statistic(vector).t2() > limit ? 1 : 0;
      }
    }
    assertThat((double) above / rounds).as("seed 77").isCloseTo(0.05, within(0.01));
  }

  @Test
  void marksOnlyPointsAboveTheLimit() {
    double[][] data = correlated(new Random(4), 30);
    T2Model model = T2Model.fromIndividuals(data).orThrow();
    double[][] fresh = {{0, 0, 0}, {0, 40, 0}};
    T2Chart chart = T2Chart.phaseTwo(model, T2Chart.singles(fresh), 0.001);
    assertThat(chart.beyondLimit()).containsExactly(1);
    assertThat(chart.ucl())
        .isGreaterThan(T2Chart.phaseOne(model, T2Chart.singles(data), 0.001).ucl());
    double exactly = chart.points().get(1).t2();
    assertThat(new T2Chart(exactly, chart.points()).beyondLimit()).as("on the limit").isEmpty();
    assertThatThrownBy(() -> new T2Chart(Double.NaN, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysWhyThereIsNoModel() {
    double[][] dependent = new double[20][];
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      dependent[i] = new double[] {x, y, 2 * x - 3 * y};
    }
    assertNone(T2Model.fromIndividuals(dependent), "linearly dependent");
    double[][] constant = {{1, 2}, {2, 2}, {3, 2}, {4, 2}};
    assertNone(T2Model.fromIndividuals(constant), "does not vary");
    double[][] few = {{1, 2}, {2, 5}, {3, 1}};
    assertNone(T2Model.fromIndividuals(few), "more vectors");
    double[][][] pairs = {{{1, 2, 3}, {2, 1, 5}}, {{0, 4, 1}, {7, 2, 2}}};
    assertNone(T2Model.fromSubgroups(pairs), "more subgroups");
  }

  private static void assertNone(Result<T2Model> result, String because) {
    assertThat(result).isInstanceOf(Result.NotAvailable.class);
    assertThat(result.toString()).contains(because);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e200})
  void refusesWhatIsNoUsableNumber(double bad) {
    double[][] data = correlated(new Random(1), 10);
    T2Model model = T2Model.fromIndividuals(data).orThrow();
    assertThatThrownBy(() -> model.statistic(new double[] {bad, 0, 0}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> model.phaseOneLimit(bad)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> model.phaseTwoLimit(bad)).isInstanceOf(IllegalArgumentException.class);
    data[3][1] = bad;
    assertThatThrownBy(() -> T2Model.fromIndividuals(data))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesRaggedOrEmptyData() {
    assertThatThrownBy(() -> T2Model.fromIndividuals(new double[0][]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> T2Model.fromIndividuals(new double[][] {{1, 2}, {1}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> T2Model.fromSubgroups(new double[0][][]))
        .isInstanceOf(IllegalArgumentException.class);
    double[][][] ones = {{{1, 2}}, {{2, 3}}};
    assertThatThrownBy(() -> T2Model.fromSubgroups(ones)).hasMessageContaining("individual");
    double[][][] unequal = {{{1, 2}, {2, 3}}, {{2, 3}, {1, 1}, {0, 4}}};
    assertThatThrownBy(() -> T2Model.fromSubgroups(unequal)).hasMessageContaining("3 parts");
    T2Model model = T2Model.fromIndividuals(correlated(new Random(1), 10)).orThrow();
    assertThatThrownBy(() -> model.statistic(new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> model.statistic(new double[2][3]))
        .hasMessageContaining("subgroups of");
  }

  private static double[][] correlated(Random random, int m) {
    double[][] data = new double[m][];
    for (int i = 0; i < m; i++) {
      double common = random.nextGaussian();
      data[i] =
          new double[] {
            common + 0.5 * random.nextGaussian(),
            2 * common + random.nextGaussian(),
            random.nextGaussian()
          };
    }
    return data;
  }
}
