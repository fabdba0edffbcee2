package io.gaugewire.spc.objective;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.rate.BinomialInterval;
import io.gaugewire.spc.rate.Interval;
import io.gaugewire.spc.rate.Proportion;
import io.gaugewire.spc.summary.Values;
import java.time.Instant;
import java.util.List;

/**
 * Actual against target at a moment of the period.
 *
 * @param target what is to be reached
 * @param now the moment
 * @param actual counted from the start of the period until then; not available without counts
 * @param interval Wilson interval of the actual; not available without counts
 * @param status the two compared with the target
 * @param last whether the period is over, so that the status is the result
 */
public record Standing(
    Target target,
    Instant now,
    Result<Proportion> actual,
    Result<Interval> interval,
    Status status,
    boolean last) {

  /**
   * The standing at a moment.
   *
   * @param counts in any order; those outside the period, and later than the moment, are left out
   * @param confidence of the interval, between 0 and 1
   * @throws IllegalArgumentException for a confidence out of range
   */
  public static Standing at(Instant now, Target target, List<Count> counts, double confidence) {
    Values.fraction("confidence", confidence);
    Result<Proportion> actual =
        counts.stream()
            .filter(count -> target.covers(count.at()) && !count.at().isAfter(now))
            .map(Count::proportion)
            .reduce(Proportion::plus)
            .map(Result::of)
            .orElse(Result.notAvailable("nothing was counted in the period up to " + now));
    Result<Interval> interval =
        actual.map(proportion -> BinomialInterval.WILSON.of(proportion, confidence));
    return new Standing(
        target,
        now,
        actual,
        interval,
        actual
            .toOptional()
            .map(found -> status(target, found.value(), interval.orThrow()))
            .orElse(Status.NO_DATA),
        !now.isBefore(target.end()));
  }

  private static Status status(Target target, double value, Interval interval) {
    boolean lower = target.met(interval.lower());
    boolean upper = target.met(interval.upper());
    if (target.met(value)) {
      return lower && upper ? Status.CLEARLY_MET : Status.MET;
    }
    return lower || upper ? Status.MISSED : Status.CLEARLY_MISSED;
  }
}
