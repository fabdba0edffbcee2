package io.gaugewire.spc.monitor;

import io.gaugewire.spc.limits.LimitSet;
import io.gaugewire.spc.rule.NumberedRule;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleEvaluator;
import io.gaugewire.spc.rule.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Plots the closed subgroups of a chart under the limits that are in force, and keeps what the
 * rules need of earlier points. As long as nobody asks for points and signals, it allocates
 * nothing. Confined to its monitor's thread.
 */
final class Judge {
  private final MonitoredChart chart;
  private final List<LimitSet> versions;
  private final Plotter plotter;
  private final RuleEvaluator[] evaluators;

  /** Of each statistic, the rules that the newest subgroup broke, as bits. */
  private final int[] fired;

  private int versionIndex = -1;
  private boolean judged;

  Judge(MonitoredChart chart) {
    this.chart = chart;
    this.versions = chart.limits().versions();
    this.plotter = Plotter.of(chart.form());
    this.evaluators =
        chart.form().statistics().stream()
            .map(s -> new RuleEvaluator(chart.rules().getOrDefault(s, RuleSet.none())))
            .toArray(RuleEvaluator[]::new);
    this.fired = new int[evaluators.length];
  }

  /** No pattern and no moving range reaches over this place. */
  void interrupt() {
    plotter.interrupt();
    restartRules();
  }

  /** Judges the next subgroup; new limits that are in force at its last moment begin with it. */
  void judge(Figures figures, Moment last) {
    int inForce = versionIndex;
    while (inForce + 1 < versions.size()
        && !last.isBefore(versions.get(inForce + 1).validity().from())) {
      inForce++;
    }
    if (inForce != versionIndex) {
      versionIndex = inForce;
      plotter.judgeBy(versions.get(inForce).parameters());
      plotter.restart();
      restartRules();
    }
    judged = versionIndex >= 0;
    if (judged) {
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

  /** Whether limits were in force for the newest subgroup. */
  boolean judged() {
    return judged;
  }

  /** Whether the newest subgroup gave any signal. */
  boolean hasSignals() {
    if (judged) {
      for (int rules : fired) {
        if (rules != 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** The points of the newest subgroup, which was judged. */
  List<JudgedPoint> points() {
    List<JudgedPoint> points = new ArrayList<>();
    for (int i = 0; i < evaluators.length; i++) {
      if (plotter.present[i]) {
        points.add(new JudgedPoint(plotter.statistics.get(i), plotter.value[i], limits(i)));
      }
    }
    return List.copyOf(points);
  }

  /**
   * The signals of the newest subgroup, which was judged.
   *
   * @param subgroup its number
   * @param at its last moment
   */
  List<Signal> signals(long subgroup, Instant at) {
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < evaluators.length; i++) {
      for (int rest = plotter.present[i] ? fired[i] : 0; rest != 0; rest &= rest - 1) {
        signals.add(signal(i, Integer.numberOfTrailingZeros(rest), subgroup, at));
      }
    }
    return signals;
  }

  private PlottedLimits limits(int statistic) {
    return new PlottedLimits(
        versions.get(versionIndex).version(), plotter.center[statistic], plotter.sigma[statistic]);
  }

  private Signal signal(int of, int position, long subgroup, Instant at) {
    PlottedStatistic statistic = plotter.statistics.get(of);
    NumberedRule rule = evaluators[of].rules().rules().get(position);
    long pattern = evaluators[of].pattern(position);
    List<Long> subgroups = new ArrayList<>();
    for (int back = rule.rule().span() - 1; back >= 0; back--) {
      if ((pattern >>> back & 1) != 0) {
        subgroups.add(subgroup - back);
      }
    }
    return new Signal(
        new SignalKey(chart.id(), subgroup, statistic, rule.number()),
        rule.rule(),
        at,
        plotter.value[of],
        limits(of),
        subgroups);
  }

  /** Version number of the limits in use, 0 for none. */
  int limitVersion() {
    return versionIndex < 0 ? 0 : versions.get(versionIndex).version();
  }

  /**
   * Judges by a version from here on; the running values follow by {@link #restore}.
   *
   * @throws IllegalArgumentException if the chart does not have it
   */
  void takeUp(int limitVersion) {
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

  /** Writes the running values of the statistics, which do not depend on rules. */
  void saveRunningValues(StateWriter out) {
    plotter.save(out);
  }

  void restoreRunningValues(StateReader in) {
    plotter.restore(in);
  }

  /** Writes the running values of statistics and rules. */
  void save(StateWriter out) {
    saveRunningValues(out);
    for (RuleEvaluator evaluator : evaluators) {
      long[] words = new long[evaluator.stateSize()];
      evaluator.save(words, 0);
      for (long word : words) {
        out.writeLong(word);
      }
    }
  }

  void restore(StateReader in) {
    restoreRunningValues(in);
    for (RuleEvaluator evaluator : evaluators) {
      long[] words = new long[evaluator.stateSize()];
      for (int i = 0; i < words.length; i++) {
        words[i] = in.readLong();
      }
      evaluator.restore(words, 0);
    }
  }
}
