package io.gaugewire.standalone.analyze;

import io.gaugewire.spc.Result;
import io.gaugewire.spc.capability.CapabilityStatement;
import io.gaugewire.spc.capability.CapabilityStudy;
import io.gaugewire.spc.chart.Panel;
import io.gaugewire.spc.rule.RuleHit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found in a file.
 *
 * @param chart which chart
 * @param characteristic names of the columns
 * @param parameters of each stage: what its limits rest on
 * @param panels location first
 * @param capability beside the specification, if one was given
 */
record Analysis(
    ChartChoice chart,
    List<String> characteristic,
    List<Result<Map<String, Double>>> parameters,
    List<JudgedPanel> panels,
    Optional<Capability> capability) {

  /**
   * One panel with its signals.
   *
   * @param panel points and limits
   * @param stageStarts positions where stages begin, 0 first
   * @param signals by position and rule
   */
  record JudgedPanel(Panel panel, List<Integer> stageStarts, List<Signal> signals) {}

  /**
   * A rule found something.
   *
   * @param rule its number; 1 is a point beyond the limits
   * @param position of the point that completes the pattern, from 0
   * @param points that make the pattern
   * @param says what the rule looks for
   */
  record Signal(int rule, int position, List<Integer> points, String says) {
    static Signal of(RuleHit hit) {
      return new Signal(hit.number(), hit.index(), hit.points(), hit.rule().description());
    }
  }

  /**
   * Capability or performance, whichever may be called so.
   *
   * @param study the figures
   * @param statement which of them may be called what, and why
   * @param confidence of all intervals
   */
  record Capability(CapabilityStudy study, CapabilityStatement statement, double confidence) {}
}
