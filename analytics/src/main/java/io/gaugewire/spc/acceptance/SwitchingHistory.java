package io.gaugewire.spc.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a series of lots came to the severity it has: every lot with the states before and after it.
 *
 * @param start state before the first lot
 * @param steps one for each lot, in order; each begins where the one before ended
 */
public record SwitchingHistory(SwitchingState start, List<Step> steps) {
  /**
   * One lot, or the resumption of discontinued inspection.
   *
   * @param cause what happened
   * @param before the state in force when it happened
   * @param after the state for the next lot
   */
  public record Step(Cause cause, SwitchingState before, SwitchingState after) {
    /** Whether another table applies from here on. */
    public boolean switches() {
      return !before.severity().equals(after.severity());
    }

    /**
     * The switching score with this lot; kept under normal inspection only. The score with which
     * inspection was reduced is given; one that ended with tightened inspection is not.
     */
    public Optional<Integer> switchingScore() {
      return switch (after) {
        case SwitchingState.Normal normal -> Optional.of(normal.score());
        case SwitchingState.Reduced reduced ->
            before instanceof SwitchingState.Normal normal
                    && cause instanceof Cause.Lot(InspectedLot lot, ReductionPermit permit)
                ? Optional.of(normal.scoreAfter(lot))
                : Optional.empty();
        case SwitchingState.Tightened tightened -> Optional.empty();
        case SwitchingState.Discontinued discontinued -> Optional.empty();
      };
    }
  }

  /** What makes a step. */
  public sealed interface Cause {
    /** A lot was inspected under a permit. */
    record Lot(InspectedLot lot, ReductionPermit permit) implements Cause {}

    /** The responsible authority let inspection begin again. */
    record Resumption() implements Cause {}
  }

  /** Refuses steps that do not follow from each other. */
  public SwitchingHistory {
    steps = List.copyOf(steps);
    SwitchingState state = start;
    for (Step step : steps) {
      if (!step.before().equals(state) || !step.after().equals(next(state, step.cause()))) {
        throw new IllegalArgumentException("step does not follow from " + state + ": " + step);
      }
      state = step.after();
    }
  }

  /** Nothing inspected yet. */
  public static SwitchingHistory startingAt(Severity severity) {
    return new SwitchingHistory(SwitchingState.startingAt(severity), List.of());
  }

  private static SwitchingState next(SwitchingState state, Cause cause) {
    return switch (cause) {
      case Cause.Lot(InspectedLot lot, ReductionPermit permit) -> state.after(lot, permit);
      case Cause.Resumption resumption ->
          state instanceof SwitchingState.Discontinued discontinued
              ? discontinued.resumed()
              : state;
    };
  }

  /** The state for the next lot. */
  public SwitchingState state() {
    return steps.isEmpty() ? start : steps.getLast().after();
  }

  /** With one more lot. */
  public SwitchingHistory after(InspectedLot lot, ReductionPermit permit) {
    return with(new Cause.Lot(lot, permit));
  }

  /**
   * With inspection begun again.
   *
   * @throws IllegalStateException if it was not discontinued
   */
  public SwitchingHistory resumed() {
    if (!(state() instanceof SwitchingState.Discontinued)) {
      throw new IllegalStateException("inspection is not discontinued, it is " + state());
    }
    return with(new Cause.Resumption());
  }

  private SwitchingHistory with(Cause cause) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(new Step(cause, state(), next(state(), cause)));
    return new SwitchingHistory(start, longer);
  }
}
