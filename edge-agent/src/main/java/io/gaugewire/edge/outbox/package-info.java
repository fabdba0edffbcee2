/**
 * Store and forward: everything the edge observes is kept here, on disk, in numbered parcels, until
 * the server says that it has committed them.
 *
 * <p>Must not know where an entry comes from or how a parcel travels. The files are described in
 * {@code docs/formats/outbox.md}.
 */
@NullMarked
package io.gaugewire.edge.outbox;

import org.jspecify.annotations.NullMarked;
