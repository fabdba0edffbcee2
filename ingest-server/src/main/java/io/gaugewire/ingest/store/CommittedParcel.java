package io.gaugewire.ingest.store;

import io.gaugewire.wire.Contents;
import io.gaugewire.wire.EdgeId;
import java.time.Instant;

/**
 * A parcel that is committed. Shared between threads, so its contents must not be changed.
 *
 * @param edge whose parcel it is
 * @param received when the server received it
 * @param contents with tag <em>ids of this database</em> in place of the stream's own tag numbers,
 *     in the readings as in the announced tags; readings in their order. Empty when {@code
 *     withheld}.
 * @param withheld whether its contents stand in the quarantine
 */
public record CommittedParcel(
    ParcelKey key, EdgeId edge, Instant received, Contents contents, boolean withheld) {}
