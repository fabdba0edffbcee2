/**
 * Run rules: what makes a pattern of plotted points a signal.
 *
 * <p>A {@link io.gaugewire.spc.rule.RunRule} is a value with its parameters; a {@link
 * io.gaugewire.spc.rule.RuleSet} is a numbered list of them (Nelson, Western Electric, AIAG or
 * one's own). {@link io.gaugewire.spc.rule.RuleSet#judge} judges a whole sequence, {@link
 * io.gaugewire.spc.rule.RuleEvaluator} one point at a time in constant time and without allocation;
 * the two agree point for point. Knows nothing of charts, limits or how a point came to be: it sees
 * values, center lines and standard deviations.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.rule;
