package io.gaugewire.spc.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.Subgroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EWMA, moving average and CUSUM. */
class RunningSumsTest {
  private static final ProcessParameters UNIT = new ProcessParameters(0, 1);

  /** Lucas and Saccucci 1990: σ²/n λ/(2-λ) (1 - (1-λ)^(2i)) for equal n. */
  @Test
  void drawsExactEwmaLimitsAsTheClosedForm() {
    for (double lambda : new double[] {0.05, 0.2, 0.4, 1}) {
      EwmaChart.Design design = new EwmaChart.Design(lambda, 3, UNIT, EwmaChart.Limits.EXACT);
      Panel chart = EwmaChart.of(MeanSeries.ofSize(Observations.of(new double[50]), 4), design);
      for (int i = 0; i < 50; i++) {
        double variance = lambda / (2 - lambda) / 4 * (1 - Math.pow(1 - lambda, 2 * (i + 1)));
        assertThat(chart.points().get(i).limits().orThrow().ucl())
            .isCloseTo(3 * Math.sqrt(variance), within(1e-13));
      }
    }
  }

  @Test
  void isAnIndividualsChartForLambdaOneAndSpanOne() {
    double[] values = new Random(4).doubles(30, -4, 4).toArray();
    MeanSeries series = MeanSeries.individuals(Observations.of(values));
    Panel ewma =
        EwmaChart.of(series, new EwmaChart.Design(1, 3, UNIT, EwmaChart.Limits.ASYMPTOTIC));
    Panel average = MovingAverageChart.of(series, new MovingAverageChart.Design(1, 3, UNIT));
    for (int i = 0; i < values.length; i++) {
      assertThat(ewma.points().get(i).value().orThrow()).isEqualTo(values[i]);
      assertThat(average.points().get(i).value().orThrow()).isEqualTo(values[i]);
      ControlLimits three = ControlLimits.around(0, 1, 3);
      assertThat(ewma.points().get(i).limits().orThrow()).isEqualTo(three);
      assertThat(average.points().get(i).limits().orThrow()).isEqualTo(three);
    }
  }

  @Test
  void holdsItsStateOverMissingMeans() {
    Observations gap =
        Observations.withGaps(
            List.of(OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.of(2)));
    Observations closed = Observations.of(1, 2);
    EwmaChart.Design design = EwmaChart.Design.standard(UNIT);
    Panel withGap = EwmaChart.of(MeanSeries.individuals(gap), design);
    Panel without = EwmaChart.of(MeanSeries.individuals(closed), design);
    assertThat(withGap.points().get(1).value()).isInstanceOf(Result.NotAvailable.class);
    assertThat(withGap.points().get(2).value()).isEqualTo(without.points().get(1).value());
    assertThat(withGap.points().get(2).limits()).isEqualTo(without.points().get(1).limits());
    CusumChart sums = CusumChart.of(gap, 1, CusumChart.Design.standard(UNIT));
    CusumChart joined = CusumChart.of(closed, 1, CusumChart.Design.standard(UNIT));
    assertThat(sums.points().get(1).missing()).isTrue();
    assertThat(sums.points().get(2).upper()).isEqualTo(joined.points().get(1).upper());
    assertThat(sums.points().get(2).upperRun()).isEqualTo(2);
    Panel average =
        MovingAverageChart.of(
            MeanSeries.individuals(gap), new MovingAverageChart.Design(2, 3, UNIT));
    assertThat(average.points().get(1).value()).isInstanceOf(Result.NotAvailable.class);
    assertThat(average.points().get(2).value().orThrow()).as("window of one").isEqualTo(2);
    assertThat(average.points().get(2).limits().orThrow().ucl()).isEqualTo(3);
  }

  @Test
  void widensLimitsForSmallerSubgroups() {
    MeanSeries mixed =
        MeanSeries.of(
            List.of(Subgroup.of(1, 1, 1, 1), Subgroup.of(1), Subgroup.of(), Subgroup.of(2, 0)));
    Panel average = MovingAverageChart.of(mixed, new MovingAverageChart.Design(2, 3, UNIT));
    assertThat(average.points().get(1).limits().orThrow().standardError())
        .isCloseTo(Math.sqrt(1.25) / 2, within(1e-15));
    Panel ewma = EwmaChart.of(mixed, new EwmaChart.Design(0.5, 3, UNIT, EwmaChart.Limits.EXACT));
    assertThat(ewma.points().get(1).limits().orThrow().standardError())
        .isCloseTo(Math.sqrt(0.25 * 1 + 0.25 * 0.25 * 0.25), within(1e-15));
  }

