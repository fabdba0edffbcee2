/**
 * The constants of control charts, computed from their definitions instead of copied from a table.
 *
 * <p>All of them are moments or quantiles of statistics of independent standard normal values: the
 * range (d2, d3, d4), the standard deviation (c4) and the median. Published tables carry three to
 * five digits; these values are good to at least twelve.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.constants;
