package io.gaugewire.standalone.analyze;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.capability.CapabilityGate;
import io.gaugewire.spc.capability.CapabilityStudy;
import io.gaugewire.spc.capability.Stability;
import io.gaugewire.spc.chart.Panel;
import io.gaugewire.spc.chart.Point;
import io.gaugewire.spc.limits.ControlLimits;
import io.gaugewire.spc.rule.NumberedRule;
import io.gaugewire.spc.rule.Plotted;
import io.gaugewire.spc.rule.PlottedStatistic;
import io.gaugewire.spc.rule.RuleHit;
import io.gaugewire.spc.rule.RuleSet;
import io.gaugewire.spc.rule.RunRule;
import io.gaugewire.standalone.analyze.Analysis.JudgedPanel;
import io.gaugewire.standalone.analyze.Analysis.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds signals.
 *
 * @param rules for statistics that take them
 * @param sigmas where the limits are, in standard errors
 */
record Judge(RuleSet rules, double sigmas) {
  private static final double CONFIDENCE = 0.95;
  private static final int SIGNALS_NAMED = 5;

  /** Points beyond the limits, and every rule that suits the statistic. */
  JudgedPanel all(Panel panel, PlottedStatistic statistic, List<Integer> stageStarts) {
    List<Signal> signals = new ArrayList<>(beyond(panel));
    RuleSet patterns = patterns(statistic);
    for (RuleHit hit : patterns.judge(places(panel, stageStarts))) {
      signals.add(Signal.of(hit));
    }
    signals.sort(Comparator.comparingInt(Signal::position).thenComparingInt(Signal::rule));
    return new JudgedPanel(panel, stageStarts, List.copyOf(signals));
  }

  /** Points beyond the limits only: for spread, and for statistics that carry their own past. */
  JudgedPanel limitsOnly(Panel panel, List<Integer> stageStarts) {
    return new JudgedPanel(panel, stageStarts, beyond(panel));
  }

  /** The limits as drawn decide, also where they were cut or do not lie at three sigma. */
  private List<Signal> beyond(Panel panel) {
    return panel.beyondLimits().stream()
        .map(
            position ->
                new Signal(
                    1, position, List.of(position), new RunRule.BeyondLimits(sigmas).description()))
        .toList();
  }

  private RuleSet patterns(PlottedStatistic statistic) {
    List<NumberedRule> patterns =
        rules.allowedOn(statistic).rules().stream()
            .filter(rule -> !(rule.rule() instanceof RunRule.BeyondLimits))
            .toList();
    return RuleSet.of(rules.name(), patterns);
  }

  private static List<Plotted> places(Panel panel, List<Integer> stageStarts) {
    List<Plotted> places = new ArrayList<>();
    int stage = 0;
    for (Point point : panel.points()) {
      while (stage + 1 < stageStarts.size() && stageStarts.get(stage + 1) <= point.position()) {
        stage++;
      }
      places.add(place(point, stage));
    }
    return places;
  }

  /** Without a value, or without spread to judge it by, a place is a gap. */
  private static Plotted place(Point point, int stage) {
    if (point.value() instanceof Result.Available<Double>(Double value)
        && point.limits() instanceof Result.Available<ControlLimits>(ControlLimits limits)
        && limits.standardError() > 0) {
      return new Plotted.Point(value, limits.center(), limits.standardError(), stage);
    }
    return new Plotted.Missing(stage);
  }

  static Analysis.Capability capability(
      CapabilityStudy study, List<JudgedPanel> panels, int subgroups) {
    List<String> signals = new ArrayList<>();
    for (JudgedPanel panel : panels) {
      for (Signal signal : panel.signals()) {
        signals.add(
            "%s point %d, rule %d"
                .formatted(panel.panel().statistic(), signal.position() + 1, signal.rule()));
      }
    }
    int more = signals.size() - SIGNALS_NAMED;
    List<String> named = more > 0 ? new ArrayList<>(signals.subList(0, SIGNALS_NAMED)) : signals;
    if (more > 0) {
      named.add("and " + more + " more");
    }
    Stability stability =
        signals.isEmpty() ? new Stability.Stable() : new Stability.Unstable(named);
    return new Analysis.Capability(
        study, CapabilityGate.USUAL.judge(study, subgroups, stability), CONFIDENCE);
  }
}
