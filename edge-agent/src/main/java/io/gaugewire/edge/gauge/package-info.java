/**
 * Polls the gauges: one lane for each physical connection, one thread for each lane.
 *
 * <p>Polls keep a fixed rate on the monotonic clock, and polls that were skipped are counted. A
 * gauge that does not answer is asked rarely and never delays the gauges beside it for long. A lane
 * cannot die unseen: whatever its loop throws is counted and the loop begins again.
 */
@NullMarked
package io.gaugewire.edge.gauge;

import org.jspecify.annotations.NullMarked;
