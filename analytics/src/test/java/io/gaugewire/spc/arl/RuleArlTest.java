package io.gaugewire.spc.arl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.rule.RuleSet;
import io.gaugewire.spc.rule.RunRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleArlTest {
  private static final RuleSet ZONES = RuleSet.westernElectric();

  private static double computed(RuleSet rules, PointDistribution points) {
    return RuleArl.computed(rules, points).orThrow().value();
  }

  /** Champ and Woodall (1987), Technometrics 29, table 1: shift 0, rules 1 to 4 of WE. */
  @Test
  void givesThePublishedRunLengthsOfTheZoneRules() {
    PointDistribution inControl = PointDistribution.inControl();
    assertThat(computed(ZONES.only(1), inControl)).isCloseTo(370.398347344959, within(1e-7));
    assertThat(computed(ZONES.only(1, 2), inControl)).isCloseTo(225.44, within(0.005));
    assertThat(computed(ZONES.only(1, 3), inControl)).isCloseTo(166.05, within(0.005));
    assertThat(computed(ZONES.only(1, 4), inControl)).isCloseTo(152.73, within(0.005));
    assertThat(computed(ZONES.only(1, 2, 3), inControl)).isCloseTo(132.89, within(0.005));
    assertThat(computed(ZONES.only(1, 2, 4), inControl)).isCloseTo(122.05, within(0.005));
    assertThat(computed(ZONES.only(1, 3, 4), inControl)).isCloseTo(105.78, within(0.005));
    assertThat(computed(ZONES, inControl)).isCloseTo(91.75, within(0.005));
  }

  /** A run of r on one side or the other of a fair coin takes 2^r − 1 points. */
  @Test
  void givesTheExactRunLengthOfRunsOnOneSide() {
    for (int r = 2; r <= 12; r++) {
      RuleSet rule = RuleSet.none().with(2, new RunRule.SameSide(r));
      assertThat(computed(rule, PointDistribution.inControl()))
          .isCloseTo(Math.pow(2, r) - 1, within(1e-6));
    }
  }

  /** A run of r successes of probability p takes (1 − p^r)/((1 − p) p^r) trials. */
  @Test
  void givesTheExactRunLengthOfRunsWithinOneSigma() {
    double p = 0.682689492137086;
    double pr = Math.pow(p, 15);
    assertThat(computed(RuleSet.nelson().only(7), PointDistribution.inControl()))
        .isCloseTo((1 - pr) / ((1 - p) * pr), within(1e-6));
  }

  @Test
  void agreesWithItsSimulationForMeansRangesDeviationsAndCounts() {
    List<PointDistribution> cases =
        List.of(
            PointDistribution.normal(1, 1),
            PointDistribution.normal(0.5, 1.3),
            PointDistribution.range(5, 1.2),
            PointDistribution.standardDeviation(8, 1.2),
            PointDistribution.defectives(50, 0.1, 0.13),
            PointDistribution.defects(9, 12));
    for (int i = 0; i < cases.size(); i++) {
      RuleSet rules = i < 2 ? ZONES : RuleSet.nelson().only(1, 2);
      double exact = computed(rules, cases.get(i));
      Arl.Simulated simulated =
          (Arl.Simulated)
              RuleArl.simulated(rules, cases.get(i), new RuleArl.Simulation(5, 20_000, 10_000_000))
                  .orThrow();
      assertThat(simulated.value())
          .as("case %d", i)
          .isCloseTo(exact, within(4 * simulated.standardError()));
    }
  }

  @Test
  void simulatesTrendsWithAStatedErrorAndRepeatsToTheLastBit() {
    RuleArl.Simulation simulation = new RuleArl.Simulation(42, 20_000, 10_000_000);
    Result<Arl> first = RuleArl.of(RuleSet.nelson(), PointDistribution.inControl(), simulation);
    assertThat(RuleArl.of(RuleSet.nelson(), PointDistribution.inControl(), simulation))
        .isEqualTo(first);
    Arl.Simulated arl = (Arl.Simulated) first.orThrow();
    assertThat(arl.standardError()).isBetween(0.2, 1.0);
    assertThat(arl.value()).as("about 74 points").isBetween(70.0, 78.0);
    assertThat(RuleArl.computed(RuleSet.nelson(), PointDistribution.inControl()).toOptional())
        .isEmpty();
  }

  /** Montgomery, section 6.2: with 3-sigma limits R of five is beyond them with P = 0.0046. */
  @Test
  void givesTheRunLengthOfDispersionCharts() {
    assertThat(1 / computed(RuleSet.limitsOnly(), PointDistribution.range(5, 1)))
        .isCloseTo(0.0046, within(0.00005));
  }

  @Test
  void addsUpFalseAlarmsADay() {
    AlarmBudget budget =
        new AlarmBudget(
            List.of(
                new AlarmBudget.Line("means", 4800, new Arl.Computed(96)),
                new AlarmBudget.Line("ranges", 4800, new Arl.Simulated(200, 2, 10_000, 1))));
    assertThat(budget.falseAlarmsPerDay()).isCloseTo(74, within(1e-12));
    assertThat(budget.standardError()).isCloseTo(0.24, within(1e-12));
  }

  @Test
  void saysWhyThereIsNoRunLength() {
    assertThat(RuleArl.computed(RuleSet.none(), PointDistribution.inControl()))
        .isInstanceOf(Result.NotAvailable.class);
    RuleSet never = RuleSet.none().with(1, new RunRule.BeyondLimits(30));
    assertThat(RuleArl.computed(never, PointDistribution.inControl()).toString())
        .contains("never signal");
    assertThat(
            RuleArl.simulated(
                    never, PointDistribution.inControl(), new RuleArl.Simulation(1, 100, 1000))
                .toString())
        .contains("only 0 signals");
  }

  @Test
  void refusesWhatCannotBe() {
    double nan = Double.NaN;
    assertThatThrownBy(() -> new ShewhartArl(nan, 1)).hasMessageContaining("limits");
    assertThatThrownBy(() -> new ShewhartArl(3, 0)).hasMessageContaining("1 measurement");
    assertThatThrownBy(() -> new ShewhartArl(3, 1).arl(nan)).hasMessageContaining("shift");
    assertThatThrownBy(() -> new EwmaArl(nan, 3)).hasMessageContaining("lambda");
    assertThatThrownBy(() -> new EwmaArl(0.2, nan)).hasMessageContaining("width");
    assertThatThrownBy(() -> new EwmaArl(0.2, 3).arl(nan)).hasMessageContaining("shift");
    assertThatThrownBy(() -> EwmaArl.widthFor(0.2, 1)).hasMessageContaining("run length");
    assertThatThrownBy(() -> CusumArl.of(nan, 4)).hasMessageContaining("k must");
    assertThatThrownBy(() -> CusumArl.of(0.5, nan)).hasMessageContaining("h must");
    assertThatThrownBy(() -> new CusumArl(0.5, 4, 5)).hasMessageContaining("head start");
    assertThatThrownBy(() -> CusumArl.intervalForTwoSided(0.5, nan))
        .hasMessageContaining("run length");
    assertThatThrownBy(() -> PointDistribution.normal(0, 0)).hasMessageContaining("spread");
    assertThatThrownBy(() -> PointDistribution.normal(nan, 1)).hasMessageContaining("shift");
    assertThatThrownBy(() -> PointDistribution.range(1, 1)).hasMessageContaining("n = 1");
    assertThatThrownBy(() -> PointDistribution.standardDeviation(5, nan))
        .hasMessageContaining("spread");
    assertThatThrownBy(() -> PointDistribution.defectives(5, 0, 0.1))
        .hasMessageContaining("shares");
    assertThatThrownBy(() -> PointDistribution.defects(-1, 1)).hasMessageContaining("defects");
    assertThatThrownBy(() -> new AlarmBudget.Line("x", nan, new Arl.Computed(1)))
        .hasMessageContaining("points a day");
  }

  /** The Markov chain is not used here: an EWMA with λ = 1 is a Shewhart chart. */
  @Test
  void agreesWithTheShewhartChartWhereTheyAreTheSame() {
    for (double shift : new double[] {0, 0.5, 2}) {
      assertThat(new EwmaArl(1, 3).arl(shift).orThrow())
          .isCloseTo(new ShewhartArl(3, 1).arl(shift), within(1e-7));
    }
  }

  /** Lucas and Crosier (1982), table 1: k = 0.5, h = 5, head start h/2, two-sided. */
  @Test
  void givesThePublishedRunLengthsOfAFastInitialResponse() {
    CusumArl fast = new CusumArl(0.5, 5, 2.5);
    assertThat(fast.twoSided(0).orThrow()).isCloseTo(430, within(0.5));
    assertThat(fast.twoSided(1).orThrow()).isCloseTo(6.35, within(0.005));
    assertThat(fast.twoSided(-1).orThrow()).isEqualTo(fast.twoSided(1).orThrow());
    assertThat(fast.twoSided(4).orThrow())
        .as("the lower sum practically never signals")
        .isCloseTo(fast.oneSided(4).orThrow(), within(1e-9));
    assertThat(CusumArl.of(0.5, 40).oneSided(0).toOptional()).isEmpty();
  }
}
