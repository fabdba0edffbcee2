package io.gaugewire.spc.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.distribution.Exponential;
import io.gaugewire.spc.distribution.Normal;
import io.gaugewire.spc.limits.MovingRangeSigma;
import io.gaugewire.spc.limits.Observations;
import io.gaugewire.spc.limits.Subgroup;
import io.gaugewire.spc.limits.SubgroupSigma;
import io.gaugewire.spc.summary.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapabilityTest {
  private static final SpecificationLimits LIMITS = SpecificationLimits.between(4, 16);

  private static List<Subgroup> subgroups(Random random, double shift, double scale) {
    return IntStream.range(0, 20)
        .mapToObj(
            i ->
                Subgroup.of(
                    random
                        .doubles(5, 1e-9, 1)
                        .map(p -> shift + scale * new Normal(10, 1.3).quantile(p))
                        .toArray()))
        .toList();
  }

  @Test
  void indicesDoNotDependOnTheUnit() {
    for (long seed = 0; seed < 30; seed++) {
      CapabilityStudy inMillimetres =
          CapabilityStudy.ofSubgroups(
              subgroups(new Random(seed), 0, 1), SubgroupSigma.MEAN_RANGE, LIMITS.withTarget(10));
      CapabilityStudy moved =
          CapabilityStudy.ofSubgroups(
              subgroups(new Random(seed), 7, 1000),
              SubgroupSigma.MEAN_RANGE,
              SpecificationLimits.between(4007, 16007).withTarget(10007));
      assertThat(values(moved.withinIndices()))
          .as("seed %d", seed)
          .containsExactly(values(inMillimetres.withinIndices()), within(1e-9));
      assertThat(values(moved.overallIndices()))
          .as("seed %d", seed)
          .containsExactly(values(inMillimetres.overallIndices()), within(1e-9));
      for (CpmDefinition definition : CpmDefinition.values()) {
        assertThat(moved.cpm(definition).orThrow())
            .as("%s, seed %d", definition, seed)
            .isCloseTo(inMillimetres.cpm(definition).orThrow(), within(1e-9));
      }
    }
  }

  private static double[] values(CapabilityIndices indices) {
    return new double[] {
      indices.spread().orThrow(),
      indices.lower().orThrow(),
      indices.upper().orThrow(),
      indices.minimum().orThrow()
    };
  }

  @Test
  void spreadIndexIsTheMeanOfTheDistances() {
    CapabilityIndices indices = CapabilityIndices.ofNormal(9, 2, LIMITS);
    assertThat(indices.spread().orThrow()).isEqualTo(1);
    assertThat(indices.lower().orThrow()).isCloseTo(5 / 6.0, within(1e-15));
    assertThat(indices.upper().orThrow()).isCloseTo(7 / 6.0, within(1e-15));
    assertThat(indices.minimum()).isEqualTo(indices.lower());
  }

  @Test
  void aCenterOutsideSpecificationGivesANegativeIndex() {
    assertThat(CapabilityIndices.ofNormal(17, 1, LIMITS).minimum().orThrow()).isNegative();
  }

  @Test
  void oneLimitDefinesItsOwnIndexOnly() {
    CapabilityIndices indices = CapabilityIndices.ofNormal(10, 1, SpecificationLimits.atMost(13));
    assertThat(indices.spread()).isInstanceOf(Result.NotAvailable.class);
    assertThat(indices.lower())
        .isEqualTo(Result.notAvailable("there is no lower specification limit"));
    assertThat(indices.upper()).isEqualTo(Result.of(1.0));
    assertThat(indices.minimum()).isEqualTo(Result.of(1.0));
    CapabilityIndices other = CapabilityIndices.ofNormal(10, 1, SpecificationLimits.atLeast(7));
    assertThat(other.minimum()).isEqualTo(Result.of(1.0));
    assertThat(other.upper()).isInstanceOf(Result.NotAvailable.class);
  }

  @Test
  void valuesThatDoNotVaryHaveNoIndex() {
    CapabilityStudy study =
        CapabilityStudy.ofSubgroups(
            List.of(Subgroup.of(5, 5), Subgroup.of(5, 5)),
            SubgroupSigma.POOLED,
            LIMITS.withTarget(10));
    assertThat(study.withinIndices().minimum())
        .isEqualTo(Result.notAvailable("the values do not vary"));
    assertThat(study.overallIndices().spread()).isInstanceOf(Result.NotAvailable.class);
    assertThat(study.expectedWithin()).isInstanceOf(Result.NotAvailable.class);
    assertThat(study.expectedOverall()).isInstanceOf(Result.NotAvailable.class);
    assertThat(study.cpmInterval(0.95)).isInstanceOf(Result.NotAvailable.class);
    assertThat(study.withinIntervals(0.95).spread()).isInstanceOf(Result.NotAvailable.class);
    assertThat(CapabilityStudy.ofMoments(new Moments(5, 10, 0), LIMITS.withTarget(10)))
        .satisfies(
            onTarget ->
                assertThat(onTarget.cpm(CpmDefinition.SUM_OF_SQUARES_OVER_N))
                    .isEqualTo(Result.notAvailable("all values are on target")));
  }

  @Test
  void subgroupsOfOneHaveNoSigmaWithinButAnOverallOne() {
    CapabilityStudy study =
        CapabilityStudy.ofSubgroups(
            List.of(Subgroup.of(5), Subgroup.of(6), Subgroup.of(7)), SubgroupSigma.POOLED, LIMITS);
    assertThat(study.withinIndices().minimum().toString()).contains("no subgroup has two");
    assertThat(study.overallIndices().minimum().orThrow()).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void gapsBreakMovingRangesAndLeaveTheMean() {
    Observations gapped =
        Observations.withGaps(
            List.of(
                OptionalDouble.of(1),
                OptionalDouble.of(2),
                OptionalDouble.empty(),
                OptionalDouble.of(12)));
    CapabilityStudy study = CapabilityStudy.ofIndividuals(gapped, MovingRangeSigma.DEFAULT, LIMITS);
    assertThat(study.sample().mean()).isEqualTo(5);
    assertThat(study.within().orThrow().value()).isCloseTo(1 / 1.1283791670955126, within(1e-12));
  }

  @Test
  void tooFewValuesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CapabilityStudy.ofSubgroups(List.of(Subgroup.of(1)), SubgroupSigma.POOLED, LIMITS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CapabilityStudy.ofSubgroups(List.of(), SubgroupSigma.POOLED, LIMITS));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CapabilityStudy.ofIndividuals(Observations.of(), MovingRangeSigma.DEFAULT, LIMITS));
  }

  @Test
  void limitsOutOfOrderAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpecificationLimits.between(5, 4))
        .withMessageContaining("LSL 5.0 must be below USL 4.0");
    assertThatIllegalArgumentException().isThrownBy(() -> SpecificationLimits.between(5, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SpecificationLimits(
                    OptionalDouble.empty(), OptionalDouble.of(1), OptionalDouble.empty()));
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> SpecificationLimits.atLeast(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> SpecificationLimits.atMost(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> LIMITS.withTarget(bad));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CapabilityIndices.ofNormal(bad, 1, LIMITS));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CapabilityIndices.ofNormal(1, bad, LIMITS));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CapabilityIndices.ofPercentiles(1, bad, 3, LIMITS));
      assertThatIllegalArgumentException().isThrownBy(() -> IndexInterval.ofSpread(bad, 5, 0.95));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> IndexInterval.ofDistance(bad, 5, 5, 0.95));
      assertThatIllegalArgumentException().isThrownBy(() -> IndexInterval.ofSpread(1, bad, 0.95));
      assertThatIllegalArgumentException().isThrownBy(() -> IndexInterval.ofSpread(1, 5, bad));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new WithinSigma(bad, "any", OptionalInt.empty()));
      assertThatIllegalArgumentException().isThrownBy(() -> Nonconforming.observed(LIMITS, 1, bad));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AutocorrelationCheck.of(1, 2, 3, 4, 5, 6, 7, 8, 9, bad));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CapabilityIndices.ofNormal(1, -1, LIMITS));
    assertThatIllegalArgumentException().isThrownBy(() -> IndexInterval.ofSpread(-1, 5, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> IndexInterval.ofSpread(1, 0, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> IndexInterval.ofSpread(1, 5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> IndexInterval.ofDistance(1, 1, 5, 0.9));
    assertThatIllegalArgumentException().isThrownBy(() -> new IndexInterval(2, 1, 0.95, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WithinSigma(-1, "any", OptionalInt.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WithinSigma(1, "any", OptionalInt.of(0)));
    assertThatIllegalArgumentException().isThrownBy(() -> Nonconforming.observed(LIMITS));
  }

  /** Cp 1.33 from 30 values: 0.99 to 1.67; Cpk 1.33 from 50: 1.05 to 1.61 (Montgomery; Bissell). */
  @Test
  void intervalsShowHowLittleThirtyValuesSay() {
    IndexInterval cp = IndexInterval.ofSpread(1.33, 29, 0.95);
    assertThat(cp.lower()).isCloseTo(0.99, within(0.005));
    assertThat(cp.upper()).isCloseTo(1.67, within(0.005));
    IndexInterval cpk = IndexInterval.ofDistance(1.33, 50, 49, 0.95);
    assertThat(cpk.lower()).isCloseTo(1.05, within(0.005));
    assertThat(cpk.upper()).isCloseTo(1.61, within(0.005));
  }

  /** Four standard errors of 95 % in 3000 samples are 1.6 %; Bissell's form is an approximation. */
  @Test
  void intervalsCoverTheTruthAsOftenAsTheySay() {
    Random random = new Random(42);
    Normal process = new Normal(9, 2);
    int samples = 3000;
    int spread = 0;
    int minimum = 0;
    int cpm = 0;
    double trueCpm = 12 / (6 * Math.sqrt(4 + 1));
    for (int i = 0; i < samples; i++) {
      CapabilityStudy study =
          CapabilityStudy.ofMoments(
              Moments.of(random.doubles(60, 1e-15, 1).map(process::quantile).toArray()),
              LIMITS.withTarget(10));
      CapabilityIndices.Intervals intervals = study.overallIntervals(0.95);
      spread += covers(intervals.spread().orThrow(), 1) ? 1 : 0;
      minimum += covers(intervals.minimum().orThrow(), 5 / 6.0) ? 1 : 0;
      cpm += covers(study.cpmInterval(0.95).orThrow(), trueCpm) ? 1 : 0;
    }
    assertThat(spread / (double) samples).isCloseTo(0.95, within(0.016));
    assertThat(minimum / (double) samples).isCloseTo(0.95, within(0.025));
    assertThat(cpm / (double) samples).isCloseTo(0.95, within(0.025));
  }

  private static boolean covers(IndexInterval interval, double truth) {
    return interval.lower() <= truth && truth <= interval.upper();
  }

  @Test
  void valuesOnALimitAreWithinSpecification() {
    Nonconforming found = Nonconforming.observed(LIMITS, 4, 16, 3.999, 17, 18);
    assertThat(found.belowPpm()).isEqualTo(Result.of(200_000.0));
    assertThat(found.abovePpm()).isEqualTo(Result.of(400_000.0));
    assertThat(found.totalPpm()).isCloseTo(600_000, within(1e-9));
  }

  @Test
  void benchmarkZHasTheTotalOutsideInOneTail() {
    Normal process = new Normal(10, 2);
    double outside = Nonconforming.expected(process, LIMITS).totalPpm() / 1e6;
    double z = Nonconforming.benchmarkZ(process, LIMITS).orThrow();
    assertThat(Normal.STANDARD.above(z)).isCloseTo(outside, within(1e-15));
    Normal off = new Normal(20, 1);
    assertThat(Nonconforming.benchmarkZ(off, LIMITS).orThrow()).isCloseTo(-4, within(1e-9));
    assertThat(Nonconforming.benchmarkZ(new Normal(10, 0.1), LIMITS))
        .isEqualTo(Result.notAvailable("nothing measurable is outside specification"));
    assertThat(Nonconforming.benchmarkZ(new Normal(100, 0.1), LIMITS))
        .isEqualTo(Result.notAvailable("nothing measurable is inside specification"));
    assertThat(Nonconforming.benchmarkZ(off, SpecificationLimits.atMost(16)).orThrow())
        .isCloseTo(-4, within(1e-9));
    assertThat(Nonconforming.benchmarkZ(new Normal(0, 1), SpecificationLimits.atLeast(4)).orThrow())
        .isCloseTo(-4, within(1e-9));
  }

  @Test
  void skewedProcessesAreJudgedByTheirOwnPercentiles() {
    PercentileCapability capability =
        PercentileCapability.of(new Exponential(1), SpecificationLimits.atMost(6.607650687));
    assertThat(capability.high()).isCloseTo(-Math.log(0.00135), within(1e-12));
    assertThat(capability.indices().minimum().orThrow()).isCloseTo(1, within(1e-9));
    assertThat(capability.expected().totalPpm()).isCloseTo(1350, within(1e-4));
  }

  @Test
  void onlyAStableProcessWithEnoughDataIsCalledCapable() {
    CapabilityStudy study =
        CapabilityStudy.ofSubgroups(subgroups(new Random(1), 0, 1), SubgroupSigma.POOLED, LIMITS);
    CapabilityGate gate = new CapabilityGate(50, 20);
    CapabilityStatement capable = gate.judge(study, 20, new Stability.Stable());
    assertThat(capable.kind()).isEqualTo(CapabilityStatement.Kind.CAPABILITY);
    assertThat(capable.kind().minimumSymbol()).isEqualTo("Cpk");
    assertThat(capable.indices()).isEqualTo(study.withinIndices());
    assertThat(capable.reservations()).isEmpty();

    CapabilityStatement unstable =
        gate.judge(study, 20, new Stability.Unstable(List.of("point 7 beyond UCL")));
    assertThat(unstable.kind().minimumSymbol()).isEqualTo("Ppk");
    assertThat(unstable.indices()).isEqualTo(study.overallIndices());
    assertThat(unstable.reservations()).singleElement().asString().contains("point 7 beyond UCL");

    assertThat(gate.judge(study, 20, new Stability.NotJudged()).kind())
        .isEqualTo(CapabilityStatement.Kind.PERFORMANCE);
    assertThat(CapabilityGate.USUAL.judge(study, 20, new Stability.Stable()).reservations())
        .containsExactly("20 subgroups, 25 are wanted");
    assertThat(
            gate.judge(
                    CapabilityStudy.ofMoments(study.sample(), LIMITS), 20, new Stability.Stable())
                .reservations())
        .singleElement()
        .asString()
        .contains("no sigma within");
  }

  @Test
  void aMachinesShortRunHasItsOwnName() {
    CapabilityStudy study =
        CapabilityStudy.ofMoments(new Moments(20, 10, 1), SpecificationLimits.between(4, 16));
    CapabilityStatement statement = CapabilityGate.USUAL.judgeMachine(study);
    assertThat(statement.kind().spreadSymbol()).isEqualTo("Pm");
    assertThat(statement.kind().minimumSymbol()).isEqualTo("Pmk");
    assertThat(statement.indices().spread()).isEqualTo(Result.of(2.0));
    assertThat(statement.reservations()).containsExactly("20 parts, 50 are wanted");
  }

  @Test
  void gatesAndStabilityRefuseNonsense() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CapabilityGate(1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new CapabilityGate(2, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stability.Unstable(List.of()));
    CapabilityStudy study = CapabilityStudy.ofMoments(new Moments(20, 10, 1), LIMITS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CapabilityGate.USUAL.judge(study, -1, new Stability.Stable()));
  }

  /** With coefficient 0.75 limits from moving ranges are half as wide as they should be. */
  @Test
  void warnsOfValuesThatFollowEachOther() {
    Random random = new Random(9);
    double[] values = new double[4000];
    for (int i = 1; i < values.length; i++) {
      values[i] = 0.75 * values[i - 1] + random.nextGaussian();
    }
    AutocorrelationCheck check = AutocorrelationCheck.of(values).orThrow();
    assertThat(check.significant()).isTrue();
    assertThat(check.widthOfLimits()).isCloseTo(0.5, within(0.05));
    assertThat(check.advice()).startsWith(AutocorrelationCheck.Advice.SAMPLE_LESS_OFTEN);

    double[] independent = random.doubles(4000).toArray();
    AutocorrelationCheck clean = AutocorrelationCheck.of(independent).orThrow();
    assertThat(clean.significant()).isFalse();
    assertThat(clean.advice()).isEmpty();

    double[] alternating = new double[40];
    Arrays.setAll(alternating, i -> i % 2);
    assertThat(AutocorrelationCheck.of(alternating).orThrow().advice())
        .containsExactly(AutocorrelationCheck.Advice.SEPARATE_STREAMS);
    assertThat(AutocorrelationCheck.of(new double[40])).isInstanceOf(Result.NotAvailable.class);
    assertThat(AutocorrelationCheck.of(1, 2)).isInstanceOf(Result.NotAvailable.class);
  }
}
