/**
 * How values are spread: probability distributions with exact tails, their fit to data, and tests
 * of normality.
 *
 * <p>Serves capability of characteristics that are not normal (form and position errors, life
 * times, one-sided bounds). Quantiles and both tails are computed directly, never as 1 minus the
 * other tail, because parts per million live out there. Knows nothing of specifications or charts.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.distribution;
