/**
 * Nonconforming product: reports from their raising to their close, what is decided on how many
 * pieces, corrective actions, and the clocks that make what nobody answers climb.
 *
 * <p>Must not know how inspections are judged.
 */
@NullMarked
package io.gaugewire.ingest.nonconformance;

import org.jspecify.annotations.NullMarked;
