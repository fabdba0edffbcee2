/**
 * Master data as one set that people review: given out and brought in as one YAML file or as CSV
 * tables, all of it or nothing, with every change recorded; and each record of it edited under its
 * version, with its history.
 *
 * <p>Must not know how records are judged.
 */
@NullMarked
package io.gaugewire.ingest.masterset;

import org.jspecify.annotations.NullMarked;