  /** Mirrored data swap the two sums; a chart in other units signals at the same points. */
  @Test
  void treatsUpAndDownAlikeInCusum() {
    for (long seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      double[] values = new double[80];
      Arrays.setAll(values, i -> random.nextGaussian() + (i > 40 ? 1 : 0));
      double a = random.nextGaussian() * 10;
      double b = 0.5 + random.nextDouble();
      double[] moved = Arrays.stream(values).map(x -> a - b * x).toArray();
      CusumChart chart =
          CusumChart.of(Observations.of(values), 3, new CusumChart.Design(0.5, 5, 0.5, UNIT));
      CusumChart mirrored =
          CusumChart.of(
              Observations.of(moved),
              3,
              new CusumChart.Design(0.5, 5, 0.5, new ProcessParameters(a, b)));
      assertThat(mirrored.beyondLower()).as("seed %d", seed).isEqualTo(chart.beyondUpper());
      assertThat(mirrored.beyondUpper()).as("seed %d", seed).isEqualTo(chart.beyondLower());
      for (int i = 0; i < values.length; i++) {
        assertThat(mirrored.points().get(i).lower())
            .as("seed %d", seed)
            .isCloseTo(b * chart.points().get(i).upper(), within(1e-10));
      }
    }
  }

  @Test
  void dateTheShiftByTheStartOfTheRunThatSignals() {
    CusumChart chart =
        CusumChart.of(
            Observations.of(-1, 0, -1, 2, 2, 2, 2, 2), 1, new CusumChart.Design(0.5, 4, 0, UNIT));
    CusumChart.Signal signal = chart.firstSignal().orElseThrow();
    assertThat(signal.position()).isEqualTo(5);
    assertThat(signal.upward()).isTrue();
    assertThat(signal.firstOfRun()).isEqualTo(3);
    assertThat(signal.estimatedMean()).isCloseTo(2, within(1e-12));
    CusumChart down =
        CusumChart.of(
            Observations.of(1, 0, 1, -2, -2, -2), 1, new CusumChart.Design(0.5, 4, 0, UNIT));
    assertThat(down.firstSignal().orElseThrow().upward()).isFalse();
    assertThat(down.firstSignal().orElseThrow().estimatedMean()).isCloseTo(-2, within(1e-12));
  }

  /** Lucas and Crosier 1982: k = 0.5, h = 5 at a shift of 1σ: ARL 10.4, with FIR 6.4. */
  @Test
  void findsAnEarlyShiftSoonerWithAHeadStart() {
    assertThat(averageRunLength(0)).isCloseTo(10.4, within(0.4));
    assertThat(averageRunLength(0.5)).isCloseTo(6.4, within(0.4));
  }

  private static double averageRunLength(double headStart) {
    Random random = new Random(99);
    long sum = 0;
    int rounds = 2000;
    for (int round = 0; round < rounds; round++) {
      double[] values = new double[200];
      Arrays.setAll(values, i -> 1 + random.nextGaussian());
      CusumChart chart =
          CusumChart.of(Observations.of(values), 1, new CusumChart.Design(0.5, 5, headStart, UNIT));
      sum += chart.firstSignal().orElseThrow().position() + 1;
    }
    return (double) sum / rounds;
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
  void refusesUnusableDesigns(double bad) {
    List<Runnable> designs = new ArrayList<>();
    designs.add(() -> new EwmaChart.Design(bad, 3, UNIT, EwmaChart.Limits.EXACT));
    designs.add(() -> new EwmaChart.Design(0.2, bad, UNIT, EwmaChart.Limits.EXACT));
    designs.add(() -> new MovingAverageChart.Design(3, bad, UNIT));
    designs.add(() -> new MovingAverageChart.Design(0, 3, UNIT));
    designs.add(() -> new CusumChart.Design(bad, 4, 0, UNIT));
    designs.add(() -> new CusumChart.Design(0.5, bad, 0, UNIT));
    designs.add(() -> new CusumChart.Design(0.5, 4, bad, UNIT));
    designs.add(() -> new CusumChart.Design(0.5, 4, 0, new ProcessParameters(0, 0)));
    designs.add(() -> CusumChart.of(Observations.of(1), 0, CusumChart.Design.standard(UNIT)));
    designs.add(() -> MeanSeries.ofSize(Observations.of(1), 0));
    designs.add(() -> new MeanSeries(Observations.of(1), List.of()));
    for (Runnable design : designs) {
      assertThatThrownBy(design::run).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void drawsNothingForNothing() {
    MeanSeries none = MeanSeries.individuals(Observations.of());
    assertThat(EwmaChart.of(none, EwmaChart.Design.standard(UNIT)).points()).isEmpty();
    assertThat(MovingAverageChart.of(none, new MovingAverageChart.Design(3, 3, UNIT)).points())
        .isEmpty();
    CusumChart sums = CusumChart.of(Observations.of(), 1, CusumChart.Design.standard(UNIT));
    assertThat(sums.firstSignal()).isEmpty();
  }
}
