package io.gaugewire.spc.monitor;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Watches one chart: forms subgroups from what is observed, plots them and judges them.
 *
 * <p>Each input costs a bounded, small amount of work and, as long as nobody asks for {@link
 * #judgement()}, allocates nothing. What comes out depends on the order of the inputs alone. An
 * input that is refused with an exception leaves the monitor as it was. Confined to one thread.
 */
public final class ChartMonitor {
  private final MonitoredChart chart;
  private final int fingerprint;
  private final Admission admission;
  private final Pending pending;
  private final Judge judge;
  private final Figures figures = new Figures();

  private long closed;
  private boolean interrupted;

  // The newest closed subgroup, as far as it is not in the figures.
  private boolean hasJudgement;
  private boolean newestAfterInterruption;
  private final Moment newestFirst = new Moment();
  private final Moment newestLast = new Moment();

  /** A monitor that has seen nothing. */
  public ChartMonitor(MonitoredChart chart) {
    this.chart = chart;
    this.fingerprint = chart.fingerprint();
    this.pending = new Pending(chart.forming().most(), summary(chart.form()));
    this.admission = new Admission(chart);
    this.judge = new Judge(chart);
  }

  private static Pending.Summary summary(ChartForm form) {
    return switch (form) {
      case ChartForm.MeanAndRange f -> Pending.Summary.MEAN_AND_RANGE;
      case ChartForm.MeanAndDeviation f -> Pending.Summary.MEAN_AND_DEVIATION;
      case ChartForm.MedianAndRange f -> Pending.Summary.MEDIAN_AND_RANGE;
      case ChartForm.BatchMeans f ->
          f.range() ? Pending.Summary.MEAN_AND_RANGE : Pending.Summary.MEAN_AND_DEVIATION;
      case ChartForm.Individuals f -> Pending.Summary.MEAN_ONLY;
      case ChartForm.Counts f -> Pending.Summary.MEAN_ONLY;
      case ChartForm.UnitsBetweenEvents f -> Pending.Summary.MEAN_ONLY;
      case ChartForm.TimeBetweenEvents f -> Pending.Summary.MEAN_ONLY;
      case ChartForm.Ewma f -> Pending.Summary.MEAN_ONLY;
      case ChartForm.MovingAverage f -> Pending.Summary.MEAN_ONLY;
      case ChartForm.Cusum f -> Pending.Summary.MEAN_ONLY;
      case ChartForm.TSquared f -> Pending.Summary.MEAN_ONLY;
    };
  }

  /**
   * Goes on where a saved state ended. The chart may have gained limit versions since.
   *
   * @throws IllegalArgumentException if the state is damaged or was saved for another definition of
   *     the chart; {@link #rebuild} from the stored subgroups instead
   */
  public static ChartMonitor resume(MonitoredChart chart, MonitorState state) {
    ChartMonitor monitor = new ChartMonitor(chart);
    StateCodec.read(state, monitor);
    return monitor;
  }

  /**
   * Judges stored subgroups again from the first on, for the state after them. Observations that
   * came after the last closed subgroup are to be observed again.
   *
   * @throws IllegalArgumentException if a subgroup is missing, repeated or does not fit the chart
   */
  public static ChartMonitor rebuild(MonitoredChart chart, Iterable<Subgroup> subgroups) {
    ChartMonitor monitor = new ChartMonitor(chart);
    for (Subgroup subgroup : subgroups) {
      monitor.accept(subgroup);
    }
    return monitor;
  }

  /**
   * A monitor that goes on from here under other rules: the next subgroup to close is the first
   * judged by them. Patterns begin anew, as under new limits; the open subgroup, running values and
   * the limits in force are carried over.
   *
   * @throws IllegalArgumentException if the chart does not take the rules
   */
  public ChartMonitor judgingBy(Map<PlottedStatistic, RuleSet> rules) {
    ChartMonitor next = new ChartMonitor(chart.with(rules));
    StateCodec.carry(this, next);
    return next;
  }

  /** What is watched, and how. */
  public MonitoredChart chart() {
    return chart;
  }

  /** How many subgroups have closed; the newest has this number. */
  public long subgroups() {
    return closed;
  }

  /**
   * Takes one measurement.
   *
   * @param value in the characteristic's unit, up to 1e150 in size; above 0 on charts of times
   * @param time source time
   * @param origin record and batch it belongs to
   * @return whether a subgroup closed (the one before, or with this measurement): at most one does
   * @throws IllegalArgumentException if the value is not a usable number
   * @throws IllegalStateException if the chart takes counts or vectors
   */
  public boolean observe(double value, Instant time, Origin origin) {
    return observe(value, time.getEpochSecond(), time.getNano(), origin);
  }

  /**
   * Takes one measurement; the same as {@link #observe(double, Instant, Origin)}, for those who
   * have many and no object for the time of each.
   *
   * @param micros source time, microseconds since 1970 UTC
   */
  public boolean observe(double value, long micros, Origin origin) {
    return observe(
        value,
        Math.floorDiv(micros, 1_000_000L),
        (int) Math.floorMod(micros, 1_000_000L) * 1_000,
        origin);
  }

  private boolean observe(double value, long seconds, int nanos, Origin origin) {
    admission.requireMeasurement(value);
    String group = group(origin);
    long window = window(seconds, nanos);
    boolean closes = closeOther(group, window);
    pending.measure(value, seconds, nanos, group, window);
    return closeFull() || closes;
  }

  /**
   * Takes the result of counting.
   *
   * @param count defective units (p, np), defects (c, u) or conforming units before an event (g), 0
   *     or more
   * @param size units inspected (p, np: a whole number not below count; c, u: the area of
   *     opportunity); above 0; 1 on g charts
   * @return whether a subgroup closed
   * @throws IllegalArgumentException if the numbers cannot be
   * @throws IllegalStateException if the chart does not take counts
   */
  public boolean count(long count, double size, Instant time, Origin origin) {
    admission.requireCount(count, size);
    String group = group(origin);
    long window = window(time.getEpochSecond(), time.getNano());
    boolean closes = closeOther(group, window);
    pending.count(count, size, time, group, window);
    return closeFull() || closes;
  }

  /**
   * The inspection record, batch or window is complete: an open subgroup closes as it is.
   *
   * @return whether a subgroup closed
   */
  public boolean endGroup() {
    return closePending();
  }

  /**
   * Something was missed or changed (a value is missing, another part, tool or gauge): an open
   * subgroup closes as it is, and no pattern and no moving range reaches over this place.
   *
   * @return whether a subgroup closed
   */
  public boolean interrupt() {
    boolean closes = closePending();
    interrupted = true;
    return closes;
  }

  /**
   * Takes a subgroup formed elsewhere, or one read back from the store.
   *
   * @throws IllegalArgumentException if its number is not the next one, or its sample does not fit
   *     the chart
   * @throws IllegalStateException if a subgroup is open here
   */
  public void accept(Subgroup subgroup) {
    if (pending.isOpen()) {
      throw new IllegalStateException("a subgroup is open; end or interrupt it first");
    }
    if (subgroup.number() != closed + 1) {
      throw new IllegalArgumentException(
          "subgroup " + subgroup.number() + " cannot follow subgroup " + closed);
    }
    admission.requireFitting(subgroup.sample());
    figures.take(subgroup.sample());
    interrupted |= subgroup.afterInterruption();
    newestFirst.set(subgroup.first());
    newestLast.set(subgroup.last());
    judgeNewest();
  }

  /** Takes any input; the same as the method that bears its name. */
  public boolean apply(MonitorInput input) {
    return switch (input) {
      case MonitorInput.Measurement m -> observe(m.value(), m.time(), m.origin());
      case MonitorInput.Count c -> count(c.count(), c.size(), c.time(), c.origin());
      case MonitorInput.GroupEnd end -> endGroup();
      case MonitorInput.Interruption interruption -> interrupt();
      case MonitorInput.Formed formed -> {
        accept(formed.subgroup());
        yield true;
      }
    };
  }

  private String group(Origin origin) {
    return switch (chart.forming()) {
      case Forming.Consecutive f -> "";
      case Forming.TimeWindow f -> "";
      case Forming.ByInspectionRecord f -> origin.inspectionRecord();
      case Forming.ByBatch f -> origin.batch();
    };
  }

  private long window(long seconds, int nanos) {
    if (!(chart.forming() instanceof Forming.TimeWindow forming)) {
      return 0;
    }
    long micros = Math.addExact(Math.multiplyExact(seconds, 1_000_000L), nanos / 1000);
    return Math.floorDiv(micros, forming.width().toNanos() / 1000);
  }

  private boolean closeOther(String group, long window) {
    return !pending.belongs(group, window) && closePending();
  }

  private boolean closeFull() {
    return pending.isFull() && closePending();
  }

  private boolean closePending() {
    if (!pending.isOpen()) {
      return false;
    }
    newestFirst.set(pending.first());
    newestLast.set(pending.last());
    pending.close(figures, admission.counts());
    judgeNewest();
    return true;
  }

  private void judgeNewest() {
    closed++;
    newestAfterInterruption = interrupted;
    hasJudgement = true;
    if (interrupted) {
      judge.interrupt();
      interrupted = false;
    }
    judge.judge(figures, newestLast);
  }

  /** Whether the newest closed subgroup gave any signal. */
  public boolean hasSignals() {
    return hasJudgement && judge.hasSignals();
  }

  /**
   * The newest closed subgroup with its points and signals.
   *
   * @throws IllegalStateException if none has closed since this monitor was made or resumed
   */
  public Judgement judgement() {
    if (!hasJudgement) {
      throw new IllegalStateException("no subgroup has closed yet");
    }
    Subgroup subgroup =
        new Subgroup(
            closed,
            newestFirst.instant(),
            newestLast.instant(),
            newestAfterInterruption,
            figures.sample());
    if (!judge.judged()) {
      return new Judgement(
          subgroup,
          Result.notAvailable("no limits are in force for chart " + chart.id().value()),
          List.of());
    }
    return new Judgement(
        subgroup, Result.of(judge.points()), judge.signals(closed, newestLast.instant()));
  }

  /** The whole memory, the open subgroup included. */
  public MonitorState state() {
    return StateCodec.write(this);
  }

  // What the codec reads and writes.

  /** Of the chart, computed once: a state is written with every few subgroups. */
  int fingerprint() {
    return fingerprint;
  }

  Pending pending() {
    return pending;
  }

  Judge judge() {
    return judge;
  }

  boolean takesCounts() {
    return admission.counts();
  }

  boolean isInterrupted() {
    return interrupted;
  }

  /** Takes up what a saved state says; the running values follow. */
  void takeUp(long subgroupsClosed, int limitVersion, boolean afterInterruption) {
    closed = subgroupsClosed;
    interrupted = afterInterruption;
    judge.takeUp(limitVersion);
  }
}
