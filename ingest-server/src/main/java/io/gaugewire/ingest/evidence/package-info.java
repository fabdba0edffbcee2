/**
 * Records of a time as files, to hand to an auditor: as they stand in the database, with the chain
 * of changes over them and a list of hashes.
 *
 * <p>Must not know what the records mean.
 */
@NullMarked
package io.gaugewire.ingest.evidence;

import org.jspecify.annotations.NullMarked;
