package io.gaugewire.ingest.batch;

import java.util.Optional;

/**
 * A batch's state and pieces, and what may become of them. Every step answers with the standing
 * after it, or says why there is none.
 *
 * @param beforeHold what it goes back to when the last hold is lifted; present only on hold
 * @param pieces how many it began with
 * @param scrapped how many were scrapped
 * @param returned how many went back to the supplier
 */
public record Standing(
    BatchState state, Optional<BatchState> beforeHold, int pieces, int scrapped, int returned) {
  public Standing {
    if (!(pieces >= 1 && scrapped >= 0 && returned >= 0 && scrapped + returned <= pieces)) {
      throw new IllegalArgumentException(
          "a batch of " + pieces + " cannot lose " + scrapped + " and " + returned);
    }
    if ((state == BatchState.HOLD) != beforeHold.isPresent()) {
      throw new IllegalArgumentException("a hold remembers what was before it");
    }
  }

  /** What a step leads to. */
  public sealed interface Step {
    /** It is allowed. */
    record To(Standing standing) implements Step {}

    /** It is not, in one sentence with what to do. */
    record Refused(String because) implements Step {}
  }

  /** A new batch. */
  public static Standing opened(int pieces) {
    return new Standing(BatchState.OPEN, Optional.empty(), pieces, 0, 0);
  }

  /** Pieces that are still there. */
  public int left() {
    return pieces - scrapped - returned;
  }

  private Step to(BatchState next) {
    return new Step.To(new Standing(next, Optional.empty(), pieces, scrapped, returned));
  }

  private static Step refused(String because) {
    return new Step.Refused(because);
  }

  /** A hold is placed; a second one changes nothing. */
  public Step held() {
    if (state == BatchState.HOLD) {
      return new Step.To(this);
    }
    return state.canBeHeld()
        ? new Step.To(new Standing(BatchState.HOLD, Optional.of(state), pieces, scrapped, returned))
        : refused("The batch is " + state.key() + "; there is nothing left to hold.");
  }

  /** The last hold is lifted. */
  public Step lifted() {
    return beforeHold.isPresent() ? to(beforeHold.get()) : refused("The batch is not on hold.");
  }

  /** It moves on to an operation, or a record of work on it is made. */
  public Step worked() {
    if (state.inWork()) {
      return new Step.To(this);
    }
    return refused(
        state == BatchState.HOLD
            ? "The batch is on hold; it goes on when the hold is lifted."
            : "The batch is " + state.key() + "; no more work is recorded on it.");
  }

  /** It is released. */
  public Step released() {
    return switch (state) {
      case OPEN -> to(BatchState.RELEASED);
      case HOLD -> refused("The batch is on hold; it goes on when the hold is lifted.");
      case REWORK -> refused("The batch is being reworked; inspect it again first.");
      case RELEASED, CONCESSION -> refused("The batch is released already.");
      case SCRAPPED, RETURNED -> refused("The batch is " + state.key() + ".");
    };
  }

  /** What was decided on nonconforming pieces, carried out on a batch that is not on hold. */
  public enum Fate {
    CONCEDED,
    REWORKED,
    SCRAPPED,
    RETURNED
  }

  /** A decision on some of its pieces is carried out; also under a hold, which stays. */
  public Step decided(Fate fate, int quantity) {
    if (state.over()) {
      return refused("The batch is " + state.key() + "; nothing is left to decide on.");
    }
    if (!(1 <= quantity && quantity <= left())) {
      return refused("Only " + left() + " pieces are left of the batch.");
    }
    return switch (fate) {
      case CONCEDED -> become(BatchState.CONCESSION);
      case REWORKED -> become(BatchState.REWORK);
      case SCRAPPED -> less(quantity, 0);
      case RETURNED -> less(0, quantity);
    };
  }

  private Step become(BatchState next) {
    return state == BatchState.HOLD
        ? new Step.To(new Standing(BatchState.HOLD, Optional.of(next), pieces, scrapped, returned))
        : to(next);
  }

  private Step less(int scrappedNow, int returnedNow) {
    int gone = scrapped + scrappedNow + returned + returnedNow;
    int allReturned = returned + returnedNow;
    if (gone < pieces) {
      return new Step.To(
          new Standing(state, beforeHold, pieces, scrapped + scrappedNow, allReturned));
    }
    BatchState end = allReturned > 0 ? BatchState.RETURNED : BatchState.SCRAPPED;
    return new Step.To(
        new Standing(end, Optional.empty(), pieces, scrapped + scrappedNow, allReturned));
  }

  /** Reworked pieces were inspected again and pass. */
  public Step reinspected() {
    if (state == BatchState.REWORK) {
      return to(BatchState.OPEN);
    }
    return beforeHold.filter(before -> before == BatchState.REWORK).isPresent()
        ? become(BatchState.OPEN)
        : new Step.To(this);
  }
}
