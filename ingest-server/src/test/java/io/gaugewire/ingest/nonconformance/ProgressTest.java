package io.gaugewire.ingest.nonconformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static Progress.Step any(Random random, Progress at) {
    int pieces = random.nextInt(8) - 1;
    return switch (random.nextInt(11)) {
      case 0 -> at.contained();
      case 1 -> at.reviewed();
      case 2, 3 -> at.decidedOn(pieces);
      case 4, 5 -> at.carriedOut(pieces, random.nextBoolean());
      case 6, 7 -> at.inspectedAgain(pieces, random.nextInt(3) > 0);
      case 8 -> at.verified();
      case 9 -> at.lapsed(pieces);
      default -> random.nextInt(20) == 0 ? at.voided() : at.closed(random.nextInt(2));
    };
  }

  /** NC-2: nothing is closed before every piece is decided on, dealt with and inspected again. */
  @Test
  void noSequenceOfStepsClosesWhatIsNotDone() {
    int closed = 0;
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      Progress at = Progress.raised(1 + random.nextInt(10));
      for (int i = 0; i < 120; i++) {
        Progress before = at;
        if (any(random, at) instanceof Progress.Step.To(Progress after)) {
          at = after;
        }
        check("seed " + seed + ": " + before + " -> " + at, before, at);
      }
      closed += at.state() == Progress.State.CLOSED ? 1 : 0;
    }
    assertThat(closed).as("some do get closed").isGreaterThan(300);
  }

  private static void check(String what, Progress before, Progress after) {
    assertThat(after.quantity()).as(what).isEqualTo(before.quantity());
    switch (after.state()) {
      case VERIFIED, CLOSED -> {
        assertThat(after.executed()).as(what).isEqualTo(after.quantity());
        assertThat(after.awaiting()).as(what).isZero();
      }
      case RAISED, CONTAINED, VOIDED -> assertThat(after.decided()).as(what).isZero();
      case DISPOSITIONED -> assertThat(after.decided()).as(what).isEqualTo(after.quantity());
      case REINSPECTION -> assertThat(after.awaiting()).as(what).isPositive();
      case IN_REVIEW, EXECUTING -> {}
    }
    if (before.state().over()) {
      assertThat(after).as(what).isEqualTo(before);
    }
  }

  @Test
  void everyStateThatIsNotOverHasADeadline() {
    Instant now = Instant.parse("2026-10-05T00:00:00Z");
    for (Progress.State state : Progress.State.values()) {
      assertThat(Deadlines.of(state, now).isPresent()).as(state.key()).isEqualTo(!state.over());
      assertThat(Progress.State.of(state.key())).isEqualTo(state);
    }
  }

  @Test
  void piecesThatFailAgainAreReviewedAgain() {
    Progress again = new Progress(Progress.State.REINSPECTION, 4, 4, 4, 3);

    assertThat(again.inspectedAgain(2, false))
        .isEqualTo(new Progress.Step.To(new Progress(Progress.State.IN_REVIEW, 4, 2, 2, 1)));
  }
}
