/**
 * Counts turned into rates that carry their numerator, their denominator and an interval.
 *
 * <p>Proportions of units, rates of nonconformities, six sigma metrics, yields, Pareto order, and
 * whether two periods differ by more than chance. Knows nothing of time, products or departments.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.rate;
