/**
 * Online monitoring: observations go in, in order; judged subgroups and signals come out.
 *
 * <p>{@link io.gaugewire.spc.monitor.MonitoredChart} says what is watched and how. {@link
 * io.gaugewire.spc.monitor.ChartMonitor} is the state machine for one chart: {@code observe},
 * {@code count}, {@code endGroup} and {@code interrupt} return whether a subgroup closed, {@code
 * judgement()} then tells what it was and which signals it gave. {@code state()} is its whole
 * memory in bytes and {@code ChartMonitor.resume} goes on from it; {@code ChartMonitor.rebuild}
 * gets there from stored subgroups. {@link io.gaugewire.spc.monitor.Steps} is the same machine as a
 * pure function {@code (state, input) → (state, judgement)}. Signals depend on the order of the
 * inputs alone, never on how they were cut into calls or when the machine was stopped and resumed.
 *
 * <p>{@link io.gaugewire.spc.monitor.OpenEvents} folds repeated signals, {@link
 * io.gaugewire.spc.monitor.DueChecks} finds checks that were not made, {@link
 * io.gaugewire.spc.monitor.RateWatch} a rate beyond its objective. Nothing here reads a clock or
 * keeps more than a bounded memory for each chart. Each machine is confined to one thread.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.monitor;
