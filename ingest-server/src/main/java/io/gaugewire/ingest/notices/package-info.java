/**
 * Carries what climbed to an office out of the house: to other programs by HTTP, to people by mail.
 * Each door has its own place in the order of escalations and goes on from there, whatever failed.
 *
 * <p>Must not know why something climbed.
 */
@NullMarked
package io.gaugewire.ingest.notices;

import org.jspecify.annotations.NullMarked;
