package io.gaugewire.spc.monitor;

import java.util.Optional;

/**
 * The monitor as a pure function: {@code (state, input) → (state, judgement)}. Gives to the letter
 * what {@link ChartMonitor} gives, at the price of a saved and restored state for each input.
 */
public final class Steps {

  private Steps() {}

  /**
   * What one input led to.
   *
   * @param state the state after it
   * @param judgement the subgroup that it closed, if it closed one
   */
  public record Step(MonitorState state, Optional<Judgement> judgement) {}

  /** The state of a chart that has seen nothing. */
  public static MonitorState start(MonitoredChart chart) {
    return new ChartMonitor(chart).state();
  }

  /**
   * Takes one input.
   *
   * @throws IllegalArgumentException if the state is not one of this chart, or the input cannot be
   *     plotted on it
   */
  public static Step step(MonitoredChart chart, MonitorState state, MonitorInput input) {
    ChartMonitor monitor = ChartMonitor.resume(chart, state);
    boolean closed = monitor.apply(input);
    return new Step(monitor.state(), closed ? Optional.of(monitor.judgement()) : Optional.empty());
  }
}
