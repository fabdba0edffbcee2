/**
 * The seam between what observes a station and what keeps the observation: acquisition writes to a
 * {@link io.gaugewire.edge.journal.Journal}, the outbox is one.
 *
 * <p>Must not know registers, files or MQTT.
 */
@NullMarked
package io.gaugewire.edge.journal;

import org.jspecify.annotations.NullMarked;
