/**
 * Brings the virtual plant's past into an installation that is still empty, along the way that
 * every reading takes: through an outbox and an uplink of its own.
 *
 * <p>Must not know the database.
 */
@NullMarked
package io.gaugewire.standalone.history;

import org.jspecify.annotations.NullMarked;
