/**
 * What changes, as server-sent events: topics, a bounded past for clients that come back, and slow
 * clients cut off rather than buffered.
 *
 * <p>Must not know what the events mean.
 */
@NullMarked
package io.gaugewire.ingest.live;

import org.jspecify.annotations.NullMarked;
