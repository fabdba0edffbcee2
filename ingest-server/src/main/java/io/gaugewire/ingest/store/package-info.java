/**
 * What edges sent, stored exactly once: streams with their cursors, tags, parcels into the tables
 * in one transaction and back out of them, and who is told of what was committed.
 *
 * <p>Must not know how parcels travel (MQTT) or what is made of them (charts).
 */
@NullMarked
package io.gaugewire.ingest.store;

import org.jspecify.annotations.NullMarked;
