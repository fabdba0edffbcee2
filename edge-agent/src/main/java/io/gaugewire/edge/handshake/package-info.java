/**
 * Takes results from stations: each exactly once, or a gap that says so.
 *
 * <p>A result is read whole, written to the journal and on disk before the station hears an
 * acknowledgement. What a lost reply or a restart leaves open is settled by the station's counter;
 * where it has none, by the content of the last result and, if that cannot tell, by a gap. The
 * package knows nothing of threads and connections.
 */
@NullMarked
package io.gaugewire.edge.handshake;

import org.jspecify.annotations.NullMarked;
