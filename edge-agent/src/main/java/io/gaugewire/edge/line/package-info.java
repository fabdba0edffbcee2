/**
 * Takes measurements from sources that send one line of text for each: multiplexers of hand gauges,
 * scales, printers' ports.
 *
 * <p>A line counts when it is complete and fits its template; anything else is refused, counted and
 * said. Knows nothing of registers.
 */
@NullMarked
package io.gaugewire.edge.line;

import org.jspecify.annotations.NullMarked;
