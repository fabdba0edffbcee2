package io.gaugewire.edge.uplink;

/** A connection that takes messages; what becomes of them is not known. */
interface Link {
  /** Hands a message over without waiting; false when the connection takes none at the moment. */
  boolean publish(String topic, byte[] payload);
}
