/**
 * Batches: where each stands in its routing, what holds it, what went into it and where it went.
 *
 * <p>Must not know inspection records or how nonconforming product is decided on.
 */
@NullMarked
package io.gaugewire.ingest.batch;

import org.jspecify.annotations.NullMarked;
