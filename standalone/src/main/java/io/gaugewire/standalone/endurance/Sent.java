package io.gaugewire.standalone.endurance;

/**
 * How far the parcels of an edge have come.
 *
 * @param produced parcels that it numbered, over all its outboxes
 * @param stored parcels that are committed
 */
record Sent(long produced, long stored) {}
