/**
 * What the stations of an edge are given to work with while the server is away: plans, batches,
 * people, gauges, as documents.
 *
 * <p>Must not know MQTT, nor what is in the documents.
 */
@NullMarked
package io.gaugewire.ingest.stationcontext;

import org.jspecify.annotations.NullMarked;
