/**
 * What is measured on a part: characteristics with names, unit and specification.
 *
 * <p>Must not know charts or how readings arrive.
 */
@NullMarked
package io.gaugewire.ingest.characteristic;

import org.jspecify.annotations.NullMarked;
