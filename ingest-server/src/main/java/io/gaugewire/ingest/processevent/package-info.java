/**
 * Process events: signals of charts that somebody must look at, folded while one is open, with what
 * is suspect since the last good subgroup. A signal is no nonconformance.
 *
 * <p>Must not know how charts are judged.
 */
@NullMarked
package io.gaugewire.ingest.processevent;

import org.jspecify.annotations.NullMarked;
