/**
 * Mean, standard deviation, autocorrelation, one-way analysis of variance and the straight line,
 * computed so that the last digits of a double are right.
 *
 * <p>Sums run in twice the working precision and deviations are taken from the exact mean, because
 * gauge values are large numbers with small differences (74.001, 73.998, ...). Knows nothing of
 * charts, limits or specifications.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.summary;
