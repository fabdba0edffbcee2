package io.gaugewire.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static Standing.Step any(Random random, Standing at) {
    int quantity = random.nextInt(12) - 1;
    return switch (random.nextInt(9)) {
      case 0 -> at.held();
      case 1 -> at.lifted();
      case 2 -> at.worked();
      case 3 -> at.released();
      case 4 -> at.reinspected();
      default ->
          at.decided(
              Standing.Fate.values()[random.nextInt(Standing.Fate.values().length)], quantity);
    };
  }

  /** Whatever is tried in whatever order, a batch is never in a state that the rules forbid. */
  @Test
  void noSequenceOfStepsLeadsWhereTheRulesForbid() {
    Set<BatchState> reached = EnumSet.noneOf(BatchState.class);
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      Standing at = Standing.opened(1 + random.nextInt(20));
      for (int i = 0; i < 60; i++) {
        Standing before = at;
        if (any(random, at) instanceof Standing.Step.To(Standing after)) {
          at = after;
        }
        check(seed, before, at);
        reached.add(at.state());
      }
    }
    assertThat(reached).as("the steps lead everywhere").hasSize(BatchState.values().length);
  }

  private static void check(int seed, Standing before, Standing after) {
    String what = "seed " + seed + ": " + before + " -> " + after;
    assertThat(after.pieces()).as(what).isEqualTo(before.pieces());
    assertThat(after.scrapped()).as(what).isGreaterThanOrEqualTo(before.scrapped());
    assertThat(after.returned()).as(what).isGreaterThanOrEqualTo(before.returned());
    assertThat(after.state().over()).as(what).isEqualTo(after.left() == 0);
    if (before.state().over()) {
      assertThat(after).as(what).isEqualTo(before);
    }
    if (before.state() == BatchState.HOLD && after.state() == BatchState.RELEASED) {
      assertThat(before.beforeHold()).as(what).contains(BatchState.RELEASED);
    }
    if (before.state() == BatchState.REWORK) {
      assertThat(after.state()).as(what).isNotEqualTo(BatchState.RELEASED);
    }
  }

  @Test
  void aHeldBatchIsNeitherReleasedNorWorkedOn() {
    Standing held = to(Standing.opened(5).held());

    for (Standing.Step step : List.of(held.released(), held.worked())) {
      assertThat(step).isInstanceOf(Standing.Step.Refused.class);
    }
    assertThat(to(held.held())).isEqualTo(held);
    assertThat(to(held.lifted()).state()).isEqualTo(BatchState.OPEN);
  }

  @Test
  void aReleasedBatchCanBeCalledBack() {
    Standing released = to(Standing.opened(5).released());

    assertThat(to(to(released.held()).lifted()).state()).isEqualTo(BatchState.RELEASED);
  }

  @Test
  void theLastPieceEndsIt() {
    Standing some = to(Standing.opened(5).decided(Standing.Fate.SCRAPPED, 3));
    assertThat(some.state()).isEqualTo(BatchState.OPEN);
    assertThat(to(some.decided(Standing.Fate.SCRAPPED, 2)).state()).isEqualTo(BatchState.SCRAPPED);
    assertThat(to(some.decided(Standing.Fate.RETURNED, 2)).state()).isEqualTo(BatchState.RETURNED);
    assertThat(some.decided(Standing.Fate.SCRAPPED, 3)).isInstanceOf(Standing.Step.Refused.class);
  }

  private static Standing to(Standing.Step step) {
    return ((Standing.Step.To) step).standing();
  }
}
