package io.gaugewire.spc.rate;

import io.gaugewire.spc.summary.Values;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Events, such as nonconformities, in how much they could happen in.
 *
 * @param events counted, from 0 to 1e12
 * @param exposure units, hours or metres inspected, above 0
 */
public record EventRate(long events, double exposure) {
  private static final long LARGEST = 1_000_000_000_000L;

  public EventRate {
    if (!(events >= 0 && events <= LARGEST)) {
      throw new IllegalArgumentException("events " + events + " is negative or above " + LARGEST);
    }
    Values.positive("exposure", exposure);
  }

  /** events / exposure. */
  public double value() {
    return events / exposure;
  }

  /**
   * Exact interval of a Poisson rate: the rates for which as many events or more, and as many or
   * fewer, have probability (1 - confidence)/2 (Garwood, Biometrika 28, 1936).
   *
   * @param confidence between 0 and 1
   * @throws IllegalArgumentException for a confidence out of range
   */
  public Interval interval(double confidence) {
    double tail = (1 - Values.fraction("confidence", confidence)) / 2;
    double beyond = beyond(tail);
    double lower =
        events == 0
            ? 0
            : Root.between(
                0, beyond, mean -> RegularizedGamma.P.value((double) events, mean) >= tail);
    double upper =
        Root.between(0, beyond, mean -> RegularizedGamma.Q.value(events + 1.0, mean) <= tail);
    return new Interval(lower / exposure, upper / exposure, confidence);
  }

  /** A mean that is surely above the upper limit. */
  private double beyond(double tail) {
    double mean = 2 * (events + 1.0);
    while (RegularizedGamma.Q.value(events + 1.0, mean) > tail) {
      mean *= 2;
    }
    return mean;
  }
}
