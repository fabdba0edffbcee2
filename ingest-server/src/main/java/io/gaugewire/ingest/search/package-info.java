/**
 * Finds what somebody has in hand: a batch, a serial number, a record, a nonconformance, a
 * complaint, a part, a plan, a gauge, a person, a report, an edge, a tag. It reads and never
 * changes; the screens know where each is shown.
 */
@NullMarked
package io.gaugewire.ingest.search;

import org.jspecify.annotations.NullMarked;
