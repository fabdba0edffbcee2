/**
 * Recomputes every stream's ledger from the stored rows, so that a change made behind the server's
 * back shows: what was altered, what is missing, what was added. Works on a snapshot, beside a
 * running server, in bounded memory.
 *
 * <p>Must not know how parcels come in, and never writes.
 */
@NullMarked
package io.gaugewire.ingest.verify;

import org.jspecify.annotations.NullMarked;
