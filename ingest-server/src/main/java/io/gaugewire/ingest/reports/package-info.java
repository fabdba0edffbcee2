/**
 * Reports: the figures of a period, frozen with their hash when they are drafted, approved, issued
 * and revised, and as files.
 *
 * <p>Must not know how figures come about; it asks for sums and lists.
 */
@NullMarked
package io.gaugewire.ingest.reports;

import org.jspecify.annotations.NullMarked;
