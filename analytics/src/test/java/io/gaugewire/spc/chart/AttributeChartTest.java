package io.gaugewire.spc.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.limits.Estimate;
import io.gaugewire.spc.limits.Exclusion;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.PhaseOne;
import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.limits.Stages;
import io.gaugewire.spc.limits.SubgroupId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeChartTest {
  /** Montgomery: the center is Σcount/Σsize; the mean of the fractions would be 0.3. */
  @Test
  void takesTheCenterFromTotalsAndNotFromFractions() {
    List<Tally> tallies = List.of(new Tally(50, 100), new Tally(90, 900));
    AttributeChart chart = AttributeChart.plain(tallies, AttributeDesign.of(AttributeKind.P));
    assertThat(chart.stages().getFirst().orThrow().rate()).isEqualTo(0.14);
    ControlLimits small = chart.panel().points().getFirst().limits().orThrow();
    ControlLimits large = chart.panel().points().get(1).limits().orThrow();
    assertThat(small.ucl() - small.center())
        .isCloseTo(3 * (large.ucl() - large.center()), within(1e-12));
  }

  /**
   * p and np charts of one size, and u and c charts of one area, are the same chart in other units.
   */
  @Test
  void judgesTheSameOnPAndNpAndOnUAndC() {
    for (long seed = 1; seed <= 30; seed++) {
      Random random = new Random(seed);
      List<Tally> parts = new ArrayList<>();
      List<Tally> areas = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        int count = random.nextInt(i == 7 ? 60 : 20);
        parts.add(new Tally(count, 80));
        areas.add(Tally.of(count));
      }
      assertThat(beyond(parts, AttributeKind.P)).isEqualTo(beyond(parts, AttributeKind.NP));
      assertThat(beyond(areas, AttributeKind.U)).isEqualTo(beyond(areas, AttributeKind.C));
    }
  }

  private static List<Integer> beyond(List<Tally> tallies, AttributeKind kind) {
    return AttributeChart.plain(tallies, AttributeDesign.of(kind)).panel().beyondLimits();
  }

  /** Laney 2002: for binomial data σ_Z is about 1 and p′ is the p chart. */
  @Test
  void agreesWithTheBinomialChartWhereDataAreBinomial() {
    Random random = new Random(5);
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int n = 150 + random.nextInt(100);
      long count = random.doubles(n).filter(x -> x < 0.2).count();
      tallies.add(new Tally(count, n));
    }
    AttributeChart laney = AttributeChart.laney(tallies, AttributeDesign.of(AttributeKind.P));
    assertThat(laney.stages().getFirst().orThrow().dispersion()).isCloseTo(1, within(0.12));
  }

  @Test
  void widensLaneyLimitsBySigmaZ() {
    List<Tally> tallies =
        List.of(
            new Tally(300, 1000), new Tally(500, 1000), new Tally(280, 900), new Tally(444, 950));
    AttributeDesign design = AttributeDesign.of(AttributeKind.U);
    AttributeChart laney = AttributeChart.laney(tallies, design);
    AttributeChart plain = AttributeChart.plain(tallies, design);
    double sigmaZ = laney.stages().getFirst().orThrow().dispersion();
    assertThat(sigmaZ).isGreaterThan(3);
    for (int i = 0; i < tallies.size(); i++) {
      assertThat(laney.panel().points().get(i).limits().orThrow().standardError())
          .isCloseTo(
              sigmaZ * plain.panel().points().get(i).limits().orThrow().standardError(),
              within(1e-14));
    }
  }

  @Test
  void leavesAGapWhereNothingWasInspected() {
    List<Tally> tallies =
        List.of(new Tally(1, 10), Tally.missing(), new Tally(9, 10), new Tally(2, 10));
    AttributeChart chart = AttributeChart.laney(tallies, AttributeDesign.of(AttributeKind.P));
    assertThat(chart.panel().points().get(1).value()).isInstanceOf(Result.NotAvailable.class);
    assertThat(chart.panel().points().get(1).limits()).isInstanceOf(Result.NotAvailable.class);
    Observations z = AttributeChart.standardised(tallies, AttributeKind.P, 0.4);
    assertThat(z.isMissing(1)).isTrue();
    // Only the difference between the third and the fourth counts: 0.7 / √0.024 / d2.
    assertThat(AttributeChart.dispersion(tallies, AttributeKind.P, 0.4).orThrow())
        .isCloseTo(0.7 / Math.sqrt(0.024) / 1.1283791670955126, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(AttributeKind.class)
  void drawsAllZerosWithCollapsedLimits(AttributeKind kind) {
    List<Tally> zeros = List.of(new Tally(0, 1), new Tally(0, 1), new Tally(0, 1));
    AttributeChart chart = AttributeChart.plain(zeros, AttributeDesign.of(kind));
    assertThat(chart.panel().beyondLimits()).isEmpty();
    assertThat(chart.panel().points().getFirst().limits().orThrow())
        .isEqualTo(new ControlLimits(0, 0, 0, 0));
  }

  @Test
  void hasNoLaneyLimitsWhereTheRateLeavesNoSpread() {
    List<Tally> zeros = List.of(new Tally(0, 50), new Tally(0, 60));
    AttributeChart chart = AttributeChart.laney(zeros, AttributeDesign.of(AttributeKind.P));
    assertThat(chart.stages().getFirst()).isInstanceOf(Result.NotAvailable.class);
    assertThat(chart.panel().points().getFirst().limits()).isInstanceOf(Result.NotAvailable.class);
    List<Tally> none = List.of(Tally.missing());
    assertThat(AttributeChart.plain(none, AttributeDesign.of(AttributeKind.U)).stages().getFirst())
        .isInstanceOf(Result.NotAvailable.class);
    assertThat(
            AttributeChart.plain(List.of(), AttributeDesign.of(AttributeKind.U)).panel().points())
        .isEmpty();
  }

  @Test
  void estimatesFromTheBaseAndHonoursGivenDispersion() {
    List<Tally> tallies = List.of(Tally.of(4), Tally.of(4), Tally.of(40), Tally.of(4));
    Stages<RateParameters> stages = Stages.<RateParameters>fromEveryPoint().excluding(Set.of(2));
    AttributeChart chart =
        AttributeChart.plain(tallies, AttributeDesign.of(AttributeKind.C).withStages(stages));
    assertThat(chart.stages().getFirst().orThrow().rate()).isEqualTo(4);
    assertThat(chart.panel().beyondLimits()).containsExactly(2);
    Stages<RateParameters> wide = Stages.given(new RateParameters(4, 10));
    assertThat(
            AttributeChart.plain(tallies, AttributeDesign.of(AttributeKind.C).withStages(wide))
                .panel()
                .beyondLimits())
        .isEmpty();
  }

  /** A limit set for counts comes from a phase I as one for measurements does. */
  @Test
  void estimatesALimitSetFromCountsThatAreNotExcluded() {
    Map<SubgroupId, Tally> counts = new LinkedHashMap<>();
    counts.put(new SubgroupId("mon"), new Tally(4, 100));
    counts.put(new SubgroupId("tue"), new Tally(90, 100));
    counts.put(new SubgroupId("wed"), new Tally(12, 300));
    counts.put(new SubgroupId("thu"), new Tally(6, 100));
    Exclusion wrong = new Exclusion(new SubgroupId("tue"), "wrong material");
    PhaseOne<Tally> phase = PhaseOne.of(counts, 1).excluding(List.of(wrong));
    Estimate plain = AttributeChart.estimate(phase, AttributeKind.P, false).orThrow();
    assertThat(plain.parameters()).isEqualTo(RateParameters.of(22 / 500.0));
    assertThat(plain.n()).isEqualTo(100);
    assertThat(plain.derivation().exclusions()).containsExactly(wrong);
    Estimate laney = AttributeChart.estimate(phase, AttributeKind.P, true).orThrow();
    double error = Math.sqrt(0.044 * 0.956);
    double z3 = (0.04 - 0.044) / error * Math.sqrt(300);
    double z4 = (0.06 - 0.044) / error * Math.sqrt(100);
    assertThat(((RateParameters) laney.parameters()).dispersion())
        .as("no difference reaches over the excluded day")
        .isCloseTo((z4 - z3) / 1.1283791670955126, within(1e-12));
    assertThat(AttributeChart.estimate(PhaseOne.of(Map.of(), 0), AttributeKind.C, false))
        .isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void refusesImpossibleCounts() {
    assertThatThrownBy(() -> new Tally(-1, 5)).hasMessageContaining("negative");
    assertThatThrownBy(() -> new Tally(1, 0)).hasMessageContaining("nothing was inspected");
    assertThatThrownBy(() -> new Tally(0, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Tally(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Tally(Long.MAX_VALUE, 1)).hasMessageContaining("above");
    for (double rate : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -0.1, 1.1}) {
      assertThatThrownBy(() -> AttributeChart.standardised(List.of(), AttributeKind.P, rate))
          .hasMessageContaining("rate of a p chart");
      assertThatThrownBy(() -> AttributeChart.dispersion(List.of(), AttributeKind.P, rate))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Tally(0, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    refuses(new Tally(6, 5), AttributeKind.P, "6 nonconforming of 5");
    refuses(new Tally(6, 5), AttributeKind.NP, "6 nonconforming of 5");
    refuses(new Tally(1, 2.5), AttributeKind.P, "not a number of parts");
    refuses(new Tally(1, 2), AttributeKind.C, "use a u chart");
    assertThatThrownBy(() -> AttributeChart.laney(List.of(), AttributeDesign.of(AttributeKind.NP)))
        .hasMessageContaining("p′ and u′");
    assertThat(new Tally(6, 5)).as("6 nonconformities on 5 units are possible").isNotNull();
  }

  private static void refuses(Tally tally, AttributeKind kind, String message) {
    assertThatThrownBy(() -> AttributeChart.plain(List.of(tally), AttributeDesign.of(kind)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  /** Benneyan 2001: ḡ ± 3√(ḡ(ḡ+1)). */
  @Test
  void drawsAGChartOfRareEvents() {
    Panel chart = RareEventChart.g(List.of(10L, 0L, 20L, 90L), 1);
    ControlLimits limits = chart.points().getFirst().limits().orThrow();
    assertThat(limits.center()).isEqualTo(30);
    assertThat(limits.ucl()).isCloseTo(30 + Math.sqrt(930), within(1e-12));
    assertThat(limits.lcl()).isZero();
    assertThat(chart.beyondLimits()).containsExactly(3);
    assertThat(RareEventChart.g(List.of(), 3).points()).isEmpty();
    assertThatThrownBy(() -> RareEventChart.g(List.of(-1L), 3)).hasMessageContaining("negative");
    assertThatThrownBy(() -> RareEventChart.g(List.of(1L), Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void drawsATChartThatTurnsWithTheUnitOfTime() {
    double[] hours = new Random(2).doubles(40).map(u -> -100 * Math.log(1 - u)).toArray();
    RareEventChart.TimesBetween inHours = RareEventChart.t(Observations.of(hours), 3);
    double[] minutes = Arrays.stream(hours).map(h -> 60 * h).toArray();
    RareEventChart.TimesBetween inMinutes = RareEventChart.t(Observations.of(minutes), 3);
    assertThat(inMinutes.times().orThrow().ucl())
        .isCloseTo(60 * inHours.times().orThrow().ucl(), within(1e-6));
    assertThat(inMinutes.transformed().location().beyondLimits())
        .isEqualTo(inHours.transformed().location().beyondLimits());
    // The median of an exponential time is 0.69 of its mean; the center of y lies near it.
    assertThat(inHours.times().orThrow().center()).isBetween(40.0, 110.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -5})
  void refusesTimesThatAreNotAboveZero(double time) {
    assertThatThrownBy(() -> RareEventChart.t(Observations.of(1, time), 3))
        .hasMessageContaining("position 1");
    assertThat(RareEventChart.t(Observations.of(5), 3).times())
        .isInstanceOf(Result.NotAvailable.class);
    Observations gap = Observations.withGaps(List.of(OptionalDouble.of(1), OptionalDouble.empty()));
    assertThat(RareEventChart.t(gap, 3).transformed().location().points().get(1).value())
        .isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void standardisesCountsOfDifferentParts() {
    ShortRun.PartId a = new ShortRun.PartId("a");
    ShortRun.PartId b = new ShortRun.PartId("b");
    Map<ShortRun.PartId, RateParameters> rates =
        Map.of(a, RateParameters.of(0.5), b, RateParameters.of(0.1));
    Panel chart =
        ShortRun.standardisedCounts(
            List.of(new Tally(50, 100), new Tally(25, 100), Tally.missing()),
            List.of(a, b, b),
            rates,
            AttributeDesign.of(AttributeKind.P));
    assertThat(chart.points().getFirst().value().orThrow()).isZero();
    assertThat(chart.points().get(1).value().orThrow()).isCloseTo(5, within(1e-12));
    assertThat(chart.points().get(2).value()).isInstanceOf(Result.NotAvailable.class);
    assertThat(chart.beyondLimits()).containsExactly(1);
    assertThatThrownBy(
            () ->
                ShortRun.standardisedCounts(
                    List.of(new Tally(1, 2)),
                    List.of(),
                    rates,
                    AttributeDesign.of(AttributeKind.P)))
        .hasMessageContaining("name the part");
  }
}
