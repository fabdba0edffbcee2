/**
 * Inspection: which checks a batch must pass and by when, the signed records of them from stations
 * and desks under one set of rules, and what was missed.
 *
 * <p>Must not know how nonconforming product is decided on: it announces what it finds.
 */
@NullMarked
package io.gaugewire.ingest.inspection;

import org.jspecify.annotations.NullMarked;
