package io.gaugewire.spc.monitor;

import java.time.Instant;

/**
 * A closed subgroup, as it is judged and stored.
 *
 * @param number place on its chart, counted from 1 without a gap
 * @param first source time of its first observation
 * @param last source time of its last observation
 * @param afterInterruption whether the stream was interrupted since the subgroup before; patterns
 *     and moving ranges do not reach over that
 * @param sample what was observed
 */
public record Subgroup(
    long number, Instant first, Instant last, boolean afterInterruption, Sample sample) {
  public Subgroup {
    if (number < 1) {
      throw new IllegalArgumentException("subgroups are counted from 1, not " + number);
    }
  }
}
