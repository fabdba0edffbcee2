package io.gaugewire.spc.monitor;

import io.gaugewire.spc.rule.PlottedStatistic;

/**
 * Identifies a signal for ever: judging the same subgroup again gives the same key.
 *
 * @param chart the chart
 * @param subgroup number of the subgroup that completes the pattern
 * @param statistic which of the chart's statistics shows it
 * @param rule number of the rule in that statistic's rule set
 */
public record SignalKey(ChartId chart, long subgroup, PlottedStatistic statistic, int rule) {}
