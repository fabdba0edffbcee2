package io.gaugewire.spc.gaugestudy;

import io.gaugewire.spc.capability.SpecificationLimits;
import io.gaugewire.spc.summary.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The time over which a gauge cannot be trusted, because a calibration found it bad: ISO 9001,
 * 7.1.5.2, demands that earlier results are looked at again. The true moment it went bad is not
 * known, so the period reaches back to the last calibration that left the gauge good.
 *
 * @param lastGood when the gauge was last known to be good; empty if never
 * @param foundBad the calibration that found it bad
 * @param errorAtStart error at the last good calibration; 0 if there is none
 */
public record SuspectPeriod(Optional<Instant> lastGood, Calibration foundBad, double errorAtStart) {

  /** What a recorded value is worth, given every error the gauge may have had. */
  public enum Worth {
    /** Within specification whatever the error was. */
    WITHIN,
    /** Within or outside, depending on the error: measure again. */
    DOUBTFUL,
    /** Outside specification whatever the error was. */
    OUTSIDE
  }

  /** Refuses a calibration that found the gauge good, and times out of order. */
  public SuspectPeriod {
    if (foundBad.goodAsFound()) {
      throw new IllegalArgumentException("The calibration found the gauge good");
    }
    if (lastGood.isPresent() && !lastGood.get().isBefore(foundBad.at())) {
      throw new IllegalArgumentException(
          lastGood.get() + " is not before the calibration at " + foundBad.at());
    }
    Values.number("errorAtStart", errorAtStart);
  }

  /**
   * All suspect periods in the history of one gauge, in order of time.
   *
   * @param history its calibrations, in any order
   * @throws IllegalArgumentException for two calibrations at the same instant
   */
  public static List<SuspectPeriod> in(List<Calibration> history) {
    List<Calibration> ordered =
        history.stream().sorted(Comparator.comparing(Calibration::at)).toList();
    List<SuspectPeriod> periods = new ArrayList<>();
    Optional<Calibration> lastGood = Optional.empty();
    for (int i = 0; i < ordered.size(); i++) {
      Calibration calibration = ordered.get(i);
      if (i > 0 && ordered.get(i - 1).at().equals(calibration.at())) {
        throw new IllegalArgumentException("Two calibrations at " + calibration.at());
      }
      if (!calibration.goodAsFound()) {
        periods.add(
            new SuspectPeriod(
                lastGood.map(Calibration::at),
                calibration,
                lastGood.map(Calibration::asLeftError).orElse(0.0)));
      }
      lastGood = calibration.goodAsLeft() ? Optional.of(calibration) : lastGood;
    }
    return List.copyOf(periods);
  }

  /**
   * Whether a value measured at {@code instant} is suspect: after the last good, up to the bad one.
   */
  public boolean contains(Instant instant) {
    return !instant.isAfter(foundBad.at())
        && (lastGood.isEmpty() || instant.isAfter(lastGood.get()));
  }

  /**
   * Judges a recorded value again: the true value was between value - error for the smallest and
   * the largest error the gauge may have had, from that at the start to that found.
   */
  public Worth judge(double value, SpecificationLimits limits) {
    Values.number("value", value);
    double low = value - Math.max(errorAtStart, foundBad.asFoundError());
    double high = value - Math.min(errorAtStart, foundBad.asFoundError());
    double lsl = limits.lower().orElse(Double.NEGATIVE_INFINITY);
    double usl = limits.upper().orElse(Double.POSITIVE_INFINITY);
    if (low >= lsl && high <= usl) {
      return Worth.WITHIN;
    }
    return high < lsl || low > usl ? Worth.OUTSIDE : Worth.DOUBTFUL;
  }
}
