package io.gaugewire.spc.monitor;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.limits.LimitSet;
import io.gaugewire.spc.rule.NumberedRule;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleEvaluator;
import io.gaugewire.spc.rule.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
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
  private final Pending pending;
  private final Plotter plotter;
  private final RuleEvaluator[] evaluators;
  private final int[] fired;
  private final Figures figures = new Figures();
  private final List<LimitSet> versions;
  private final boolean takesCounts;
  private final boolean takesTimes;

  private long closed;
  private int versionIndex = -1;
  private boolean interrupted;

  // The newest closed subgroup, as far as it is not in the figures.
  private boolean hasJudgement;
  private boolean newestJudged;
  private boolean newestAfterInterruption;
  private final Moment newestFirst = new Moment();
  private final Moment newestLast = new Moment();

  /** A monitor that has seen nothing. */
  public ChartMonitor(MonitoredChart chart) {
    this.chart = chart;
    this.fingerprint = chart.fingerprint();
    this.pending = new Pending(chart.forming().most(), summary(chart.form()));
    this.plotter = Plotter.of(chart.form());
    this.evaluators =
        chart.form().statistics().stream()
            .map(s -> new RuleEvaluator(chart.rules().getOrDefault(s, RuleSet.none())))
            .toArray(RuleEvaluator[]::new);
    this.fired = new int[evaluators.length];
    this.versions = chart.limits().versions();
    this.takesCounts =
        chart.form() instanceof ChartForm.Counts
            || chart.form() instanceof ChartForm.UnitsBetweenEvents;
    this.takesTimes = chart.form() instanceof ChartForm.TimeBetweenEvents;
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
    if (takesCounts || chart.form() instanceof ChartForm.TSquared) {
      throw new IllegalStateException(
          "chart " + chart.id().value() + " does not take single measurements");
    }
    if (!(Math.abs(value) <= Pending.LARGEST) || (takesTimes && !(value > 0))) {
      throw new IllegalArgumentException(
          "not a usable measurement for chart "
              + chart.id().value()
              + ": "
              + value
              + "; report a missing value as an interruption");
    }
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
    requireCounts(count, size);
    String group = group(origin);
    long window = window(time.getEpochSecond(), time.getNano());
    boolean closes = closeOther(group, window);
    pending.count(count, size, time, group, window);
    return closeFull() || closes;
  }

  private void requireCounts(long count, double size) {
    if (!takesCounts) {
      throw new IllegalStateException("chart " + chart.id().value() + " does not take counts");
    }
    boolean binomial = CountPlotter.isBinomial(chart.form());
    if (count < 0 || count > 1L << 52) {
      throw new IllegalArgumentException("a count must be 0 to 2^52, but is " + count);
    }
    if (!(size > 0 && size <= 1L << 52) || (binomial && size != Math.rint(size))) {
      throw new IllegalArgumentException(
          "a size must be above 0"
              + (binomial ? " and a whole number of units" : "")
              + ", but is "
              + size);
    }
    if (binomial && count > size) {
      throw new IllegalArgumentException(count + " defective units of " + size + " inspected");
    }
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
    requireFitting(subgroup.sample());
    figures.take(subgroup.sample());
    interrupted |= subgroup.afterInterruption();
    newestFirst.set(subgroup.first());
    newestLast.set(subgroup.last());
    judge();
  }

  private void requireFitting(Sample sample) {
    switch (sample) {
      case Sample.Measured measured -> {
        boolean fits = !takesCounts && !(chart.form() instanceof ChartForm.TSquared);
        if (!fits || measured.n() > chart.forming().most()) {
          throw new IllegalArgumentException("the chart does not take " + measured);
        }
        if (takesTimes && !(measured.location() > 0)) {
          throw new IllegalArgumentException("times between events must be above 0: " + measured);
        }
      }
      case Sample.Counted counted -> {
        requireCounts(counted.count(), counted.size());
      }
      case Sample.Vector vector -> {
        if (!(chart.form() instanceof ChartForm.TSquared form)
            || vector.values().size() != form.model().mean().size()) {
          throw new IllegalArgumentException(
              "the chart does not take vectors of " + vector.values().size());
        }
      }
    }
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
    long micros = Math.addExact(seconds * 1_000_000, nanos / 1000);
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
    pending.close(figures, takesCounts);
    judge();
    return true;
  }

  private void judge() {
    closed++;
    newestAfterInterruption = interrupted;
    hasJudgement = true;
    if (interrupted) {
      plotter.interrupt();
      restartRules();
      interrupted = false;
    }
    int inForce = versionIndex;
    while (inForce + 1 < versions.size()
        && !newestLast.isBefore(versions.get(inForce + 1).validity().from())) {
      inForce++;
    }
    if (inForce != versionIndex) {
      versionIndex = inForce;
      plotter.judgeBy(versions.get(inForce).parameters());
      plotter.restart();
      restartRules();
    }
    newestJudged = versionIndex >= 0;
    if (newestJudged) {
      plotter.plot(figures);
      for (int i = 0; i < evaluators.length; i++) {
        if (plotter.present[i]) {
          fired[i] = evaluators[i].accept(plotter.value[i], plotter.center[i], plotter.sigma[i]);
        } else {
          fired[i] = 0;
          evaluators[i].restart();
        }
      }
    }
  }

  private void restartRules() {
    for (RuleEvaluator evaluator : evaluators) {
      evaluator.restart();
    }
  }

  /** Whether the newest closed subgroup gave any signal. */
  public boolean hasSignals() {
    if (hasJudgement && newestJudged) {
      for (int rules : fired) {
        if (rules != 0) {
          return true;
        }
      }
    }
    return false;
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
    if (!newestJudged) {
      return new Judgement(
          subgroup,
          Result.notAvailable("no limits are in force for chart " + chart.id().value()),
          List.of());
    }
    List<JudgedPoint> points = new ArrayList<>();
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < evaluators.length; i++) {
      if (plotter.present[i]) {
        PlottedLimits limits =
            new PlottedLimits(
                versions.get(versionIndex).version(), plotter.center[i], plotter.sigma[i]);
        points.add(new JudgedPoint(plotter.statistics.get(i), plotter.value[i], limits));
        for (int rest = fired[i]; rest != 0; rest &= rest - 1) {
          signals.add(signal(i, Integer.numberOfTrailingZeros(rest), limits));
        }
      }
    }
    return new Judgement(subgroup, Result.of(List.copyOf(points)), signals);
  }

  private Signal signal(int at, int position, PlottedLimits limits) {
    PlottedStatistic statistic = plotter.statistics.get(at);
    NumberedRule rule = evaluators[at].rules().rules().get(position);
    long pattern = evaluators[at].pattern(position);
    List<Long> subgroups = new ArrayList<>();
    for (int back = rule.rule().span() - 1; back >= 0; back--) {
      if ((pattern >>> back & 1) != 0) {
        subgroups.add(closed - back);
      }
    }
    return new Signal(
        new SignalKey(chart.id(), closed, statistic, rule.number()),
        rule.rule(),
        newestLast.instant(),
        plotter.value[at],
        limits,
        subgroups);
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

  Plotter plotter() {
    return plotter;
  }

  RuleEvaluator[] evaluators() {
    return evaluators;
  }

  boolean takesCounts() {
    return takesCounts;
  }

  boolean isInterrupted() {
    return interrupted;
  }

  /** Version number of the limits in use, 0 for none. */
  int limitVersion() {
    return versionIndex < 0 ? 0 : versions.get(versionIndex).version();
  }

  /** Takes up what a saved state says; the running values follow. */
  void takeUp(long subgroupsClosed, int limitVersion, boolean afterInterruption) {
    closed = subgroupsClosed;
    interrupted = afterInterruption;
    versionIndex = -1;
    for (int i = 0; limitVersion != 0 && i < versions.size(); i++) {
      if (versions.get(i).version() == limitVersion) {
        versionIndex = i;
        plotter.judgeBy(versions.get(i).parameters());
      }
    }
    if (limitVersion != 0 && versionIndex < 0) {
      throw new IllegalArgumentException(
          "the state uses limit version " + limitVersion + ", which the chart does not have");
    }
  }
}
