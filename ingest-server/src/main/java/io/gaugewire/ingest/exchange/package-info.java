/**
 * Measured values from files into the store and from the store into files: CSV and AQDEF. What
 * comes in goes the way of everything an edge sends, as numbered parcels under the ledger, so that
 * a file that was interrupted goes on and the same file twice adds nothing.
 *
 * <p>Must not know charts, HTTP or MQTT.
 */
@NullMarked
package io.gaugewire.ingest.exchange;

import org.jspecify.annotations.NullMarked;
