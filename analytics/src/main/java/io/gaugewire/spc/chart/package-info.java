/**
 * Control charts: values in, points with their limits out.
 *
 * <p>A chart is one or more panels; a panel is a list of points, each with the value plotted and
 * the limits that hold for it, or the reason why there are none. A chart says which points are
 * strictly beyond the limits and nothing more: other patterns are the business of rules.
 * Specification limits are unknown here, except to pre-control, which is no control chart.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.chart;
