package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartKind;
import io.gaugewire.ingest.chart.ChartPlan;
import io.gaugewire.ingest.chart.ChartSignal;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.spc.limits.Approval;
import io.gaugewire.spc.limits.Derivation;
import io.gaugewire.spc.limits.LimitHistory;
import io.gaugewire.spc.limits.LimitSet;
import io.gaugewire.spc.limits.LimitSetId;
import io.gaugewire.spc.limits.PersonId;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RevisionReason;
import io.gaugewire.spc.monitor.ChartForm;
import io.gaugewire.spc.monitor.ChartId;
import io.gaugewire.spc.monitor.ChartMonitor;
import io.gaugewire.spc.monitor.Forming;
import io.gaugewire.spc.monitor.JudgedPoint;
import io.gaugewire.spc.monitor.Judgement;
import io.gaugewire.spc.monitor.MonitorState;
import io.gaugewire.spc.monitor.MonitoredChart;
import io.gaugewire.spc.monitor.Origin;
import io.gaugewire.spc.monitor.Sample;
import io.gaugewire.spc.monitor.Signal;
import io.gaugewire.spc.monitor.Subgroup;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One chart being watched. Confined to the monitoring thread. */
final class ChartTracker {
  private static final String RULE = "nelson-";

  private final ChartDefinition definition;
  private final List<LimitVersion> limits;
  private MonitoredChart chart;
  private ChartMonitor monitor;
  private final ArrayDeque<PlottedSubgroup> recent = new ArrayDeque<>();
  private int tag;
  private String batch;
  private boolean touched;

  /**
   * Where a tracker left off.
   *
   * @param monitor the monitor's own memory
   * @param tag tag of the last measurement
   * @param batch batch of the last measurement
   */
  record Position(MonitorState monitor, int tag, String batch) {}

  /**
   * Takes a chart up.
   *
   * @param position where it was left, or empty at the very beginning
   * @param stored its stored subgroups, asked for only when the position does not fit the chart's
   *     definition any more (its rules were changed)
   * @param recent its newest stored subgroups, oldest first: one, or a whole phase I while there
   *     are no limits
   */
  ChartTracker(
      ChartDefinition definition,
      List<LimitVersion> limits,
      Optional<Position> position,
      Iterable<Subgroup> stored,
      List<PlottedSubgroup> recent) {
    this.definition = definition;
    this.limits = new ArrayList<>(limits);
    this.chart = monitored(definition, limits);
    this.monitor =
        position.map(at -> resume(chart, at.monitor(), stored)).orElse(new ChartMonitor(chart));
    this.tag = position.map(Position::tag).orElse(0);
    this.batch = position.map(Position::batch).orElse("");
    recent.forEach(this::remember);
  }

  private static ChartMonitor resume(
      MonitoredChart chart, MonitorState state, Iterable<Subgroup> stored) {
    try {
      return ChartMonitor.resume(chart, state);
    } catch (IllegalArgumentException otherDefinition) {
      return ChartMonitor.rebuild(chart, stored);
    }
  }

  /** The chart as its monitor knows it, judged by these versions. */
  static MonitoredChart monitored(ChartDefinition definition, List<LimitVersion> limits) {
    ChartPlan plan = definition.plan();
    boolean individuals = plan.kind() == ChartKind.I_MR;
    ChartForm form = individuals ? new ChartForm.Individuals() : new ChartForm.MeanAndRange();
    Map<PlottedStatistic, RuleSet> rules =
        Map.of(
            individuals ? PlottedStatistic.INDIVIDUAL : PlottedStatistic.MEAN,
            rules(plan.locationRules()),
            individuals ? PlottedStatistic.MOVING_RANGE : PlottedStatistic.RANGE,
            rules(plan.dispersionRules()));
    LimitHistory history =
        new LimitHistory(limits.stream().map(version -> limitSet(definition, version)).toList());
    return new MonitoredChart(
        id(definition), form, new Forming.Consecutive(plan.subgroupSize()), rules, history);
  }

  private static ChartId id(ChartDefinition definition) {
    return new ChartId(Integer.toString(definition.id().value()));
  }

  /** The rules of keys such as {@code nelson-2}. */
  static RuleSet rules(List<String> keys) {
    return RuleSet.nelson()
        .only(
            keys.stream()
                .mapToInt(key -> Integer.parseInt(key.substring(RULE.length())))
                .toArray());
  }

  private static LimitSet limitSet(ChartDefinition definition, LimitVersion version) {
    LimitVersion.Parameters parameters = version.parameters();
    return new LimitSet(
        new LimitSetId(id(definition).value()),
        version.version(),
        new ProcessParameters(parameters.mu(), parameters.sigma()),
        parameters.n(),
        new Derivation.Standards(version.origin().reason()),
        new Approval.Approved(
            new PersonId(version.origin().author()),
            new PersonId(version.origin().approver()),
            version.validFrom()),
        new LimitSet.Validity(
            version.validFrom(),
            version.version() == 1
                ? RevisionReason.FIRST_LIMITS
                : RevisionReason.PRELIMINARY_TO_FINAL));
  }

