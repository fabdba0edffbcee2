package io.gaugewire.ingest.nonconformance;

import java.util.Locale;

/**
 * How far a nonconformance is, by pieces, and what may come next (NC-2). Every step answers with
 * the progress after it, or says why there is none.
 *
 * @param quantity pieces concerned
 * @param decided pieces decided on
 * @param executed of them, pieces on which the decision was carried out
 * @param awaiting of them, pieces that must be inspected again
 */
record Progress(State state, int quantity, int decided, int executed, int awaiting) {
  Progress {
    if (!(quantity >= 1
        && decided >= 0
        && decided <= quantity
        && executed >= 0
        && executed <= decided
        && awaiting >= 0
        && awaiting <= executed)) {
      throw new IllegalArgumentException(
          "pieces out of order: " + quantity + ", " + decided + ", " + executed + ", " + awaiting);
    }
  }

  /** The stations of the way. */
  enum State {
    RAISED,
    CONTAINED,
    IN_REVIEW,
    DISPOSITIONED,
    EXECUTING,
    REINSPECTION,
    VERIFIED,
    CLOSED,
    VOIDED;

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean over() {
      return this == CLOSED || this == VOIDED;
    }
  }

  /** What a step leads to. */
  sealed interface Step {
    record To(Progress progress) implements Step {}

    /** It is not allowed, in one sentence with what to do. */
    record Refused(String because) implements Step {}
  }

  static Progress raised(int quantity) {
    return new Progress(State.RAISED, quantity, 0, 0, 0);
  }

  private Step to(State next) {
    return new Step.To(new Progress(next, quantity, decided, executed, awaiting));
  }

  private Step refused(String what) {
    return new Step.Refused("It is " + state.key() + "; " + what);
  }

  /** Suspect pieces were set apart. */
  Step contained() {
    return state == State.RAISED ? to(State.CONTAINED) : refused("it was contained already.");
  }

  /** The review begins. */
  Step reviewed() {
    return switch (state) {
      case CONTAINED, IN_REVIEW -> to(State.IN_REVIEW);
      case RAISED -> refused("contain it first.");
      default -> refused("the review is over.");
    };
  }

  /** Something was decided on some pieces. */
  Step decidedOn(int pieces) {
    if (state != State.IN_REVIEW) {
      return refused("decisions are made in review.");
    }
    if (!(1 <= pieces && pieces <= quantity - decided)) {
      return new Step.Refused("Only " + (quantity - decided) + " pieces are undecided.");
    }
    int now = decided + pieces;
    return new Step.To(
        new Progress(
            now == quantity ? State.DISPOSITIONED : State.IN_REVIEW,
            quantity,
            now,
            executed,
            awaiting));
  }

  /** A decision was carried out. */
  Step carriedOut(int pieces, boolean inspectAgain) {
    if (state != State.DISPOSITIONED && state != State.EXECUTING) {
      return refused("decisions are carried out when all pieces are decided on.");
    }
    if (!(1 <= pieces && pieces <= decided - executed)) {
      return new Step.Refused("Only " + (decided - executed) + " pieces are left to do.");
    }
    int now = executed + pieces;
    int again = awaiting + (inspectAgain ? pieces : 0);
    State next = now == quantity && again > 0 ? State.REINSPECTION : State.EXECUTING;
    return new Step.To(new Progress(next, quantity, decided, now, again));
  }

  /** What was decided ended before it was carried out; its pieces are reviewed anew. */
  Step lapsed(int pieces) {
    if (!(1 <= pieces && pieces <= decided - executed)) {
      return new Step.Refused("Only " + (decided - executed) + " pieces are left to do.");
    }
    return new Step.To(
        new Progress(State.IN_REVIEW, quantity, decided - pieces, executed, awaiting));
  }

  /** Pieces were inspected again; those that fail are reviewed anew. */
  Step inspectedAgain(int pieces, boolean passed) {
    if (state != State.REINSPECTION && state != State.EXECUTING) {
      return refused("nothing waits to be inspected again.");
    }
    if (!(1 <= pieces && pieces <= awaiting)) {
      return new Step.Refused("Only " + awaiting + " pieces wait to be inspected again.");
    }
    int left = awaiting - pieces;
    if (!passed) {
      return new Step.To(
          new Progress(State.IN_REVIEW, quantity, decided - pieces, executed - pieces, left));
    }
    State next = executed == quantity && left > 0 ? State.REINSPECTION : State.EXECUTING;
    return new Step.To(new Progress(next, quantity, decided, executed, left));
  }

  /** Somebody verified that everything was carried out. */
  Step verified() {
    if (state != State.EXECUTING || executed < quantity || awaiting > 0) {
      return refused("it is verified when every piece is dealt with and inspected again.");
    }
    return to(State.VERIFIED);
  }

  /** It is closed. */
  Step closed(int openActions) {
    if (state != State.VERIFIED) {
      return refused("it is closed when it is verified.");
    }
    return openActions == 0
        ? to(State.CLOSED)
        : new Step.Refused(openActions + " of its actions are not verified yet.");
  }

  /** What was done had no effect. */
  Step reopened() {
    return state == State.CLOSED ? to(State.VERIFIED) : refused("it is open already.");
  }

  /** It was raised in error. */
  Step voided() {
    return switch (state) {
      case RAISED, CONTAINED, IN_REVIEW ->
          decided == 0
              ? to(State.VOIDED)
              : new Step.Refused("Pieces are decided on; it cannot be void any more.");
      default -> refused("it cannot be void any more.");
    };
  }
}
