package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartDefinition;
import io.gaugewire.ingest.chart.ChartKind;
import io.gaugewire.ingest.chart.ChartPlan;
import io.gaugewire.ingest.chart.ChartSignal;
import io.gaugewire.ingest.chart.ChartStage;
import io.gaugewire.ingest.chart.LimitVersion;
import io.gaugewire.ingest.chart.PlottedSubgroup;
import io.gaugewire.ingest.chart.RunRules;
import io.gaugewire.spc.limits.Approval;
import io.gaugewire.spc.limits.Derivation;
import io.gaugewire.spc.limits.LimitHistory;
import io.gaugewire.spc.limits.LimitSet;
import io.gaugewire.spc.limits.LimitSetId;
import io.gaugewire.spc.limits.PersonId;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RevisionReason;
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
  private final ChartDefinition definition;
  private final List<LimitVersion> limits;
  private final List<ChartStage> stages;
  private ChartMonitor monitor;
  private final ArrayDeque<PlottedSubgroup> recent = new ArrayDeque<>();
  private int stage;
  private int tag;
  private String batch;
  private boolean touched;

  /**
   * Where a tracker left off.
   *
   * @param monitor the monitor's own memory
   * @param stage version of the settings that the memory was made under
   * @param tag tag of the last measurement
   * @param batch batch of the last measurement
   */
  record Position(MonitorState monitor, int stage, int tag, String batch) {}

  /**
   * What is stored of a chart.
   *
   * @param recent its newest subgroups, oldest first: one, or a whole phase I while there are no
   *     limits
   * @param all every subgroup, asked for only when the position cannot be read any more
   */
  record Stored(List<PlottedSubgroup> recent, Iterable<Subgroup> all) {}

  /** The newest versions of settings and of limits; 0 while there are no limits. */
  record Versions(int stage, int limits) {}

  /**
   * A time in which a chart takes readings.
   *
   * @param from source time, microseconds since 1970 UTC
   * @param to first source time it no longer does
   */
  record Service(long from, long to) {}

  /**
   * Takes a chart up.
   *
   * @param stages every version of its settings, oldest first
   * @param position where it was left, or empty at the very beginning
   */
  ChartTracker(
      ChartDefinition definition,
      List<LimitVersion> limits,
      List<ChartStage> stages,
      Optional<Position> position,
      Stored stored) {
    this.definition = definition.under(stages.getLast());
    this.limits = new ArrayList<>(limits);
    this.stages = List.copyOf(stages);
    this.stage = position.map(Position::stage).orElse(stages.size());
    this.monitor = position.map(at -> resumed(at.monitor(), stored)).orElseGet(this::fresh);
    this.tag = position.map(Position::tag).orElse(0);
    this.batch = position.map(Position::batch).orElse("");
    stored.recent().forEach(this::remember);
  }

  private ChartMonitor fresh() {
    return new ChartMonitor(monitored(definition, limits));
  }

  /** A state of another version of the software is not read; it is made again. */
  private ChartMonitor resumed(MonitorState state, Stored stored) {
    MonitoredChart then = monitored(definition, limits).with(rulesOf(stage));
    try {
      return ChartMonitor.resume(then, state);
    } catch (IllegalArgumentException unreadable) {
      return rebuilt(stored.all());
    }
  }

  /**
   * Judges what is stored again, each subgroup by the rules of its time, for the state after it.
   */
  private ChartMonitor rebuilt(Iterable<Subgroup> stored) {
    int reached = 1;
    ChartMonitor again = new ChartMonitor(monitored(definition, limits).with(rulesOf(reached)));
    for (Subgroup subgroup : stored) {
      int next = reached;
      while (next < stage && stages.get(next).firstSubgroup() <= subgroup.number()) {
        next++;
      }
      if (next != reached) {
        again = under(again, rulesOf(next));
        reached = next;
      }
      again.accept(subgroup);
    }
    return under(again, rulesOf(stage));
  }

  private static ChartMonitor under(ChartMonitor monitor, Map<PlottedStatistic, RuleSet> rules) {
    return rules.equals(monitor.chart().rules()) ? monitor : monitor.judgingBy(rules);
  }

  private Map<PlottedStatistic, RuleSet> rulesOf(int version) {
    return rules(stages.get(version - 1).plan());
  }

  /** The chart as its monitor knows it, judged by these versions. */
  static MonitoredChart monitored(ChartDefinition definition, List<LimitVersion> limits) {
    ChartPlan plan = definition.plan();
    LimitHistory history =
        new LimitHistory(limits.stream().map(version -> limitSet(definition, version)).toList());
    return new MonitoredChart(
        id(definition),
        plan.kind().form(),
        new Forming.Consecutive(plan.subgroupSize()),
        rules(plan),
        history);
  }

  private static Map<PlottedStatistic, RuleSet> rules(ChartPlan plan) {
    List<PlottedStatistic> plotted = plan.kind().form().statistics();
    return Map.of(
        plotted.getFirst(),
        RunRules.of(plan.locationRules()),
        plotted.getLast(),
        RunRules.of(plan.dispersionRules()));
  }

  private static ChartId id(ChartDefinition definition) {
    return new ChartId(Integer.toString(definition.id().value()));
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

  /** The newest versions it knows. */
  Versions newest() {
    return new Versions(stages.size(), limits.isEmpty() ? 0 : limits.getLast().version());
  }

  /** The times in which it takes readings, in order. */
  List<Service> inService() {
    List<Service> times = new ArrayList<>();
    boolean running = true;
    long from = Long.MIN_VALUE;
    for (ChartStage next : stages) {
      if (next.retired() == running) {
        long since = next.version() == 1 ? Long.MIN_VALUE : micros(next.since());
        if (running) {
          times.add(new Service(from, since));
        }
        from = since;
        running = !running;
      }
    }
    if (running) {
      times.add(new Service(from, Long.MAX_VALUE));
    }
    return times;
  }

  /**
   * Takes up what people changed since: the next subgroup to close is the first judged by it. A
   * chart that was retired and resumed begins anew; what was open then is closed as it is.
   */
  private void takeUp(List<ChartOutcome> out) {
    if (stage == stages.size()) {
      return;
    }
    boolean retired = stages.get(stage - 1).retired();
    boolean paused =
        stages.subList(stage, stages.size()).stream().anyMatch(next -> next.retired() != retired);
    monitor = under(monitor, rulesOf(stages.size()));
    stage = stages.size();
    if (paused && monitor.interrupt()) {
      out.add(closed());
    }
  }

  /** Takes one usable measurement; adds the subgroups it closes. */
  void observe(int fromTag, long micros, double value, String fromBatch, List<ChartOutcome> out) {
    touched = true;
    takeUp(out);
    tag = fromTag;
    batch = fromBatch;
    if (monitor.observe(value, micros, Origin.UNKNOWN)) {
      out.add(closed());
    }
  }

  /** Something is missing here: no pattern and no moving range reaches over this place. */
  void interrupt(List<ChartOutcome> out) {
    touched = true;
    takeUp(out);
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

  /**
   * The range or standard deviation, or the moving range to the subgroup before where nothing lies
   * between.
   */
  private OptionalDouble dispersion(
      Subgroup subgroup, Sample.Measured measured, List<JudgedPoint> points) {
    if (definition.plan().kind() != ChartKind.I_MR) {
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
        RunRules.key(signal.key().rule()),
        micros(signal.at()),
        signal.subgroups());
  }

  /** How many subgroups have closed. */
  long subgroups() {
    return monitor.subgroups();
  }

  /**
   * Whether the first limits can be estimated now: there are none yet, and as many subgroups as
   * planned, or a multiple of that where they could not be estimated before.
   *
   * @param before how many subgroups there were when that was last asked
   */
  boolean phaseOneCompletedSince(long before) {
    int planned = definition.plan().phaseOne();
    return limits.isEmpty() && subgroups() / planned > before / planned;
  }

  /** The subgroups of the phase I that has just been completed, oldest first. */
  List<PlottedSubgroup> phaseOne() {
    return List.copyOf(recent);
  }

  /** Judges by one more version from the next subgroup on. */
  void judgeBy(LimitVersion version) {
    limits.add(version);
    monitor =
        ChartMonitor.resume(monitor.chart().with(limitSet(definition, version)), monitor.state());
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
    return new Position(monitor.state(), stage, tag, batch);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
