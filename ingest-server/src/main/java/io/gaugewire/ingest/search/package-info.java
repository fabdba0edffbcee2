/**
 * Finds what somebody has in hand: a batch, a serial number, a part, a gauge, a person, a
 * nonconformance, a complaint. It reads and never changes; the screens know where each is shown.
 */
@NullMarked
package io.gaugewire.ingest.search;

import org.jspecify.annotations.NullMarked;
