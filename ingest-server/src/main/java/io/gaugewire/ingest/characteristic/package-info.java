/**
 * What is measured on a part: characteristics with unit and specification, and the tags that feed
 * them.
 *
 * <p>Must not know charts or how readings arrive.
 */
@NullMarked
package io.gaugewire.ingest.characteristic;

import org.jspecify.annotations.NullMarked;
