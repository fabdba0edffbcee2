/**
 * The way in: doors through which parcels arrive over MQTT, and the lanes that put each edge's
 * parcels in order, gather those of many edges into batches, and have them stored. Everything is
 * bounded; what finds no room is not acknowledged and comes again.
 *
 * <p>Must not know what is made of the parcels, nor any SQL.
 */
@NullMarked
package io.gaugewire.ingest.intake;

import org.jspecify.annotations.NullMarked;
