/**
 * What the edge offers to the people at its stations: live values, the context they work with, a
 * place to hand in inspection records, holds. Works with the server away.
 *
 * <p>Must not know registers or MQTT.
 */
@NullMarked
package io.gaugewire.edge.station;

import org.jspecify.annotations.NullMarked;
