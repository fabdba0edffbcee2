package io.gaugewire.spc.monitor;

import io.gaugewire.spc.rule.RunRule;
import io.gaugewire.spc.summary.Values;
import java.time.Instant;
import java.util.List;

/**
 * A run rule found something on a chart.
 *
 * @param key what identifies it
 * @param found the rule with its parameters
 * @param at source time of the last observation of the completing subgroup
 * @param value the plotted value that completes the pattern
 * @param limits the limits it was judged by
 * @param subgroups numbers of the subgroups that make the pattern, ascending, the completing one
 *     last
 */
public record Signal(
    SignalKey key,
    RunRule found,
    Instant at,
    double value,
    PlottedLimits limits,
    List<Long> subgroups) {
  public Signal {
    subgroups = List.copyOf(subgroups);
    Values.defined("value", value);
  }
}
