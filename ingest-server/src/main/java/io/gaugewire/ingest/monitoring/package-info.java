/**
 * From committed parcels to subgroups and signals: follows the store, lets each chart's monitor
 * judge, and writes what came out together with the position reached, so that every reading is
 * judged once however often the server is killed.
 *
 * <p>Must not know MQTT, HTTP or what becomes of a signal.
 */
@NullMarked
package io.gaugewire.ingest.monitoring;

import org.jspecify.annotations.NullMarked;
