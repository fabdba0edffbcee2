/**
 * What is made and how it is inspected: parts with their operations, versions of inspection plans,
 * who is qualified, gauges; brought in and taken out as one set.
 *
 * <p>Must not know batches or records.
 */
@NullMarked
package io.gaugewire.ingest.plan;

import org.jspecify.annotations.NullMarked;
