/**
 * Gauges and their calibration: what is due, and what must be looked at again when a gauge turns
 * out to have been wrong.
 *
 * <p>Must not know how records are judged.
 */
@NullMarked
package io.gaugewire.ingest.gauges;

import org.jspecify.annotations.NullMarked;
