/**
 * The voice of the customer: complaints with their answers, deliveries and the return visits after
 * them, planned and made.
 *
 * <p>Must not know what the plant did about it.
 */
@NullMarked
package io.gaugewire.ingest.feedback;

import org.jspecify.annotations.NullMarked;
