/**
 * Quality objectives measured from counts: actual against target, trend, forecast, and what each
 * part contributes.
 *
 * <p>An objective is a rate over a period, such as "at most 0.4 % of parts nonconforming this
 * month". Instants are given in; knows nothing of departments, people or reports.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.objective;
