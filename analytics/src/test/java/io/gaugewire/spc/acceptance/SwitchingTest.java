package io.gaugewire.spc.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** ISO 2859-1:1999, 9.3 and 9.4. */
class SwitchingTest {
  private static final ReductionPermit PERMIT = new ReductionPermit(true, true);

  private static InspectedLot lot(boolean accepted) {
    return new InspectedLot(accepted, 1, false, false, false);
  }

  /** The state machine against the clauses, each read anew over the whole stretch of lots. */
  @Test
  void followsTheClausesOnAnySeriesOfLots() {
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double quality = random.nextDouble(0.5, 1);
      SwitchingHistory history = SwitchingHistory.startingAt(Severity.NORMAL);
      List<InspectedLot> stretch = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        boolean accepted = random.nextDouble() < quality;
        boolean tighter = accepted && random.nextDouble() < 0.97;
        boolean irregular = random.nextDouble() < 0.02;
        InspectedLot lot = new InspectedLot(accepted, random.nextInt(4), tighter, irregular, false);
        Optional<Severity> before = history.state().severity();
        stretch.add(lot);
        Optional<Severity> expected = naive(before, stretch);
        history = history.after(lot, PERMIT);
        assertThat(history.state().severity()).as("seed %d, lot %d", seed, i).isEqualTo(expected);
        if (!expected.equals(before)) {
          stretch.clear();
        }
      }
    }
  }

  private static Optional<Severity> naive(Optional<Severity> used, List<InspectedLot> stretch) {
    if (used.isEmpty()) {
      return used;
    }
    InspectedLot last = stretch.getLast();
    return switch (used.orElseThrow()) {
      case NORMAL -> {
        List<InspectedLot> five = stretch.subList(Math.max(0, stretch.size() - 5), stretch.size());
        if (five.stream().filter(lot -> !lot.accepted()).count() >= 2) {
          yield Optional.of(Severity.TIGHTENED);
        }
        yield Optional.of(
            score(stretch) >= 30 && !last.productionIrregular()
                ? Severity.REDUCED
                : Severity.NORMAL);
      }
      case TIGHTENED -> {
        if (stretch.stream().filter(lot -> !lot.accepted()).count() >= 5) {
          yield Optional.empty();
        }
        List<InspectedLot> five = stretch.subList(Math.max(0, stretch.size() - 5), stretch.size());
        yield Optional.of(
            five.size() == 5 && five.stream().allMatch(InspectedLot::accepted)
                ? Severity.NORMAL
                : Severity.TIGHTENED);
      }
      case REDUCED ->
          Optional.of(
              last.accepted() && !last.productionIrregular() ? Severity.REDUCED : Severity.NORMAL);
    };
  }

  private static int score(List<InspectedLot> stretch) {
    int score = 0;
    for (InspectedLot lot : stretch) {
      boolean counts = lot.accepted() && (lot.acceptance() < 2 || lot.acceptedOneStepTighter());
      score = counts ? score + (lot.acceptance() < 2 ? 2 : 3) : 0;
    }
    return score;
  }

  /** Only original inspection counts (9.3.1.1). */
  @Test
  void resubmittedLotsNeverSwitch() {
    InspectedLot resubmitted = new InspectedLot(false, 0, false, true, true);
    for (Severity severity : Severity.values()) {
      SwitchingState state = SwitchingState.startingAt(severity);
      assertThat(state.after(resubmitted, PERMIT)).isEqualTo(state);
    }
  }

  @Test
  void discontinuedInspectionBeginsAgainTightened() {
    SwitchingHistory history = SwitchingHistory.startingAt(Severity.TIGHTENED);
    for (int i = 0; i < 5; i++) {
      history = history.after(lot(false), PERMIT);
    }
    assertThat(history.state().severity()).isEmpty();
    assertThat(history.steps().getLast().switches()).isTrue();
    SwitchingHistory resumed = history.resumed();
    assertThat(resumed.state()).isEqualTo(new SwitchingState.Tightened(0, 0));
    assertThat(resumed.steps()).hasSize(6);
    assertThatThrownBy(resumed::resumed).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void withoutPermitInspectionStaysNormal() {
    SwitchingHistory history = SwitchingHistory.startingAt(Severity.NORMAL);
    for (int i = 0; i < 20; i++) {
      history = history.after(lot(true), ReductionPermit.NONE);
    }
    assertThat(history.steps().getLast().switchingScore()).contains(40);
    assertThat(history.state().severity()).contains(Severity.NORMAL);
    assertThat(history.after(lot(true), PERMIT).state()).isEqualTo(new SwitchingState.Reduced());
  }

  @Test
  void judgedLotsKnowWhetherTheTighterPlanWouldAccept() {
    AttributesPlan plan = new AttributesPlan(80, 3);
    AttributesPlan tighter = new AttributesPlan(80, 2);
    assertThat(InspectedLot.judged(plan, tighter, 2).acceptedOneStepTighter()).isTrue();
    assertThat(InspectedLot.judged(plan, tighter, 3).acceptedOneStepTighter()).isFalse();
    assertThat(InspectedLot.judged(plan, tighter, 4).accepted()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InspectedLot(true, -1, true, false, false));
  }

  /** A history that was tampered with cannot be made. */
  @Test
  void historiesHoldOnlyStepsThatFollow() {
    SwitchingHistory honest =
        SwitchingHistory.startingAt(Severity.REDUCED).after(lot(false), PERMIT);
    SwitchingHistory.Step step = honest.steps().getFirst();
    SwitchingHistory.Step forged =
        new SwitchingHistory.Step(step.cause(), step.before(), step.before());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SwitchingHistory(honest.start(), List.of(forged)));
  }
}
