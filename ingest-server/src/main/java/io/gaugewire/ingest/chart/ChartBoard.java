package io.gaugewire.ingest.chart;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The present state of every chart, kept in memory for the floor view: what is stored, summed up.
 * Safe for use by many threads.
 */
public final class ChartBoard {
  /** Standardised points remembered for the small line of a chart. */
  static final int RECENT = 30;

  private final Clock clock;
  private final Map<ChartId, Entry> entries = new LinkedHashMap<>();

  /** What a chart's subgroups so far come to; guarded by the board's lock. */
  private static final class Entry {
    ChartDefinition definition;
    final ArrayDeque<Double> recent = new ArrayDeque<>(RECENT);
    Optional<PlottedSubgroup> last = Optional.empty();
    Optional<ChartSignal> signal = Optional.empty();
    long since;

    Entry(ChartDefinition definition) {
      this.definition = definition;
    }
  }

  /** What a chart is like just now. */
  public enum State {
    SIGNAL,
    STALE,
    PRELIMINARY,
    IN_CONTROL,
    /** It takes no readings any more; what it judged stays. */
    RETIRED
  }

  /**
   * A chart summed up.
   *
   * @param sinceMicros since when it is in this state; 0 when unknown
   * @param signal a signal of the newest subgroup
   * @param recent distances of the last points from the centre line in σ, oldest first
   */
  public record Summary(
      ChartDefinition definition,
      State state,
      long sinceMicros,
      Optional<PlottedSubgroup> last,
      Optional<ChartSignal> signal,
      List<Double> recent) {
    public Summary {
      recent = List.copyOf(recent);
    }
  }

  public ChartBoard(Clock clock) {
    this.clock = clock;
  }

  /** Adds a chart with its last subgroups and the signals on them, both oldest first. */
  public synchronized void load(
      ChartDefinition definition,
      List<LimitVersion> limits,
      List<PlottedSubgroup> last,
      List<ChartSignal> signals) {
    entries.put(definition.id(), new Entry(definition));
    for (PlottedSubgroup subgroup : last) {
      List<ChartSignal> own =
          signals.stream().filter(signal -> signal.subgroup() == subgroup.number()).toList();
      update(definition.id(), subgroup, own, distance(subgroup, limits));
    }
  }

  /** Whether a chart is on the board. */
  public synchronized boolean shows(ChartId chart) {
    return entries.containsKey(chart);
  }

  /**
   * Takes over what master data says now of a chart; one that is not on the board stays away.
   *
   * @return whether it is on the board and was otherwise until now
   */
  public synchronized boolean redefine(ChartDefinition definition) {
    Entry entry = entries.get(definition.id());
    if (entry == null || entry.definition.equals(definition)) {
      return false;
    }
    entry.definition = definition;
    return true;
  }

  private static double distance(PlottedSubgroup subgroup, List<LimitVersion> limits) {
    for (LimitVersion version : limits) {
      if (version.version() == subgroup.limitVersion()) {
        return distance(subgroup, version.parameters());
      }
    }
    return Double.NaN;
  }

  /** Distance of a mean of {@code size} measurements from the centre line, in its own σ. */
  public static double distance(PlottedSubgroup subgroup, LimitVersion.Parameters limits) {
    return (subgroup.location() - limits.mu()) / (limits.sigma() / Math.sqrt(subgroup.size()));
  }

  /**
   * Takes over a stored subgroup.
   *
   * @param distance from the centre line in σ; NaN when it was judged by no limits
   */
  public synchronized void update(
      ChartId chart, PlottedSubgroup subgroup, List<ChartSignal> signals, double distance) {
    Entry entry = entries.get(chart);
    if (entry == null) {
      return;
    }
    State before = stored(entry);
    entry.last = Optional.of(subgroup);
    entry.signal = signals.isEmpty() ? Optional.empty() : Optional.of(signals.getFirst());
    if (!Double.isNaN(distance)) {
      if (entry.recent.size() == RECENT) {
        entry.recent.removeFirst();
      }
      entry.recent.addLast(distance);
    }
    if (stored(entry) != before || entry.since == 0) {
      entry.since = subgroup.span().lastMicros();
    }
  }

  private static State stored(Entry entry) {
    if (entry.signal.isPresent()) {
      return State.SIGNAL;
    }
    return entry.last.isEmpty() || entry.last.get().limitVersion() == 0
        ? State.PRELIMINARY
        : State.IN_CONTROL;
  }

  /** Every chart in service, worst first and then by station. */
  public List<Summary> summaries() {
    return summaries(false);
  }

  /** Every chart that is retired, by station. */
  public List<Summary> retired() {
    return summaries(true);
  }

  private synchronized List<Summary> summaries(boolean retired) {
    List<Summary> all = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.definition.retired() == retired) {
        all.add(summary(entry));
      }
    }
    all.sort(
        Comparator.comparing(Summary::state)
            .thenComparing(summary -> summary.definition().station().code())
            .thenComparingInt(summary -> summary.definition().id().value()));
    return all;
  }

  /** One chart. */
  public synchronized Optional<Summary> summary(ChartId chart) {
    return Optional.ofNullable(entries.get(chart)).map(this::summary);
  }

  private Summary summary(Entry entry) {
    State state = stored(entry);
    long since = entry.since;
    if (entry.definition.retired()) {
      state = State.RETIRED;
      since = 0;
    } else if (entry.last.isPresent()) {
      long last = entry.last.get().span().lastMicros();
      long allowed = TimeUnit.NANOSECONDS.toMicros(entry.definition.plan().staleAfter().toNanos());
      long now = TimeUnit.MILLISECONDS.toMicros(clock.millis());
      if (state != State.SIGNAL && now - last > allowed) {
        state = State.STALE;
        since = last;
      }
    }
    return new Summary(
        entry.definition, state, since, entry.last, entry.signal, List.copyOf(entry.recent));
  }
}