  ChartDefinition definition() {
    return definition;
  }

  /** The newest version it judges by; 0 while there is none. */
  int newestLimits() {
    return limits.isEmpty() ? 0 : limits.getLast().version();
  }

  /** Takes one usable measurement; adds the subgroup it closes, if it closes one. */
  void observe(int fromTag, long micros, double value, String fromBatch, List<ChartOutcome> out) {
    touched = true;
    tag = fromTag;
    batch = fromBatch;
    if (monitor.observe(value, micros, Origin.UNKNOWN)) {
      out.add(closed());
    }
  }

  /** Something is missing here: no pattern and no moving range reaches over this place. */
  void interrupt(List<ChartOutcome> out) {
    touched = true;
    if (monitor.interrupt()) {
      out.add(closed());
    }
  }

  private ChartOutcome closed() {
    Judgement judgement = monitor.judgement();
    Subgroup subgroup = judgement.subgroup();
    if (!(subgroup.sample() instanceof Sample.Measured measured)) {
      throw new IllegalStateException("a chart of measurements closed " + subgroup.sample());
    }
    List<JudgedPoint> points = judgement.points().toOptional().orElse(List.of());
    PlottedSubgroup plotted =
        new PlottedSubgroup(
            subgroup.number(),
            new PlottedSubgroup.Span(
                tag,
                micros(subgroup.first()),
                micros(subgroup.last()),
                subgroup.afterInterruption()),
            measured.location(),
            dispersion(subgroup, measured, points),
            measured.n(),
            points.isEmpty() ? 0 : points.getFirst().limits().version(),
            batch);
    remember(plotted);
    double distance = Double.NaN;
    if (!points.isEmpty()) {
      JudgedPoint location = points.getFirst();
      distance = (location.value() - location.limits().center()) / location.limits().sigma();
    }
    return new ChartOutcome(definition, plotted, signals(judgement.signals()), distance);
  }

  /** The range, or the moving range to the subgroup before where nothing lies between. */
  private OptionalDouble dispersion(
      Subgroup subgroup, Sample.Measured measured, List<JudgedPoint> points) {
    if (definition.plan().kind() == ChartKind.XBAR_R) {
      return measured.n() > 1 ? OptionalDouble.of(measured.spread()) : OptionalDouble.empty();
    }
    if (points.isEmpty()) {
      return subgroup.afterInterruption() || recent.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(Math.abs(measured.location() - recent.getLast().location()));
    }
    return points.size() > 1 ? OptionalDouble.of(points.get(1).value()) : OptionalDouble.empty();
  }

  /** Keeps the newest subgroup, and a whole phase I as long as limits are still to come. */
  private void remember(PlottedSubgroup subgroup) {
    int most = limits.isEmpty() ? definition.plan().phaseOne() : 1;
    recent.addLast(subgroup);
    while (recent.size() > most) {
      recent.removeFirst();
    }
  }

  private List<ChartSignal> signals(List<Signal> found) {
    return found.isEmpty() ? List.of() : found.stream().map(this::signal).toList();
  }

  private ChartSignal signal(Signal signal) {
    PlottedStatistic statistic = signal.key().statistic();
    boolean location =
        statistic == PlottedStatistic.MEAN || statistic == PlottedStatistic.INDIVIDUAL;
    return new ChartSignal(
        signal.key().subgroup(),
        location ? ChartSignal.Panel.LOCATION : ChartSignal.Panel.DISPERSION,
        RULE + signal.key().rule(),
        micros(signal.at()),
        signal.subgroups());
  }

  /** Whether the first limits can be estimated now: none yet, and as many subgroups as planned. */
  boolean phaseOneComplete() {
    long closed = monitor.subgroups();
    return limits.isEmpty() && closed > 0 && closed % definition.plan().phaseOne() == 0;
  }

  /** The subgroups of the phase I that has just been completed, oldest first. */
  List<PlottedSubgroup> phaseOne() {
    return List.copyOf(recent);
  }

  /** Judges by one more version from the next subgroup on. */
  void judgeBy(LimitVersion version) {
    limits.add(version);
    chart = chart.with(limitSet(definition, version));
    monitor = ChartMonitor.resume(chart, monitor.state());
    touched = true;
  }

  /** Whether anything happened since {@link #settled}. */
  boolean touched() {
    return touched;
  }

  void settled() {
    touched = false;
  }

  Position position() {
    return new Position(monitor.state(), tag, batch);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
