/**
 * How long a chart runs until it signals: average run lengths, operating characteristics, design of
 * EWMA and CUSUM charts, and the alarm budget of a choice of rules.
 *
 * <p>A run length counts the points up to and including the one that signals, from a fresh start
 * (zero state), with known parameters and independent points. In control it is the mean number of
 * points between false alarms; after a shift, the mean delay. Limits estimated from few data give
 * other run lengths than these.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.arl;
