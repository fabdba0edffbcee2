package io.gaugewire.ingest.live;

/**
 * One event of a topic.
 *
 * @param id grows by one with each event of this server process
 * @param topic for example {@code chart:12}
 * @param name the event's name as clients listen for it
 * @param json its data, one line
 */
record LiveEvent(long id, String topic, String name, String json) {}
