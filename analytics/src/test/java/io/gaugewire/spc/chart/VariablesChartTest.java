package io.gaugewire.spc.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.Basis;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.Stage;
import io.gaugewire.spc.limits.Stages;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesChartTest {
  private static final VariablesDesign<SubgroupSigma> BY_RANGE =
      VariablesDesign.by(SubgroupSigma.MEAN_RANGE);
  private static final VariablesDesign<SubgroupSigma> BY_DEVIATION =
      VariablesDesign.by(SubgroupSigma.MEAN_DEVIATION);
  private static final VariablesDesign<MovingRangeSigma> BY_MOVING_RANGE =
      VariablesDesign.by(MovingRangeSigma.DEFAULT);

  /** A chart in other units must look the same. */
  @Test
  void movesAndScalesWithItsData() {
    for (long seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      double a = random.nextGaussian() * 100;
      double b = 0.1 + random.nextDouble() * 10;
      List<Subgroup> data = subgroups(random);
      List<Subgroup> moved = mapped(data, x -> a + b * x);
      List<Function<List<Subgroup>, VariablesChart>> charts =
          List.of(
              s -> SubgroupChart.xbarR(s, BY_RANGE),
              s -> SubgroupChart.xbarS(s, BY_DEVIATION),
              s -> SubgroupChart.medianR(s, BY_RANGE),
              s -> IndividualsChart.of(MeanSeries.of(s).means(), BY_MOVING_RANGE));
      for (Function<List<Subgroup>, VariablesChart> chart : charts) {
        VariablesChart before = chart.apply(data);
        VariablesChart after = chart.apply(moved);
        String as = "seed " + seed;
        assertSame(as, before.location(), after.location(), a, b);
        assertSame(as, before.dispersion(), after.dispersion(), 0, b);
      }
    }
  }

  private static void assertSame(String as, Panel before, Panel after, double a, double b) {
    assertThat(after.beyondLimits()).as(as).isEqualTo(before.beyondLimits());
    for (int i = 0; i < before.points().size(); i++) {
      Point x = before.points().get(i);
      Point y = after.points().get(i);
      assertThat(y.value().toOptional().isPresent())
          .as(as)
          .isEqualTo(x.value().toOptional().isPresent());
      if (x.value().toOptional().isPresent()) {
        assertThat(y.value().orThrow()).as(as).isCloseTo(a + b * x.value().orThrow(), within(1e-9));
        ControlLimits lines = x.limits().orThrow();
        assertThat(y.limits().orThrow().ucl()).as(as).isCloseTo(a + b * lines.ucl(), within(1e-9));
        assertThat(y.limits().orThrow().lcl()).as(as).isCloseTo(a + b * lines.lcl(), within(1e-9));
      }
    }
  }

  /** Montgomery, table 6.1 way of working: A2 R̄ and D4 R̄ must come out of σ and n. */
  @Test
  void agreesWithTheTextbookFactors() {
    Random random = new Random(3);
    List<Subgroup> data = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      data.add(Subgroup.of(random.doubles(5).toArray()));
    }
    double meanRange = data.stream().mapToDouble(s -> s.range().orThrow()).average().orElseThrow();
    VariablesChart chart = SubgroupChart.xbarR(data, BY_RANGE);
    ControlLimits means = chart.location().points().getFirst().limits().orThrow();
    ControlLimits ranges = chart.dispersion().points().getFirst().limits().orThrow();
    assertThat(means.ucl() - means.center()).isCloseTo(0.577 * meanRange, within(5e-4 * meanRange));
    assertThat(ranges.ucl()).isCloseTo(2.114 * meanRange, within(6e-4 * meanRange));
    assertThat(ranges.lcl()).isZero();
    VariablesChart medians = SubgroupChart.medianR(data, BY_RANGE);
    ControlLimits lines = medians.location().points().getFirst().limits().orThrow();
    // Ã2 for n = 5.
    assertThat(lines.ucl() - lines.center()).isCloseTo(0.691 * meanRange, within(6e-4 * meanRange));
  }

  @Test
  void leavesAGapForSubgroupsThatMeasuredTooLittle() {
    List<Subgroup> data =
        List.of(Subgroup.of(1, 3), Subgroup.of(), Subgroup.of(2), Subgroup.of(2, 2));
    VariablesChart chart = SubgroupChart.xbarR(data, BY_RANGE);
    assertThat(chart.location().points().get(1).value()).isInstanceOf(Result.NotAvailable.class);
    assertThat(chart.location().points().get(1).limits()).isInstanceOf(Result.NotAvailable.class);
    assertThat(chart.location().points().get(2).value().orThrow()).isEqualTo(2);
    assertThat(chart.location().points().get(2).limits().toOptional()).isPresent();
    assertThat(chart.dispersion().points().get(2).value()).isInstanceOf(Result.NotAvailable.class);
    assertThat(chart.dispersion().points().get(2).limits()).isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void hasNoLimitsWhereNothingCanBeEstimated() {
    VariablesChart ones =
        SubgroupChart.xbarS(List.of(Subgroup.of(1), Subgroup.of(2)), BY_DEVIATION);
    assertThat(ones.stages().getFirst()).isInstanceOf(Result.NotAvailable.class);
    assertThat(ones.location().points().getFirst().value().orThrow()).isEqualTo(1);
    assertThat(ones.location().points().getFirst().limits())
        .isInstanceOf(Result.NotAvailable.class);
    VariablesChart single = IndividualsChart.of(Observations.of(7), BY_MOVING_RANGE);
    assertThat(single.stages().getFirst()).isInstanceOf(Result.NotAvailable.class);
    VariablesChart empty = IndividualsChart.of(Observations.of(), BY_MOVING_RANGE);
    assertThat(empty.location().points()).isEmpty();
    assertThat(empty.stages().getFirst()).isInstanceOf(Result.NotAvailable.class);
    assertThat(SubgroupChart.xbarR(List.of(), BY_RANGE).location().points()).isEmpty();
  }

  /** The collapsed limits of a gauge that always shows 0.1 are no reason for a signal. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 74.001, -3.3e-7, 1e9 / 3})
  void findsNothingBeyondTheLimitsOfConstantData(double x) {
    List<Subgroup> data = new ArrayList<>();
    for (int i = 0; i < 37; i++) {
      data.add(i % 2 == 0 ? Subgroup.of(x, x, x) : Subgroup.of(x, x, x, x, x, x, x));
    }
    for (VariablesChart chart :
        List.of(
            SubgroupChart.xbarR(data, BY_RANGE),
            SubgroupChart.xbarS(data, BY_DEVIATION),
            SubgroupChart.medianR(data, BY_RANGE),
            IndividualsChart.of(MeanSeries.of(data).means(), BY_MOVING_RANGE))) {
      assertThat(chart.stages().getFirst().orThrow()).isEqualTo(new ProcessParameters(x, 0));
      assertThat(chart.location().beyondLimits()).isEmpty();
      assertThat(chart.dispersion().beyondLimits()).isEmpty();
    }
  }

  @Test
  void estimatesEachStageOnItsOwnAndFreezesIt() {
    Observations values = Observations.of(1, 2, 1, 99, 50, 52, 50, 77);
    Stages<ProcessParameters> stages =
        Stages.labelled(List.of(1, 1, 1, 1, 2, 2, 2, 2), new Basis.FirstPoints<>(3));
    VariablesChart chart = IndividualsChart.of(values, BY_MOVING_RANGE.withStages(stages));
    assertThat(chart.stages().getFirst().orThrow().mean()).isCloseTo(4 / 3.0, within(1e-15));
    assertThat(chart.stages().get(1).orThrow().mean()).isCloseTo(152 / 3.0, within(1e-13));
    assertThat(chart.location().beyondLimits()).containsExactly(3, 7);
    assertThat(chart.dispersion().points().get(4).value()).isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void keepsExcludedPointsVisibleButOutOfTheEstimate() {
    Stages<ProcessParameters> all = Stages.fromEveryPoint();
    Observations values = Observations.of(1, 2, 1, 99, 1, 2, 1);
    VariablesChart chart =
        IndividualsChart.of(values, BY_MOVING_RANGE.withStages(all.excluding(Set.of(3))));
    assertThat(chart.stages().getFirst().orThrow().mean()).isCloseTo(8 / 6.0, within(1e-15));
    assertThat(chart.stages().getFirst().orThrow().sigma())
        .isCloseTo(1 / 1.1283791670955126, within(1e-12));
    assertThat(chart.location().beyondLimits()).containsExactly(3);
    assertThat(chart.dispersion().beyondLimits()).containsExactly(3, 4);
    Stages<ProcessParameters> given = Stages.given(new ProcessParameters(5, 1));
    List<Subgroup> pair = List.of(Subgroup.of(5, 5), Subgroup.of(50, 50));
    assertThat(SubgroupChart.xbarR(pair, BY_RANGE.withStages(given)).location().beyondLimits())
        .containsExactly(1);
  }

  @Test
  void treatsAPointOnALimitAsInside() {
    Stages<ProcessParameters> given = Stages.given(new ProcessParameters(0, 1));
    Observations values = Observations.of(3, -3, Math.nextUp(3.0), Math.nextDown(-3.0));
    VariablesChart chart = IndividualsChart.of(values, BY_MOVING_RANGE.withStages(given));
    assertThat(chart.location().beyondLimits()).containsExactly(2, 3);
  }

  /** Stages give what separate charts would give. */
  @Test
  void drawsStagesAsSeparateCharts() {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      List<Subgroup> first = subgroups(random);
      List<Subgroup> second = mapped(subgroups(random), x -> 5 + 3 * x);
      List<Subgroup> both = new ArrayList<>(first);
      both.addAll(second);
      Basis<ProcessParameters> own = new Basis.EveryPoint<>();
      Stages<ProcessParameters> stages =
          new Stages<>(
              List.of(new Stage<>(0, own, Set.of()), new Stage<>(first.size(), own, Set.of())));
      VariablesChart joined = SubgroupChart.xbarS(both, BY_DEVIATION.withStages(stages));
      VariablesChart apart = SubgroupChart.xbarS(second, BY_DEVIATION);
      for (int i = 0; i < second.size(); i++) {
        Point whole = joined.location().points().get(first.size() + i);
        Point part = apart.location().points().get(i);
        assertThat(whole.limits()).as("seed %d", seed).isEqualTo(part.limits());
        assertThat(whole.value()).as("seed %d", seed).isEqualTo(part.value());
      }
    }
  }

  /** Batches that differ by more than what is within them are in control on I-MR-R only. */
  @Test
  void separatesTheSpreadBetweenBatchesFromThatWithin() {
    Random random = new Random(11);
    List<Subgroup> batches = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double level = 100 + 3 * random.nextGaussian();
      double[] values = new double[4];
      Arrays.setAll(values, j -> level + random.nextGaussian());
      batches.add(Subgroup.of(values));
    }
    BatchChart chart =
        BatchChart.of(batches, BatchChart.Design.of(SubgroupSigma.POOLED, BatchChart.Within.RANGE));
    BatchChart.Components found = chart.components().getFirst().orThrow();
    assertThat(found.within()).isCloseTo(1, within(0.1));
    assertThat(found.between()).isCloseTo(3, within(0.4));
    assertThat(found.total()).isCloseTo(Math.hypot(found.within(), found.between()), within(1e-12));
    assertThat(SubgroupChart.xbarR(batches, BY_RANGE).location().beyondLimits())
        .hasSizeGreaterThan(100);
    assertThat(chart.means().location().beyondLimits()).hasSizeLessThan(8);
    assertThat(chart.within().statistic()).isEqualTo("R");
  }

  @Test
  void estimatesTheSpreadBetweenBatchesForEachStage() {
    Random random = new Random(12);
    List<Subgroup> calm = mapped(subgroups(random), x -> x / 100);
    List<Subgroup> both = new ArrayList<>(calm);
    both.addAll(subgroups(random));
    Basis<ProcessParameters> own = new Basis.EveryPoint<>();
    Stages<ProcessParameters> stages =
        new Stages<>(
            List.of(new Stage<>(0, own, Set.of()), new Stage<>(calm.size(), own, Set.of())));
    BatchChart.Design one =
        BatchChart.Design.of(SubgroupSigma.MEAN_DEVIATION, BatchChart.Within.DEVIATION);
    BatchChart.Design two = new BatchChart.Design(one.estimator(), one.statistic(), 3, stages);
    BatchChart chart = BatchChart.of(both, two);
    assertThat(chart.components()).hasSize(2);
    assertThat(chart.components().getFirst())
        .isEqualTo(BatchChart.of(calm, one).components().getFirst());
    Stages<ProcessParameters> given = Stages.given(new ProcessParameters(0, 1));
    assertThatThrownBy(() -> new BatchChart.Design(one.estimator(), one.statistic(), 3, given))
        .hasMessageContaining("one by one");
  }

  @Test
  void findsNoSpreadBetweenBatchesWhereThereIsNone() {
    List<Subgroup> same = List.of(Subgroup.of(1, 3), Subgroup.of(3, 1), Subgroup.of(1, 3));
    BatchChart chart =
        BatchChart.of(
            same, BatchChart.Design.of(SubgroupSigma.MEAN_RANGE, BatchChart.Within.DEVIATION));
    assertThat(chart.components().getFirst().orThrow().between()).isZero();
    BatchChart none =
        BatchChart.of(
            List.of(), BatchChart.Design.of(SubgroupSigma.POOLED, BatchChart.Within.RANGE));
    assertThat(none.components().getFirst()).isInstanceOf(Result.NotAvailable.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 101})
  void refusesUnusableWidths(double k) {
    assertThatThrownBy(() -> BY_RANGE.withWidth(k)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AttributeDesign.of(AttributeKind.P).withWidth(k))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new BatchChart.Design(
                    SubgroupSigma.POOLED, BatchChart.Within.RANGE, k, Stages.fromEveryPoint()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesRangesOfSubgroupsTooLargeForThem() {
    List<Subgroup> large = List.of(Subgroup.of(new Random(1).doubles(1001).toArray()));
    assertThat(SubgroupChart.xbarR(large, BY_RANGE).stages().getFirst())
        .isInstanceOf(Result.NotAvailable.class);
    assertThat(SubgroupChart.xbarS(large, BY_DEVIATION).stages().getFirst().toOptional())
        .isPresent();
  }

  private static List<Subgroup> subgroups(Random random) {
    List<Subgroup> subgroups = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double[] values = new double[random.nextInt(2, 9)];
      double shift = random.nextInt(6) == 0 ? 4 : 0;
      Arrays.setAll(values, j -> shift + random.nextGaussian());
      subgroups.add(Subgroup.of(values));
    }
    return subgroups;
  }

  private static List<Subgroup> mapped(List<Subgroup> data, DoubleUnaryOperator by) {
    return data.stream()
        .map(s -> Subgroup.of(Arrays.stream(s.values()).map(by).toArray()))
        .toList();
  }

  /** Missing values of a subgroup make it smaller, they are not zeros. */
  @Test
  void takesMissingMeasurementsAsASmallerSubgroup() {
    Subgroup partial =
        Subgroup.ofPresent(
            List.of(OptionalDouble.of(4), OptionalDouble.empty(), OptionalDouble.of(6)));
    assertThat(partial).isEqualTo(Subgroup.of(4, 6));
    assertThat(partial.mean().orThrow()).isEqualTo(5);
  }
}
