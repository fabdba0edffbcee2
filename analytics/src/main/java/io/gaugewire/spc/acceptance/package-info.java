/**
 * Acceptance sampling: which sample decides on a batch, and what such decisions do in the long run.
 *
 * <p>Plans for attributes by ISO 2859-1 with their switching rules, plans for variables in the
 * manner of ISO 3951, plans that accept on zero, and operating characteristics. Speaks of lots, as
 * the standards do. The tables of an edition are data beside this package; knows nothing of
 * inspections or records.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.acceptance;
