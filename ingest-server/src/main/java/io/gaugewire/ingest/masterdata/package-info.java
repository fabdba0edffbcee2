/**
 * Stations, characteristics and charts as one file that people review, taken over as a whole or not
 * at all.
 *
 * <p>Must not know readings or signals.
 */
@NullMarked
package io.gaugewire.ingest.masterdata;

import org.jspecify.annotations.NullMarked;
