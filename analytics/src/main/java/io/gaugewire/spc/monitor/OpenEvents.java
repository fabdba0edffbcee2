package io.gaugewire.spc.monitor;

import io.gaugewire.spc.rule.PlottedStatistic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folds repeated signals: one condition has at most one open event, and every further signal of the
 * condition is counted on it until somebody closes it. Taking the same signal twice changes
 * nothing. Immutable; its memory is one entry for each condition that ever signalled.
 *
 * @param conditions what is known of each condition
 */
public record OpenEvents(Map<Condition, Known> conditions) {

  /**
   * What keeps signalling: one rule on one statistic of one chart.
   *
   * @param rule number of the rule in the statistic's set
   */
  public record Condition(ChartId chart, PlottedStatistic statistic, int rule) {}

  /**
   * What is known of a condition.
   *
   * @param lastSubgroup newest subgroup whose signal was taken
   * @param open the open event, if there is one
   */
  public record Known(long lastSubgroup, Optional<OpenEvent> open) {}

  /**
   * Signals of one condition that wait for one reaction.
   *
   * @param first the signal that opened it
   * @param last the newest signal
   * @param signals how many, 1 or more
   */
  public record OpenEvent(SignalKey first, SignalKey last, long signals) {}

  /** What a signal did. */
  public sealed interface Outcome {
    /** It opened an event. */
    record Opened(OpenEvent event) implements Outcome {}

    /** It was counted on the open event. */
    record Repeated(OpenEvent event) implements Outcome {}

    /** It, or a later signal of the same condition, had been taken before. */
    record AlreadyKnown() implements Outcome {}
  }

  /** The events after a signal, and what it did. */
  public record Folded(OpenEvents events, Outcome outcome) {}

  public OpenEvents {
    conditions = Map.copyOf(conditions);
  }

  /** Nothing has ever signalled. */
  public static OpenEvents none() {
    return new OpenEvents(Map.of());
  }

  /** Takes a signal; signals of one chart come in the order of its subgroups. */
  public Folded fold(SignalKey signal) {
    Condition condition = new Condition(signal.chart(), signal.statistic(), signal.rule());
    Optional<Known> known = Optional.ofNullable(conditions.get(condition));
    if (known.isPresent() && signal.subgroup() <= known.get().lastSubgroup()) {
      return new Folded(this, new Outcome.AlreadyKnown());
    }
    Optional<OpenEvent> open = known.flatMap(Known::open);
    OpenEvent event =
        open.map(e -> new OpenEvent(e.first(), signal, e.signals() + 1))
            .orElseGet(() -> new OpenEvent(signal, signal, 1));
    return new Folded(
        with(condition, new Known(signal.subgroup(), Optional.of(event))),
        open.isPresent() ? new Outcome.Repeated(event) : new Outcome.Opened(event));
  }

  /** Closes the open event of a condition; the next new signal opens another. */
  public OpenEvents close(Condition condition) {
    Known known = conditions.get(condition);
    return known == null
        ? this
        : with(condition, new Known(known.lastSubgroup(), Optional.empty()));
  }

  /** The open events, in no order. */
  public List<OpenEvent> open() {
    return conditions.values().stream().flatMap(known -> known.open().stream()).toList();
  }

  private OpenEvents with(Condition condition, Known known) {
    Map<Condition, Known> changed = new HashMap<>(conditions);
    changed.put(condition, known);
    return new OpenEvents(changed);
  }
}
