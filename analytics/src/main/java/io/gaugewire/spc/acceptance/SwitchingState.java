package io.gaugewire.spc.acceptance;

import java.util.Optional;

/**
 * Where a series of lots stands between normal, tightened and reduced inspection: ISO 2859-1:1999,
 * 9.3 (switching) and 9.4 (discontinuation).
 *
 * <p>Every change of severity starts window and counts anew.
 */
public sealed interface SwitchingState {
  /** Lots of which no more than one may be not accepted under normal inspection. */
  int WINDOW = 5;

  /** Score from which inspection may be reduced. */
  int REDUCING_SCORE = 30;

  /** Consecutive lots accepted that end tightened inspection. */
  int RELEASING_LOTS = 5;

  /** Lots not accepted, in one stretch of tightened inspection, that discontinue inspection. */
  int DISCONTINUING_LOTS = 5;

  /**
   * Normal inspection.
   *
   * @param score switching score, 0 or more
   * @param lotsSinceNotAccepted lots since the last one not accepted, at most {@value
   *     SwitchingState#WINDOW}; that many also if there was none
   */
  record Normal(int score, int lotsSinceNotAccepted) implements SwitchingState {
    private static final int SMALL_PLAN_POINTS = 2;
    private static final int LARGE_PLAN_POINTS = 3;

    @Override
    public SwitchingState after(InspectedLot lot, ReductionPermit permit) {
      if (lot.resubmitted()) {
        return this;
      }
      if (!lot.accepted()) {
        return lotsSinceNotAccepted < WINDOW - 1 ? new Tightened(0, 0) : new Normal(0, 0);
      }
      int next = scoreAfter(lot);
      if (next >= REDUCING_SCORE && permit.granted() && !lot.productionIrregular()) {
        return new Reduced();
      }
      return new Normal(next, Math.min(WINDOW, lotsSinceNotAccepted + 1));
    }

    /** The switching score with this lot, one that counts. */
    int scoreAfter(InspectedLot lot) {
      if (!lot.accepted()) {
        return 0;
      }
      if (lot.acceptance() < 2) {
        return score + SMALL_PLAN_POINTS;
      }
      return lot.acceptedOneStepTighter() ? score + LARGE_PLAN_POINTS : 0;
    }
  }

  /**
   * Tightened inspection.
   *
   * @param consecutiveAccepted lots accepted since the last one that was not
   * @param notAccepted lots not accepted in this stretch of tightened inspection
   */
  record Tightened(int consecutiveAccepted, int notAccepted) implements SwitchingState {
    @Override
    public SwitchingState after(InspectedLot lot, ReductionPermit permit) {
      if (lot.resubmitted()) {
        return this;
      }
      if (lot.accepted()) {
        return consecutiveAccepted + 1 >= RELEASING_LOTS
            ? start()
            : new Tightened(consecutiveAccepted + 1, notAccepted);
      }
      return notAccepted + 1 >= DISCONTINUING_LOTS
          ? new Discontinued()
          : new Tightened(0, notAccepted + 1);
    }
  }

  /** Reduced inspection: one lot not accepted, or irregular production, ends it. */
  record Reduced() implements SwitchingState {
    @Override
    public SwitchingState after(InspectedLot lot, ReductionPermit permit) {
      if (lot.resubmitted()) {
        return this;
      }
      return lot.accepted() && !lot.productionIrregular() ? this : start();
    }
  }

  /** No acceptance under the standard until the supplier has improved. */
  record Discontinued() implements SwitchingState {
    @Override
    public SwitchingState after(InspectedLot lot, ReductionPermit permit) {
      return this;
    }

    /** Inspection begins again, tightened, once the responsible authority trusts the measures. */
    public SwitchingState resumed() {
      return new Tightened(0, 0);
    }
  }

  /**
   * Normal inspection with nothing counted yet: where every series starts unless told otherwise.
   */
  static SwitchingState start() {
    return new Normal(0, WINDOW);
  }

  /** A series that starts at a severity, with nothing counted yet. */
  static SwitchingState startingAt(Severity severity) {
    return switch (severity) {
      case NORMAL -> start();
      case TIGHTENED -> new Tightened(0, 0);
      case REDUCED -> new Reduced();
    };
  }

  /**
   * The state after a lot.
   *
   * @param permit what else reduced inspection would need; looked at under normal inspection only
   */
  SwitchingState after(InspectedLot lot, ReductionPermit permit);

  /** The table for the next lot; empty when inspection is discontinued. */
  default Optional<Severity> severity() {
    return switch (this) {
      case Normal normal -> Optional.of(Severity.NORMAL);
      case Tightened tightened -> Optional.of(Severity.TIGHTENED);
      case Reduced reduced -> Optional.of(Severity.REDUCED);
      case Discontinued discontinued -> Optional.empty();
    };
  }
}
