/**
 * The server itself: version, kind of storage, time zone of the plant, how far monitoring is
 * behind.
 *
 * <p>Must not know what any feature does.
 */
@NullMarked
package io.gaugewire.ingest.system;

import org.jspecify.annotations.NullMarked;
