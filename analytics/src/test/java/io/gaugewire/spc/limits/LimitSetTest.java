package io.gaugewire.spc.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** AIAG SPC 2nd ed., chapter II: limits are a decision of people, kept with their origin. */
class LimitSetTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-03-06T06:00:00Z");
  private static final PersonId ANN = new PersonId("ann");
  private static final PersonId BO = new PersonId("bo");

  @Test
  void leavesExcludedSubgroupsOutAndSaysWhy() {
    PhaseOne<Subgroup> all = PhaseOne.of(subgroups(), 2);
    Exclusion broken = new Exclusion(new SubgroupId("g3"), "tool broke");
    Estimate estimate = estimate(all.excluding(List.of(broken)), SubgroupSigma.MEAN_RANGE);
    assertThat(process(estimate).mean()).isCloseTo(10.5, within(1e-12));
    assertThat(process(estimate).sigma()).isCloseTo(1 / 1.1283791670955126, within(1e-12));
    assertThat(estimate.derivation().exclusions()).containsExactly(broken);
    assertThat(estimate.derivation().sources())
        .extracting(SubgroupId::value)
        .containsExactly("g1", "g2", "g4");
    assertThat(process(estimate(all, SubgroupSigma.MEAN_RANGE)).mean())
        .as("without the exclusion")
        .isGreaterThan(20);
  }

  @Test
  void formsNoMovingRangeAcrossAnExcludedSubgroup() {
    Map<SubgroupId, Subgroup> singles = new LinkedHashMap<>();
    double[] values = {1, 2, 50, 100, 101};
    for (int i = 0; i < values.length; i++) {
      singles.put(new SubgroupId("v" + i), Subgroup.of(values[i]));
    }
    PhaseOne<Subgroup> phase =
        PhaseOne.of(singles, 1)
            .excluding(List.of(new Exclusion(new SubgroupId("v2"), "wrong part measured")));
    double sigma = process(estimate(phase, MovingRangeSigma.DEFAULT)).sigma();
    assertThat(sigma).isCloseTo(1 / 1.1283791670955126, within(1e-12));
  }

  @Test
  void allowsOnlySoManyRoundsOfExclusion() {
    PhaseOne<Subgroup> phase =
        PhaseOne.of(subgroups(), 1)
            .excluding(List.of(new Exclusion(new SubgroupId("g3"), "tool broke")));
    List<Exclusion> more = List.of(new Exclusion(new SubgroupId("g1"), "warm-up"));
    assertThatThrownBy(() -> phase.excluding(more))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no round of exclusions is left");
  }

  @Test
  void refusesExclusionsOfUnknownSubgroupsOrTwiceOrWithoutReason() {
    PhaseOne<Subgroup> phase = PhaseOne.of(subgroups(), 5);
    Exclusion one = new Exclusion(new SubgroupId("g1"), "warm-up");
    assertThatThrownBy(() -> phase.excluding(List.of(new Exclusion(new SubgroupId("x"), "why"))))
        .hasMessageContaining("no subgroup x");
    assertThatThrownBy(() -> phase.excluding(List.of(one, one))).hasMessageContaining("twice");
    assertThatThrownBy(() -> new Exclusion(new SubgroupId("g1"), "  "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasNoEstimateWhenNothingIsLeft() {
    PhaseOne<Subgroup> none = PhaseOne.of(Map.of(), 0);
    assertThat(Estimate.ofMeasurements(none, SubgroupSigma.POOLED).toOptional()).isEmpty();
  }

  @Test
  void needsASecondPersonToApprove() {
    LimitSet draft = draft();
    assertThat(draft.isApproved()).isFalse();
    assertThatThrownBy(() -> draft.approved(ANN, MONDAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("second person");
    LimitSet approved = draft.approved(BO, MONDAY);
    assertThat(approved.isApproved()).isTrue();
    assertThatThrownBy(() -> approved.approved(BO, MONDAY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("revise");
  }

  @Test
  void isPreliminaryBelow25Subgroups() {
    assertThat(draft().isPreliminary()).isTrue();
    Map<SubgroupId, Subgroup> many = new LinkedHashMap<>();
    for (int i = 0; i < 25; i++) {
      many.put(new SubgroupId("g" + i), Subgroup.of(i % 2, i % 3));
    }
    Estimate estimate = estimate(PhaseOne.of(many, 0), SubgroupSigma.MEAN_RANGE);
    LimitSet full = LimitSet.first(new LimitSetId("bore"), estimate, ANN, MONDAY);
    assertThat(full.isPreliminary()).isFalse();
  }

  @Test
  void demandsAReasonThatFitsTheVersion() {
    LimitSet first = draft();
    LimitSet.Validity next = new LimitSet.Validity(FRIDAY, RevisionReason.PROCESS_CHANGE);
    assertThat(first.revised(estimate(), BO, next).version()).isEqualTo(2);
    LimitSet.Validity wrong = new LimitSet.Validity(FRIDAY, RevisionReason.FIRST_LIMITS);
    assertThatThrownBy(() -> first.revised(estimate(), BO, wrong))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void judgesEachPointByTheVersionInForceWhenItWasMeasured() {
    LimitSet first = draft().approved(BO, MONDAY);
    LimitSet second =
        first
            .revised(estimate(), BO, new LimitSet.Validity(FRIDAY, RevisionReason.PROCESS_CHANGE))
            .approved(ANN, FRIDAY);
    LimitHistory history = new LimitHistory(List.of(first)).with(second);
    assertThat(history.inForceAt(MONDAY.minusNanos(1))).isEmpty();
    assertThat(history.inForceAt(MONDAY)).contains(first);
    assertThat(history.inForceAt(FRIDAY.minusNanos(1))).contains(first);
    assertThat(history.inForceAt(FRIDAY)).contains(second);
    Stages<ProcessParameters> stages =
        history.stages(
            List.of(MONDAY, MONDAY.plusSeconds(1), FRIDAY, FRIDAY), ProcessParameters.class);
    assertThat(stages.list()).extracting(Stage::first).containsExactly(0, 2);
  }

  @Test
  void keepsOnlyApprovedVersionsInAscendingOrder() {
    LimitSet first = draft().approved(BO, MONDAY);
    LimitSet unapproved =
        first.revised(
            estimate(), BO, new LimitSet.Validity(FRIDAY, RevisionReason.ERROR_CORRECTION));
    assertThatThrownBy(() -> new LimitHistory(List.of(first, unapproved)))
        .hasMessageContaining("not approved");
    assertThatThrownBy(() -> new LimitHistory(List.of(first, first)))
        .hasMessageContaining("does not follow");
    LimitHistory history = new LimitHistory(List.of(first));
    List<Instant> early = List.of(MONDAY.minusSeconds(1));
    assertThatThrownBy(() -> history.stages(early, ProcessParameters.class))
        .hasMessageContaining("no limits are in force");
    assertThatThrownBy(() -> history.stages(List.of(MONDAY), RateParameters.class))
        .hasMessageContaining("another kind of chart");
  }

  private static LimitSet draft() {
    return LimitSet.first(new LimitSetId("bore"), estimate(), ANN, MONDAY);
  }

  private static Estimate estimate() {
    return estimate(PhaseOne.of(subgroups(), 0), SubgroupSigma.MEAN_RANGE);
  }

  private static Estimate estimate(PhaseOne<Subgroup> phase, SigmaEstimator by) {
    return Estimate.ofMeasurements(phase, by).orThrow();
  }

  private static ProcessParameters process(Estimate estimate) {
    return (ProcessParameters) estimate.parameters();
  }

  private static Map<SubgroupId, Subgroup> subgroups() {
    Map<SubgroupId, Subgroup> subgroups = new LinkedHashMap<>();
    subgroups.put(new SubgroupId("g1"), Subgroup.of(10, 11));
    subgroups.put(new SubgroupId("g2"), Subgroup.of(11, 10));
    subgroups.put(new SubgroupId("g3"), Subgroup.of(50, 90));
    subgroups.put(new SubgroupId("g4"), Subgroup.of(10, 11));
    return subgroups;
  }
}
