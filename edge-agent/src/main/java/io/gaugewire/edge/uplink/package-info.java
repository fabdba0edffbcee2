/**
 * Carries parcels from the outbox to the server over MQTT and brings back what the server has
 * committed, holds and context.
 *
 * <p>Trusts neither the client library nor any broker to keep a parcel. Must not know what is in a
 * parcel.
 */
@NullMarked
package io.gaugewire.edge.uplink;

import org.jspecify.annotations.NullMarked;
